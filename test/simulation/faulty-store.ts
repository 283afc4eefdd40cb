/**
 * A store over a bad network: requests are delayed, refused, answered with an error although they
 * were applied, or applied late, after their caller has given up.
 */
import { StoreError, type Store } from '../../functions/store/store.ts';
import type { Random } from './random.ts';
import type { Turns } from './turns.ts';

/** The process that makes the requests; once dead it makes no more. */
export interface Life {
  dead: boolean;
}

export interface Faults {
  /** Chance that a request is refused: nothing happens, an error comes back. */
  refused: number;
  /** Chance that a write is applied and its answer lost. */
  lost: number;
  /** Chance that a write is answered with an error and applied later. */
  late: number;
  /** Chance that the process dies at a request. */
  crash: number;
}

class Crash extends Error {}

/** `later` is told of writes that will be applied when their caller no longer waits. */
export function faulty(
  store: Store,
  life: Life,
  faults: Faults,
  {
    random,
    turns,
    later,
  }: { random: Random; turns: Turns; later: (write: Promise<unknown>) => void },
): Store {
  const request = async <T>(run: () => Promise<T>, write: boolean): Promise<T> => {
    await turns.turn();
    if (life.dead) throw new Crash();
    if (random.chance(faults.crash)) {
      life.dead = true;
      throw new Crash();
    }
    if (random.chance(faults.refused)) throw new StoreError('throttled', '503 Slow Down');
    if (write && random.chance(faults.late)) {
      later(
        turns
          .turn()
          .then(() => turns.turn())
          .then(run),
      );
      throw new StoreError('unavailable', 'timed out');
    }
    const result = await run();
    if (write && random.chance(faults.lost)) throw new StoreError('unavailable', 'timed out');
    await turns.turn();
    return result;
  };
  return {
    get: (key) => request(() => store.get(key), false),
    head: (key) => request(() => store.head(key), false),
    list: (...page) => request(() => store.list(...page), false),
    put: (...object) => request(() => store.put(...object), true),
    delete: (...object) => request(() => store.delete(...object), true),
  };
}
