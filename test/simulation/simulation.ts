/**
 * One run: editors push, the real functions publish on a bad network in processes that die, and
 * when everybody has finished the property must hold. The same plan gives the same run.
 */
import { BEGIN, bytesOf } from './articles.ts';
import { judge } from './at-rest.ts';
import { Bucket } from './bucket.ts';
import type { Code } from './code.ts';
import { Faults, type Fault } from './faults.ts';
import { Instance } from './instance.ts';
import { watch, type Violation, type Watch } from './invariants.ts';
import type { Plan } from './plan.ts';
import { Queue, sqsEvent, type Message } from './queue.ts';
import { Random } from './random.ts';
import { laneOf, queueNames, stageOf, type QueueName } from '../../functions/publish/queues.ts';
import { isAnnounced } from '../../functions/site/keys.ts';
import type { StoredObject } from '../../functions/store/store.ts';
import { WatchedRows } from './rows.ts';
import type { Shared } from './shared.ts';
import { Timeline } from './timeline.ts';

export interface Outcome {
  violations: Violation[];
  faults: Fault[];
  /** Equal for equal runs, and hardly ever for others. */
  trace: number;
  events: number;
  runs: number;
  deadLetters: number;
  /** Every request in order, where that was asked for. */
  story: string[];
}

export interface Options {
  /** Only these faults happen, by number. */
  only?: ReadonlySet<number>;
  /** Tell the story. */
  told?: boolean;
}

const HOUR = 3_600_000;
/** Milliseconds after the last push until the network is good again. */
const STORM = 600_000;
/** How long SQS remembers what it was sent, where a queue is asked to. */
const DEDUPLICATION = 300_000;
/** More events than any run that comes to rest. */
const EVENTS = 60_000;

export async function simulate(code: Code, plan: Plan, options: Options = {}): Promise<Outcome> {
  const simulation = new Simulation(code, plan, options);
  await simulation.run();
  return simulation.outcome();
}

class Simulation implements Shared {
  readonly plan: Plan;
  readonly timeline = new Timeline();
  readonly random: Random;
  readonly faults: Faults;
  readonly buckets: Record<'source' | 'site' | 'ledger', Bucket>;
  readonly rows: WatchedRows;
  readonly queues: Record<QueueName, Queue>;
  nonces = 0;
  runs = 0;
  renderer = 'r1';
  readonly code: Code;
  private readonly idle = new Map<QueueName, Instance[]>();
  private readonly watch: Watch;
  private readonly story: string[] | undefined;
  private readonly sent = new Map<string, number>();
  private instances = 0;
  private trace = 0;

  constructor(code: Code, plan: Plan, { only, told }: Options) {
    this.code = code;
    this.plan = plan;
    this.random = new Random(plan.seed ^ 0x2545f491);
    this.faults = new Faults(plan.seed ^ 0x1f83d9ab, plan, only);
    this.story = told ? [] : undefined;
    const bucket = (): Bucket => new Bucket(() => this.clock());
    this.buckets = { source: bucket(), site: bucket(), ledger: bucket() };
    this.rows = new WatchedRows(() => this.clock());
    const queue = (name: QueueName): Queue =>
      new Queue(plan.queues[name], this, (batch, done) => this.invoke(name, batch, done));
    const queues = queueNames.map((name) => [name, queue(name)]);
    this.queues = Object.fromEntries(queues) as Record<QueueName, Queue>;
    this.watch = watch(this);
    this.notify();
  }

  clock(): Date {
    return new Date(BEGIN + this.timeline.now);
  }

  /** Remembers that something happened. */
  note(who: string, what: string, key: string, fault?: Fault): void {
    this.trace = Math.imul(this.trace ^ this.random.state ^ what.length, 0x01000193) ^ key.length;
    const time = (this.timeline.now / 1000).toFixed(3);
    this.story?.push(`${time} s  ${who} ${what} ${key}${fault ? `  <- ${fault.kind}` : ''}`);
  }

  damaged(reason: string): void {
    this.watch.damaged(reason);
  }

  announced(key: string, version: string): void {
    this.watch.announced(key, version);
  }

  async run(): Promise<void> {
    const last = this.push();
    this.timeline.at(last + STORM, () => (this.faults.calm = true));
    if (this.plan.sweep)
      for (let time = HOUR; time < last + STORM + HOUR; time += HOUR)
        this.timeline.at(time, () => this.sweep());
    const { violations } = this.watch;
    if (!(await this.timeline.rest(EVENTS))) violations.push(this.restless());
    else if (this.plan.sweep) await this.repair();
    if (violations.length === 0) violations.push(...(await judge(this, this.watch)));
  }

  outcome(): Outcome {
    const { faults, trace, timeline, runs, queues, story = [] } = this;
    const deadLetters = queueNames.reduce((sum, name) => sum + queues[name].deadLetters, 0);
    const { violations } = this.watch;
    const events = timeline.count;
    return { violations, faults: faults.happened, trace, events, runs, deadLetters, story };
  }

  private restless(): Violation {
    return { rule: 'the queues become empty', what: `not within ${EVENTS} events` };
  }

  /** Whatever was lost is found by a sweep that nothing disturbs. */
  private async repair(): Promise<void> {
    this.sweep();
    if (!(await this.timeline.rest(EVENTS * 2))) this.watch.violations.push(this.restless());
  }

  /** Every push of the plan, file by file; returns when the last was made. */
  private push(): number {
    let time = 0;
    const { source } = this.buckets;
    for (const { wait, files, deploy, confirm } of this.plan.steps) {
      time += wait;
      for (const [key, content] of Object.entries(files)) {
        time += this.random.between(1, 1000);
        this.timeline.at(time, () => {
          this.note('editor', content === null ? 'deletes' : 'saves', key);
          if (content === null) source.delete(key);
          else source.put(key, bytesOf(key, content), { contentType: 'text/plain' });
        });
      }
      if (deploy) this.timeline.at(time, () => this.deploy());
      if (confirm) this.timeline.at(time, () => this.confirm());
    }
    return time;
  }

  /** New invocations run the new version; what runs goes on; every source is sent once more. */
  private deploy(): void {
    this.renderer = 'r2';
    this.note('operator', 'deploys', '');
    this.idle.clear();
    const keys = new Set([...this.buckets.source.objects.keys(), ...this.rows.sources()]);
    this.timeline.after(300_000, () => {
      for (const key of keys) this.queues['ingest-archive'].send(key, 0);
    });
  }

  /** A person at a terminal, who tries again when it fails. */
  private confirm(): void {
    const instance = new Instance(this, this.renderer, `operator ${this.instances++}`);
    const again = (): void => this.timeline.after(60_000, () => this.confirm());
    instance.onDeath = again;
    instance.start([]);
    this.code.confirmHeld(instance.ports).then((slugs) => {
      for (const slug of slugs) this.queues.ingest.send(`articles/${slug}.md`, 0);
    }, again);
  }

  private notify(): void {
    const { source, site } = this.buckets;
    source.onWrite = (key, object) => {
      this.watch.source(key, object);
      this.notice('ingest', key, object);
    };
    this.rows.onWrite = (row, change, before) => this.watch.row(row, change, before);
    site.onWrite = (key, object, before) => {
      this.watch.site(key, object, before);
      if (isAnnounced(key)) this.notice('announce', key, object);
    };
  }

  /** The notification of one write: usually once and soon. */
  private notice(
    stage: 'ingest' | 'announce',
    key: string,
    object: StoredObject | undefined,
  ): void {
    const fault = this.faults.strike('message', `notice to ${stage} of`, key, this.timeline.now);
    const late = fault?.kind === 'delayed' ? fault.extent * STORM : 0;
    const delay = this.random.between(20, 1000) + late;
    const carried = this.code.queues === 'carries' ? (object ?? 'nothing') : undefined;
    const { now } = this.timeline;
    if (this.code.queues === 'deduplicates') {
      if (now - (this.sent.get(`${stage} ${key}`) ?? -Infinity) < DEDUPLICATION) return;
      this.sent.set(`${stage} ${key}`, now);
    }
    const queue = this.queues[stage];
    if (fault?.kind !== 'unnotified') queue.send(key, delay, { carried });
    if (fault?.kind === 'duplicated') queue.send(key, delay + fault.extent * STORM, { carried });
  }

  private invoke(name: QueueName, batch: Message[], done: (failed: Set<string>) => void): void {
    const instance = this.takeInstance(name);
    this.runs++;
    instance.onDeath = () => this.queues[name].abandon();
    instance.start(batch);
    const handler = this.code.handlers[stageOf(name)](instance.ports);
    void handler(sqsEvent(batch)).then(({ batchItemFailures }) => {
      if (instance.dead) return;
      instance.finish();
      if (instance.renderer === this.renderer) this.idleOf(name).push(instance);
      done(new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)));
    });
  }

  /** On AWS instances work for both queues of a function, one after the other. */
  private idleOf(name: QueueName): Instance[] {
    const idle = this.idle.get(name) ?? [];
    this.idle.set(name, idle);
    return idle;
  }

  private takeInstance(name: QueueName): Instance {
    const idle = this.idleOf(name);
    const at = this.random.below(idle.length + 1);
    const [instance] = idle.splice(at, 1);
    return (
      instance ??
      new Instance(this, this.renderer, `${stageOf(name)} ${this.instances++}`, laneOf(name))
    );
  }

  private sweep(): void {
    const instance = new Instance(this, this.renderer, `sweep ${this.instances++}`);
    this.runs++;
    instance.start([]);
    // A sweep that fails is run again in an hour.
    this.code.sweep(instance.ports).then(
      () => instance.finish(),
      () => instance.finish(),
    );
  }
}
