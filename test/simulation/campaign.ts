/** Many seeds on all cores. */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { FaultKind } from './faults.ts';
import type { Summary, Task } from './worker.ts';

/** Seeds in one task. */
const CHUNK = 25;

export class Campaign {
  private readonly pool: Piscina;
  private readonly broken: Promise<never>;
  readonly threads: number;

  /** `remembering`: whether the pure rooms are asked once for the same arguments, or every time. */
  constructor(threads = availableParallelism(), { remembering = true } = {}) {
    this.threads = threads;
    this.pool = new Piscina({
      filename: new URL('./worker.ts', import.meta.url).href,
      minThreads: threads,
      maxThreads: threads,
      execArgv: ['--no-warnings'],
      workerData: { remembering },
    });
    this.broken = new Promise((_, reject) => this.pool.once('error', reject));
    this.broken.catch(() => undefined);
  }

  /** Rejects, too, when a thread cannot even load the code: its pool would wait for ever. */
  async one(task: Task): Promise<Summary> {
    return (await Promise.race([this.pool.run(task), this.broken])) as Summary;
  }

  /** Runs seeds from `from` on; `done` hears of each part and may end it by saying true. */
  async run(
    task: Task,
    done: (total: Summary) => boolean | undefined = () => undefined,
  ): Promise<Summary> {
    const total = nothing();
    const end = task.from + task.count;
    let next = task.from;
    let ended = false;
    const lane = async (): Promise<void> => {
      while (next < end && !ended) {
        const from = next;
        next += CHUNK;
        const part = await this.one({ ...task, from, count: Math.min(CHUNK, end - from) });
        addUp(total, part);
        ended ||= done(total) === true;
      }
    };
    await Promise.all(Array.from({ length: this.threads }, lane));
    total.failures.sort((a, b) => a.seed - b.seed);
    return total;
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}

function nothing(): Summary {
  const counts = { seeds: 0, events: 0, runs: 0, deadLetters: 0 };
  return { ...counts, faults: {}, failures: [], trace: 0, story: [] };
}

function addUp(total: Summary, part: Summary): void {
  for (const count of ['seeds', 'events', 'runs', 'deadLetters'] as const)
    total[count] += part[count];
  for (const [kind, count] of Object.entries(part.faults) as [FaultKind, number][])
    total.faults[kind] = (total.faults[kind] ?? 0) + count;
  total.failures.push(...part.failures);
}
