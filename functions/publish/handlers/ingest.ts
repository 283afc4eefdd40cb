/** Ingest as a handler: each message is a run of its own. */
import pMap from 'p-map';
import { ingest } from '../ingest.ts';
import type { Reader } from '../ingest/reader.ts';
import type { Ports } from '../ports.ts';
import { attempt, type Handler } from './batch.ts';

/**
 * `width`: articles that one invocation ingests at a time, while others wait for the store. `reader`: who reads
 * them in another thread.
 */
export function ingestHandler(ports: Ports, width: number, reader?: Reader): Handler {
  return async ({ Records }) => {
    const failed = await pMap(
      Records,
      (record) =>
        attempt(ports, 'ingest', [record], async (keys) => {
          for (const key of keys) await ingest(ports, key, reader);
        }),
      { concurrency: width },
    );
    return { batchItemFailures: failed.flat() };
  };
}
