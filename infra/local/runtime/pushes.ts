/** Turns saved files into runs: waits until an editor has finished, then one run at a time. */
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { wakeDue } from '../../../functions/publish/due.ts';
import { nextDue } from '../../../functions/publish/rows/due.ts';
import type { LogEvent } from '../../../functions/publish/ports.ts';
import { sweep } from '../../../functions/publish/sweep.ts';
import { articleSource } from '../../../functions/site/keys.ts';
import type { Slug } from '../../../functions/site/settings.ts';
import type { Loop } from './loop.ts';
import { letGo, type Withheld } from './withheld.ts';

/** What came of some saves, from the watcher's first word to the last feed. */
export interface Push {
  events: LogEvent[];
  milliseconds: number;
}

/** Editors write a file in several steps: a run waits until nothing comes any more. */
const QUIET_MS = 20;
/** Some delete it on the way: what is not there again after this time is gone. */
const GONE_MS = 1000;
/** A sweep at least so often finds what the watcher missed; sooner where an article comes due. */
const SWEEP_EVERY_MS = 10 * 60 * 1000;

export interface Audience {
  told(push: Push): void;
  failed(error: unknown): void;
  /** What is gone is more than may go, and stays live. */
  withheld(what: Withheld): void;
}

export class Pushes {
  private readonly loop: Loop;
  private readonly audience: Audience;
  private readonly touched = new Map<string, 'saved' | 'gone'>();
  private events: LogEvent[] = [];
  private since: number | undefined;
  private quiet: NodeJS.Timeout | undefined;
  /** What was last said to be held. */
  private withheld: Withheld | undefined;
  private next: NodeJS.Timeout | undefined;
  /** What was due before was sent to be looked at. */
  private looked = new Date();
  private swept = Date.now();
  private running: Promise<void> = Promise.resolve();
  /** A run is under way. */
  private isBusy = false;
  /** What was there to publish first is published. */
  private isOpen = false;

  constructor(loop: Loop, audience: Audience) {
    this.loop = loop;
    this.audience = audience;
  }

  hear(event: LogEvent): void {
    if (this.isOpen || this.isOfSaved(event)) this.events.push(event);
  }

  /** Of what is published first only what was saved meanwhile is told as a push. */
  private isOfSaved(event: LogEvent): boolean {
    if ('report' in event) return this.touched.has(event.report.file);
    return event.event === 'collections.syndicated' && this.touched.size > 0;
  }

  /** A source was saved, or is gone. */
  touch(key: string, what: 'saved' | 'gone'): void {
    this.since ??= performance.now();
    this.touched.set(key, what);
    clearTimeout(this.quiet);
    const gone = [...this.touched.values()].includes('gone');
    const settled = () => {
      this.pass();
      this.enqueue(() => this.push());
    };
    this.quiet = setTimeout(settled, gone ? GONE_MS : QUIET_MS);
  }

  /**
   * Another run may go through the whole archive just now, as the first one does: what is saved goes before the rest
   * of it. The run of its own looks at it once more.
   */
  private pass(): void {
    if (!this.isBusy) return;
    const saved = [...this.touched].filter(([, what]) => what === 'saved');
    this.loop.send(
      'ingest',
      saved.map(([key]) => key),
    );
  }

  /**
   * Publishes what there is, before anything that is saved has a run of its own; `publish` has told of what is held.
   * Settles as it does.
   */
  async open(publish: () => Promise<Withheld | undefined>): Promise<void> {
    const held = async () => void (this.withheld = await publish());
    const work = this.running.then(() => this.alone(held)).finally(() => (this.isOpen = true));
    this.running = work.catch(() => undefined);
    await work;
  }

  /** Anything may have changed. */
  everything(): void {
    this.enqueue(() => this.sweep());
  }

  /** Sets the clock: for the next article that comes due, or for the sweep ten minutes after the last. */
  async schedule(): Promise<void> {
    const due = await nextDue(this.loop.bound.ports, this.looked);
    const sweep = this.swept + SWEEP_EVERY_MS;
    const work = due !== undefined && due.at < sweep ? () => this.due() : () => this.sweep();
    clearTimeout(this.next);
    const wait = Math.min(sweep, due?.at ?? Infinity) - Date.now();
    this.next = setTimeout(() => this.enqueue(work), Math.max(50, wait));
  }

  async close(): Promise<void> {
    clearTimeout(this.quiet);
    clearTimeout(this.next);
    await this.running;
    clearTimeout(this.next);
  }

  private enqueue(work: () => Promise<void>): void {
    this.running = this.running
      .then(() => this.alone(work))
      .catch((error: unknown) => this.audience.failed(error));
  }

  private async alone(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    await work().finally(() => (this.isBusy = false));
  }

  /** What is saved goes before what is gone, so that the new address of a renamed article is there first. */
  private async push(): Promise<void> {
    const since = this.since ?? performance.now();
    const keys = [...this.touched].sort(([, a], [, b]) => (a === b ? 0 : a === 'saved' ? -1 : 1));
    this.since = undefined;
    this.touched.clear();
    this.loop.send(
      'ingest',
      keys.map(([key]) => key),
    );
    const gone = keys.filter(([, what]) => what === 'gone').map(([key]) => key);
    await this.drain(since, new Set(gone));
  }

  private async sweep(): Promise<void> {
    const since = performance.now();
    this.looked = new Date();
    this.swept = Date.now();
    const { bound, whole } = this.loop;
    await sweep(bound.ports, (site) => whole.isAsLeft(site));
    await this.drain(since, new Set());
  }

  private async due(): Promise<void> {
    const since = performance.now();
    this.looked = new Date();
    await wakeDue(this.loop.bound.ports);
    await this.drain(since, new Set());
  }

  /** `gone`: keys of what has not come back for a while. */
  private async drain(since: number, gone: ReadonlySet<string>): Promise<void> {
    try {
      await this.loop.drain();
      if (this.withheld !== undefined || this.held.length > 0) await this.letGo(gone);
      await this.loop.whole.remember();
    } finally {
      const events = this.events;
      this.events = [];
      const milliseconds = Math.round(performance.now() - since);
      if (events.length > 0) this.audience.told({ events, milliseconds });
      await this.schedule();
    }
  }

  /** What was held of what is being told. */
  private get held(): Slug[] {
    return this.events.flatMap((e) => (e.event === 'article.held' ? [e.slug] : []));
  }

  /** What is missing only now, as is a file that its editor is just replacing, is waited for. */
  private async letGo(gone: ReadonlySet<string>): Promise<void> {
    const sudden = this.held.map(articleSource).filter((key) => !gone.has(key));
    if (sudden.length > 0) {
      await wait(GONE_MS);
      this.loop.send('ingest', sudden);
      await this.loop.drain();
    }
    const held = new Set([...(this.withheld?.held ?? []), ...this.held]);
    const withheld = await letGo(this.loop, false, [...held]);
    const isNew = String(withheld?.held) !== String(this.withheld?.held);
    this.withheld = withheld;
    if (withheld !== undefined && isNew) this.audience.withheld(withheld);
  }
}
