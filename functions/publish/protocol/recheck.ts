/**
 * The recheck (protocol, point 7): later than any writer can live, somebody looks at what was
 * written once more. It is left behind before the first write, because a run may die right after
 * it, and its event may be gone by then: SQS deletes a message that was delivered twice as soon as
 * one of the two runs has finished.
 */
import type { Ports } from '../ports.ts';

/** Call it before each write; the first call leaves the recheck. */
export type BeforeWrite = () => Promise<void>;

export function secondLook(
  ports: Pick<Ports, 'enqueue'>,
  stage: 'ingest' | 'syndicate',
  keys: readonly string[],
): BeforeWrite {
  let left: Promise<void> | undefined;
  return () => (left ??= ports.enqueue.recheck(stage, keys));
}
