/**
 * What the three functions have in common as handlers of SQS events that carry S3 notifications:
 * `(dependencies) → (event) → which messages failed`. AWS and one machine run these very handlers.
 *
 * An unreadable message is logged and dropped (it would come back for ever); a message whose run
 * throws is handed back and comes again (SQS partial batch responses).
 */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { faultOf } from '../../store/key.ts';
import { readMessage, type Message } from '../messages.ts';
import type { Ports } from '../ports.ts';
import { ended, notEnded } from '../rows/writers.ts';

export type Handler = (event: SQSEvent) => Promise<SQSBatchResponse>;

/**
 * Runs for all keys of these messages at once, but for rechecks of runs that have ended well; which messages are to
 * come again. `again`: among them is a recheck.
 */
export async function attempt(
  ports: Ports,
  stage: string,
  records: readonly SQSRecord[],
  run: (keys: string[], again: boolean) => Promise<void>,
): Promise<SQSBatchResponse['batchItemFailures']> {
  const messages = records.map((record) => messageIn(ports, record));
  const keys = new Set(messages.flatMap((message) => message.keys));
  if (keys.size === 0) return [];
  try {
    const writers = await notEnded(
      ports,
      messages.flatMap(({ writer }) => writer ?? []),
    );
    const asked = messages.filter(({ writer }) => writer === undefined || writers.has(writer));
    const wanted = new Set(asked.flatMap((message) => message.keys));
    if (wanted.size > 0) await run([...wanted], writers.size > 0);
    await ended(ports, [...writers]);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    ports.log({ event: 'run.failed', stage, keys: [...keys], reason });
    return records.map(({ messageId }) => ({ itemIdentifier: messageId }));
  }
}

/** What no store takes as a key would fail the whole batch, and can be no object either. */
export function storable(ports: Ports, keys: readonly string[]): string[] {
  return keys.filter((key) => {
    const fault = faultOf(key);
    if (fault !== undefined) ports.log({ event: 'path.ignored', key });
    return fault === undefined;
  });
}

function messageIn(ports: Ports, { body }: SQSRecord): Message {
  const message = readMessage(body);
  for (const reason of message.unreadable) ports.log({ event: 'message.unreadable', reason });
  if (message.isTest) ports.log({ event: 'message.test' });
  return message;
}
