/**
 * The real ingest, syndicate and announce, several runs at a time, on a bad network and with
 * processes that die, under a seeded scheduler.
 *
 * Messages behave as SQS says: delivered at least once, in any order, handed back when a run fails
 * or dies. When the editors have finished and the queues are empty, the property must hold.
 */
import { announce } from '../../functions/publish/announce.ts';
import { ingest } from '../../functions/publish/ingest.ts';
import type { SiteKey, StateKey } from '../../functions/publish/keys.ts';
import type { Dependencies } from '../../functions/publish/ports.ts';
import { syndicate } from '../../functions/publish/syndicate.ts';
import type { Store } from '../../functions/store/store.ts';
import { cleanSnapshot, Newsroom, snapshot, type Stage } from '../publish/newsroom.ts';
import { faulty, type Faults, type Life } from './faulty-store.ts';
import { Random } from './random.ts';
import { Turns } from './turns.ts';

export type Files = Record<string, string | null>;

export interface Outcome {
  site: Record<string, string>;
  clean: Record<string, string>;
  /** Objects written by a second drain. */
  secondDrain: string[];
  runs: number;
}

const WORKERS = 3;

/** Editors push one step after another while the workers work; then all comes to rest. */
export async function simulate(
  seed: number,
  steps: readonly Files[],
  faults: Faults,
): Promise<Outcome> {
  const simulation = new Simulation(seed, faults);
  await simulation.run(steps);
  const { room } = simulation;
  const before = { ...(await snapshot(room.site)), ...(await snapshot(room.state)) };
  for (const key of Object.keys(await snapshot(room.source))) room.queues.ingest.add(key);
  await room.drain();
  const after = { ...(await snapshot(room.site)), ...(await snapshot(room.state)) };
  return {
    site: await snapshot(room.site),
    clean: await cleanSnapshot(room),
    secondDrain: Object.keys(after).filter((key) => after[key] !== before[key]),
    runs: simulation.runs,
  };
}

class Simulation {
  readonly room = new Newsroom();
  runs = 0;
  private readonly random: Random;
  private readonly turns: Turns;
  private readonly faults: Faults;
  private readonly late = new Set<Promise<unknown>>();
  private pushed = false;
  private busy = 0;
  private secondLooks: [Stage, string][] = [];

  constructor(seed: number, faults: Faults) {
    this.random = new Random(seed);
    this.turns = new Turns(this.random);
    this.faults = faults;
  }

  async run(steps: readonly Files[]): Promise<void> {
    const actors = [
      this.editor(steps),
      ...Array.from({ length: WORKERS }, () => this.worker(['ingest', 'syndicate', 'announce'])),
    ];
    await this.turns.until(Promise.all(actors));
  }

  private async editor(steps: readonly Files[]): Promise<void> {
    for (const step of steps) {
      for (let wait = this.random.below(40); wait > 0; wait--) await this.turns.turn();
      await this.room.push(step);
    }
    this.pushed = true;
  }

  /** Takes messages until nobody can send any more. */
  private async worker(stages: readonly Stage[]): Promise<void> {
    for (;;) {
      await this.turns.turn();
      const { queues } = this.room;
      const waiting = stages.filter((stage) => queues[stage].size > 0);
      if (waiting.length === 0) {
        if (!this.pushed || this.busy > 0 || this.late.size > 0) continue;
        if (this.secondLooks.length === 0) return;
        // The delayed second looks come after every writer is gone.
        for (const [stage, key] of this.secondLooks.splice(0)) queues[stage].add(key);
        continue;
      }
      const stage = this.random.pick(waiting);
      const keys = this.take(stage);
      this.busy++;
      await this.invoke(stage, keys);
      this.busy--;
    }
  }

  /** Some of the waiting messages, in any order; now and then one is delivered twice. */
  private take(stage: Stage): string[] {
    const queue = this.room.queues[stage];
    const keys = [...queue].filter(() => this.random.chance(0.6));
    const taken = keys.length > 0 ? keys : [this.random.pick([...queue])];
    for (const key of taken) if (!this.random.chance(0.1)) queue.delete(key);
    return taken;
  }

  private async invoke(stage: Stage, keys: string[]): Promise<void> {
    const life = { dead: false };
    const deps = this.deps(life);
    this.runs++;
    try {
      if (stage === 'ingest') for (const key of keys) await ingest(deps, key);
      if (stage === 'syndicate') await syndicate(deps, keys as StateKey[]);
      if (stage === 'announce') await announce(deps, keys as SiteKey[]);
    } catch {
      for (const key of keys) this.room.queues[stage].add(key);
    }
  }

  private deps(life: Life): Dependencies {
    // A network that is bad for ever would never let anybody finish: it mends with time.
    const faults = this.runs > 60 ? { refused: 0, lost: 0, late: 0, crash: 0 } : this.faults;
    const context = {
      random: this.random,
      turns: this.turns,
      later: (write: Promise<unknown>) => {
        const done = write.finally(() => this.late.delete(done));
        this.late.add(done);
      },
    };
    const deps = this.room.deps((store: Store) => faulty(store, life, faults, context));
    return {
      ...deps,
      wake: {
        ...deps.wake,
        secondLook: async (stage, keys) =>
          void this.secondLooks.push(...keys.map((key): [Stage, string] => [stage, key])),
      },
    };
  }
}
