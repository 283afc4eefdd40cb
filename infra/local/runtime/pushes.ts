/** Turns saved files into runs: waits until an editor has finished, then one run at a time. */
import { performance } from 'node:perf_hooks';
import { readCatalog } from '../../../functions/publish/state/catalog-store.ts';
import type { LogEvent } from '../../../functions/publish/ports.ts';
import { sweep } from '../../../functions/publish/sweep.ts';
import type { Loop } from './loop.ts';

/** What came of some saves, from the watcher's first word to the last feed. */
export interface Push {
  events: LogEvent[];
  milliseconds: number;
}

/** Editors write a file in several steps: a run waits until nothing comes any more. */
const QUIET_MS = 20;
/** A sweep at least so often finds what the watcher missed; sooner where an article comes due. */
const SWEEP_EVERY_MS = 10 * 60 * 1000;

export class Pushes {
  private readonly loop: Loop;
  private readonly told: (push: Push) => void;
  private readonly failed: (error: unknown) => void;
  private readonly touched = new Map<string, 'saved' | 'gone'>();
  private events: LogEvent[] = [];
  private since: number | undefined;
  private quiet: NodeJS.Timeout | undefined;
  private next: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(loop: Loop, told: (push: Push) => void, failed: (error: unknown) => void) {
    this.loop = loop;
    this.told = told;
    this.failed = failed;
  }

  hear(event: LogEvent): void {
    this.events.push(event);
  }

  /** A source was saved, or is gone. */
  touch(key: string, what: 'saved' | 'gone'): void {
    this.since ??= performance.now();
    this.touched.set(key, what);
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.enqueue(() => this.push()), QUIET_MS);
  }

  /** What is saved from now on waits for this. Settles as it does. */
  async after(work: Promise<void>): Promise<void> {
    this.running = work.catch(() => undefined);
    await work;
  }

  /** Anything may have changed. */
  everything(): void {
    this.enqueue(() => this.sweep());
  }

  /** Sets the clock for the next sweep: when the next article comes due, or in ten minutes. */
  async schedule(): Promise<void> {
    const { rows } = await readCatalog(this.loop.bound.ports);
    const dues = [...rows.values()].flatMap(({ summary: { memory } }) => memory.due ?? []);
    const wait = Math.min(SWEEP_EVERY_MS, ...dues.map((due) => Date.parse(due) - Date.now()));
    clearTimeout(this.next);
    this.next = setTimeout(() => this.enqueue(() => this.sweep()), Math.max(50, wait));
  }

  async close(): Promise<void> {
    clearTimeout(this.quiet);
    clearTimeout(this.next);
    await this.running;
    clearTimeout(this.next);
  }

  private enqueue(work: () => Promise<void>): void {
    this.running = this.running.then(work).catch(this.failed);
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
    await this.drain(since);
  }

  private async sweep(): Promise<void> {
    const since = performance.now();
    await sweep(this.loop.bound.ports);
    await this.drain(since);
  }

  private async drain(since: number): Promise<void> {
    try {
      await this.loop.drain();
    } finally {
      const events = this.events;
      this.events = [];
      const milliseconds = Math.round(performance.now() - since);
      if (events.length > 0) this.told({ events, milliseconds });
      await this.schedule();
    }
  }
}
