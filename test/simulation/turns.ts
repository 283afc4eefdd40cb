/**
 * A scheduler for one thread: every store request waits for its turn, and the seed says whose turn
 * it is. So any interleaving of runs that a real network could bring may come up, and comes up
 * again for the same seed.
 */
import { setImmediate as settle } from 'node:timers/promises';
import type { Random } from './random.ts';

export class Turns {
  private readonly random: Random;
  private waiting: (() => void)[] = [];

  constructor(random: Random) {
    this.random = random;
  }

  /** Resolves when it is the caller's turn. */
  turn(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Gives turns until the work is done. */
  async until(work: Promise<unknown>): Promise<void> {
    let done = false;
    const finished = work.finally(() => (done = true));
    for (;;) {
      await settle();
      if (done) return void (await finished);
      if (this.waiting.length === 0) throw new Error('Everybody waits and nobody has a turn.');
      const [resolve] = this.waiting.splice(this.random.below(this.waiting.length), 1);
      resolve!();
    }
  }
}
