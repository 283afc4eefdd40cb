/**
 * What the three functions have in common as handlers of SQS events that carry S3 notifications:
 * `(dependencies) → (event) → which messages failed`. AWS and one machine run these very handlers.
 *
 * An unreadable message is logged and dropped (it would come back for ever); a message whose run
 * throws is handed back and comes again (SQS partial batch responses).
 */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { faultOf } from '../../store/key.ts';
import { readMessage } from '../messages.ts';
import type { Ports } from '../ports.ts';

export type Handler = (event: SQSEvent) => Promise<SQSBatchResponse>;

/** Runs for all keys of these messages at once; which messages are to come again. */
export async function attempt(
  ports: Ports,
  stage: string,
  records: readonly SQSRecord[],
  run: (keys: string[]) => Promise<void>,
): Promise<SQSBatchResponse['batchItemFailures']> {
  const keys = [...new Set(records.flatMap((record) => keysOf(ports, record)))];
  if (keys.length === 0) return [];
  try {
    await run(keys);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    ports.log({ event: 'run.failed', stage, keys, reason });
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

function keysOf(ports: Ports, { body }: SQSRecord): string[] {
  const { keys, unreadable, isTest } = readMessage(body);
  for (const reason of unreadable) ports.log({ event: 'message.unreadable', reason });
  if (isTest) ports.log({ event: 'message.test' });
  return keys;
}
