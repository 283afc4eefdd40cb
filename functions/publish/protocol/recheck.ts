/**
 * The recheck (protocol, point 7): later than any writer can live, somebody looks at what was
 * written once more. It is left behind before the first write, because a run may die right after
 * it, and its event may be gone by then: SQS deletes a message that was delivered twice as soon as
 * one of the two runs has finished.
 *
 * With it stands a row that says who writes, and a run that ends well takes that back: all its requests
 * are answered, none of them can come late, and after the last of them it has seen that the truth had not moved.
 * A recheck that finds no such row has nothing to look at.
 */
import type { Ports } from '../ports.ts';
import { ended, writes } from '../rows/writers.ts';

/** Call it before each write; the first call leaves the recheck. */
export type BeforeWrite = () => Promise<void>;

/** What `run` writes is looked at again unless it ends well. */
export async function withRecheck<T>(
  ports: Pick<Ports, 'enqueue' | 'table' | 'nonce' | 'now' | 'repeats'>,
  stage: 'ingest' | 'syndicate',
  keys: readonly string[],
  run: (beforeWrite: BeforeWrite) => Promise<T>,
): Promise<T> {
  const { recheck } = ports.enqueue;
  if (recheck === undefined) return await run(async () => undefined);
  const repeats = ports.repeats?.();
  const writer = ports.nonce();
  const leave = async () => {
    await writes(ports, writer);
    await recheck(stage, keys, writer);
  };
  let left: Promise<void> | undefined;
  const result = await run(() => (left ??= leave()));
  // The first try of a write that was sent again may come late.
  const isOver = left !== undefined && ports.repeats?.() === repeats;
  if (isOver) await ended(ports, [writer]);
  return result;
}
