/**
 * Rebuild: every source of the archive through ingest once more, in batches, after a change of
 * renderer that cannot wait for the sweep. What is in step already is looked at, not rendered.
 */
import pMap from 'p-map';
import { ingest } from './ingest.ts';
import type { Ports } from './ports.ts';

/** Throws at the end when some failed, naming them: the others are done, a retry skips them. */
export async function rebuild(ports: Ports, keys: readonly string[], width: number): Promise<void> {
  const failed: string[] = [];
  await pMap(
    keys,
    async (key) => {
      try {
        await ingest(ports, key);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        ports.log({ event: 'run.failed', stage: 'rebuild', keys: [key], reason });
        failed.push(key);
      }
    },
    { concurrency: width },
  );
  if (failed.length > 0) throw new Incomplete(failed.sort(), keys.length);
}

/** Some sources of a batch could not be ingested; thrown, so that the batch comes again. */
class Incomplete extends Error {
  constructor(failed: readonly string[], of: number) {
    super(`${failed.length} of ${of} sources could not be ingested: ${failed.join(', ')}.`);
    this.name = 'Incomplete';
  }
}
