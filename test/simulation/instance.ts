/**
 * One instance of a function: a process that asks the stores over a bad network, may sleep, and may
 * die at any request. Between two invocations it is frozen, as Lambda freezes it: an answer that
 * comes then is heard in the next.
 */
import type { Ports } from '../../functions/publish/ports.ts';
import { enqueueFrom, type Lane, type QueueName } from '../../functions/publish/queues.ts';
import type { ObjectHead, Store } from '../../functions/store/store.ts';
import type { Bucket } from './bucket.ts';
import { LIFETIME_MS, type Occasion } from './faults.ts';
import { Network, type Asking } from './network.ts';
import type { Message } from './queue.ts';
import { simulatedScaler } from './scaler.ts';
import type { Shared } from './shared.ts';
import { distantTable } from './table.ts';

/** The most that a message is late. */
const DELAY_MS = 600_000;

export class Instance implements Asking {
  readonly ports: Ports;
  readonly renderer: string;
  dead = false;
  /** Writes that its client sent twice. */
  repeats = 0;
  /** What it works on; undefined while it is frozen. */
  batch: readonly Message[] | undefined;
  /** Called once when it dies at work. */
  onDeath: () => void = () => undefined;
  readonly name: string;
  private readonly shared: Shared;
  private readonly network: Network;
  private deadline = 0;
  private thaw: (() => void)[] = [];

  /** `lane`: what it causes waits there. */
  constructor(shared: Shared, renderer: string, name: string, lane: Lane = 'push') {
    this.shared = shared;
    this.renderer = renderer;
    this.name = name;
    this.network = new Network(shared, this);
    const { source, site, ledger } = shared.buckets;
    this.ports = {
      source: this.store(source, 'source'),
      site: this.store(site, 'site'),
      ledger: this.store(ledger, 'ledger'),
      table: distantTable(shared.rows, this.network),
      renderer,
      scaler: simulatedScaler,
      ...shared.plan.guard,
      now: () => shared.clock(),
      nonce: () => String(shared.nonces++),
      repeats: () => this.repeats,
      enqueue: enqueueFrom(lane, {
        now: (queue, keys) => this.send(queue, keys, 0),
        later: (queue, keys, writer) => this.recheck(queue, keys, writer),
      }),
      announcer: {
        announce: (changes) =>
          this.request('send', 'announce', changes[0]!.key, () => {
            for (const { key, version } of changes) shared.announced(key, version);
          }),
      },
      log: (event) => {
        if (event.event === 'collections.damaged') shared.damaged(event.reason);
      },
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

  private store(bucket: Bucket, place: 'source' | 'site' | 'ledger'): Store {
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

  private recheck(queue: QueueName, keys: readonly string[], writer?: string): Promise<void> {
    const { rechecks } = this.shared.plan;
    return rechecks === undefined ? Promise.resolve() : this.send(queue, keys, rechecks, writer);
  }

  private send(
    queue: QueueName,
    keys: readonly string[],
    delay: number,
    writer?: string,
  ): Promise<void> {
    if (keys.length === 0) return Promise.resolve();
    return this.request('send', `send ${queue}`, keys[0]!, () => {
      for (const key of keys) this.message(queue, key, delay, writer);
    });
  }

  /** Once and soon, usually: what a queue has taken it never loses. */
  private message(queue: QueueName, key: string, delay: number, writer?: string): void {
    const { faults, queues, timeline } = this.shared;
    const fault = faults.strike('message', `message to ${queue} of`, key, timeline.now);
    const late = fault?.kind === 'delayed' ? fault.extent * DELAY_MS : 0;
    queues[queue].send(key, delay + late, { writer });
    if (fault?.kind === 'duplicated')
      queues[queue].send(key, delay + fault.extent * DELAY_MS, { writer });
  }

  /** A frozen one hears it when it is thawed. */
  hear(settle: () => void): void {
    if (this.dead) return;
    if (this.batch === undefined) this.thaw.push(settle);
    else settle();
  }

  get overdue(): boolean {
    return this.shared.timeline.now > this.deadline && this.batch !== undefined;
  }

  private request<T>(occasion: Occasion, what: string, key: string, run: () => T): Promise<T> {
    const refusal = { ok: false, reason: 'moved' } as T;
    return this.network.request({ occasion, what, key, run, refusal });
  }
}
