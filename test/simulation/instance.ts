/**
 * One instance of a function: a process that asks the stores over a bad network, may sleep, and may
 * die at any request. Between two invocations it is frozen, as Lambda freezes it: an answer that
 * comes then is heard in the next.
 */
import type { Ports } from '../../functions/publish/ports.ts';
import { StoreError, type ObjectHead, type Store } from '../../functions/store/store.ts';
import type { Bucket } from './bucket.ts';
import { LATENESS_MS, LIFETIME_MS, type Fault, type Occasion } from './faults.ts';
import type { Message, Stage } from './queue.ts';
import type { Shared } from './shared.ts';

/** Shortest and longest sleep. */
const STALL = [50, 230_000] as const;

export class Instance {
  readonly ports: Ports;
  readonly renderer: string;
  dead = false;
  /** What it works on; undefined while it is frozen. */
  batch: readonly Message[] | undefined;
  /** Called once when it dies at work. */
  onDeath: () => void = () => undefined;
  private readonly shared: Shared;
  private readonly name: string;
  private deadline = 0;
  private thaw: (() => void)[] = [];

  constructor(shared: Shared, renderer: string, name: string) {
    this.shared = shared;
    this.renderer = renderer;
    this.name = name;
    const { source, state, site } = shared.buckets;
    this.ports = {
      source: this.store(source, 'source'),
      state: this.store(state, 'state'),
      site: this.store(site, 'site'),
      renderer,
      ...shared.plan.guard,
      now: () => shared.clock(),
      nonce: () => String(shared.nonces++),
      enqueue: {
        ingest: (keys) => this.send('ingest', keys, 0),
        syndicate: (keys) => this.send('syndicate', keys, 0),
        announce: (keys) => this.send('announce', keys, 0),
        recheck: (stage, keys) => this.recheck(stage, keys),
      },
      announcer: {
        announce: (changes) =>
          this.request('send', 'announce', changes[0]!.key, () => {
            for (const { key, version } of changes) shared.announced(key, version);
          }),
      },
      log: () => undefined,
    };
  }

  start(batch: readonly Message[]): void {
    this.batch = batch;
    this.deadline = this.shared.timeline.now + LIFETIME_MS;
    for (const answer of this.thaw.splice(0)) answer();
  }

  finish(): void {
    this.batch = undefined;
  }

  die(): void {
    if (this.dead) return;
    this.dead = true;
    this.shared.note(this.name, 'dies', '');
    this.onDeath();
  }

  private store(bucket: Bucket, place: 'source' | 'state' | 'site'): Store {
    return {
      get: (key) =>
        this.request('read', `get ${place}`, key, () => {
          const object = this.carried(key, bucket.get(key));
          return object && { ...object, body: object.body.slice() };
        }),
      head: (key) =>
        this.request('read', `head ${place}`, key, () => this.carried(key, bucket.head(key))),
      list: (prefix, page) =>
        this.request('read', `list ${place}`, prefix, () => bucket.list(prefix, page)),
      put: (key, body, options) => {
        const copy = Uint8Array.from(body);
        const condition = options.ifMatch ?? options.ifNoneMatch;
        const occasion = condition === undefined ? 'overwrite' : 'write';
        return this.request(occasion, `put ${place}`, key, () => bucket.put(key, copy, options));
      },
      delete: (key, condition) =>
        this.request('overwrite', `delete ${place}`, key, () => bucket.delete(key, condition)),
    };
  }

  /** What a mutant believes: that its message knows what is there. */
  private carried<T extends ObjectHead>(key: string, truth: T | undefined): T | undefined {
    if (this.shared.code.queues !== 'carries') return truth;
    const carried = this.batch?.find((message) => message.key === key)?.carried ?? truth;
    return carried === 'nothing' ? undefined : (carried as T | undefined);
  }

  private recheck(stage: Stage, keys: readonly string[]): Promise<void> {
    const { rechecks } = this.shared.plan;
    return rechecks === undefined ? Promise.resolve() : this.send(stage, keys, rechecks);
  }

  private send(stage: Stage, keys: readonly string[], delay: number): Promise<void> {
    if (keys.length === 0) return Promise.resolve();
    return this.request('send', `send ${stage}`, keys[0]!, () => {
      for (const key of keys) this.shared.queues[stage].send(key, delay);
    });
  }

  /** One request: it travels, is done at one moment, and its answer comes at once or later. */
  private request<T>(occasion: Occasion, what: string, key: string, run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.dead) return;
      const { timeline, random, faults } = this.shared;
      const draw = random.next();
      const fault = faults.strike(occasion, `${this.name} ${what}`, key, timeline.now);
      if (fault?.kind === 'crash-before') return this.die();
      const stalled = fault?.kind === 'stall-before';
      // Most requests take milliseconds; some, hundreds.
      const travel = 1 + (draw < 0.9 ? draw * 20 : (draw - 0.9) * 3000);
      timeline.after(travel + (stalled ? stall(fault) : 0), () => {
        if (timeline.now > this.deadline && this.batch !== undefined) this.die();
        // In flight when its sender died: as likely done as not; not even sent when it slept.
        if (this.dead && (stalled || draw % 0.01 < 0.005)) return;
        this.arrive(fault, what, key, run, (answer) => this.answer(answer, fault), resolve, reject);
      });
    });
  }

  private arrive<T>(
    fault: Fault | undefined,
    what: string,
    key: string,
    run: () => T,
    answer: (settle: () => void) => void,
    resolve: (value: T) => void,
    reject: (error: unknown) => void,
  ): void {
    this.shared.note(this.name, what, key, fault);
    const fail = (failure: 'throttled' | 'unavailable', message: string): void =>
      answer(() => reject(new StoreError(failure, message)));
    switch (fault?.kind) {
      case 'throttled':
        return fail('throttled', '503 Slow Down');
      case 'timed-out':
        return fail('unavailable', 'timed out');
      case 'lost':
        attempt(run);
        return fail('unavailable', 'timed out');
      case 'late':
        this.shared.timeline.after(1000 + fault.extent * (LATENESS_MS - 1000), () => {
          this.shared.note(this.name, `${what} late`, key);
          attempt(run);
        });
        return fail('unavailable', 'timed out');
      case 'conflict':
        return answer(() => resolve({ ok: false, reason: 'moved' } as T));
      case 'echo':
        attempt(run);
        return answer(() => resolve({ ok: false, reason: 'moved' } as T));
      case 'crash-after':
        attempt(run);
        return this.die();
      default: {
        let value: T;
        try {
          value = run();
        } catch (error) {
          return answer(() => reject(error));
        }
        answer(() => resolve(value));
      }
    }
  }

  private answer(settle: () => void, fault: Fault | undefined): void {
    const hear = (): void => {
      if (this.dead) return;
      if (this.batch === undefined) this.thaw.push(settle);
      else settle();
    };
    if (fault?.kind === 'stall-after') this.shared.timeline.after(stall(fault), hear);
    else hear();
  }
}

function stall({ extent }: Fault): number {
  const [least, most] = STALL;
  return least * (most / least) ** extent;
}

/** Its answer, good or bad, is never heard. */
function attempt(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}
