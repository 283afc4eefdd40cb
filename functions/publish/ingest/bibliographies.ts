/**
 * Files of references that articles name: private sources, of which nothing is published but what an
 * article cites. A file that no article ever named is left alone. Of one that was named, there or not,
 * a row keeps which version was last seen: when it changes, *syndicate* sends back every article that
 * saw another (stale.ts).
 */
import { joined, type Bibliography } from '../../article/bibliography/bibliography.ts';
import { readBibliography } from '../../article/bibliography/read.ts';
import { classify } from '../../article/file/source-path.ts';
import { asSourceKey, type SourceKey } from '../../site/keys.ts';
import type { Store, StoredObject } from '../../store/store.ts';
import { ATTEMPTS, Contended, type Ports } from '../ports.ts';
import { mapAll } from '../protocol/map-all.ts';
import { withRecheck } from '../protocol/recheck.ts';
import { tellAgain } from '../rows/todo.ts';
import { readBibliographyRow, writeFile } from '../rows/files.ts';

/** Key → its ETag; the empty string where there is no file. */
export type SeenBibliographies = Record<string, string>;

export interface ReadBibliographies {
  bibliography: Bibliography;
  seen: SeenBibliographies;
}

/** The files that an article names, each with the keys at which it may be; rows keep step. */
export async function readBibliographies(
  ports: Ports,
  named: readonly (readonly string[])[],
): Promise<ReadBibliographies> {
  const seen: SeenBibliographies = {};
  const files = new Map<string, Bibliography>();
  for (const key of keysIn(named)) {
    const object = await ports.source.get(key);
    seen[key] = object?.etag ?? '';
    const { value } = await readBibliographyRow(ports, key);
    if (value === undefined || value.source !== object?.etag) await remember(ports, key);
    if (object !== undefined) files.set(key, await readOnce(key, object));
  }
  return { bibliography: joined(named, files), seen };
}

/** The same from a folder, of which nothing is remembered. */
export async function readFolderBibliographies(
  folder: Pick<Store, 'get'>,
  named: readonly (readonly string[])[],
): Promise<Bibliography> {
  const files = new Map<string, Bibliography>();
  for (const key of keysIn(named)) {
    const object = await folder.get(key);
    if (object !== undefined) files.set(key, await readOnce(key, object));
  }
  return joined(named, files);
}

/** The same files as they are now. */
export async function headBibliographies(
  { source }: Pick<Ports, 'source'>,
  keys: readonly string[],
): Promise<SeenBibliographies> {
  const seen: SeenBibliographies = {};
  await mapAll(keys, async (key) => {
    seen[key] = (await source.head(key))?.etag ?? '';
  });
  return seen;
}

/** One file may have changed. */
export async function ingestBibliography(ports: Ports, key: SourceKey): Promise<void> {
  const { value } = await readBibliographyRow(ports, key);
  if (value === undefined) ports.log({ event: 'path.ignored', key });
  else await remember(ports, key);
}

async function remember(ports: Ports, key: SourceKey): Promise<void> {
  await withRecheck(ports, 'ingest', [key], async (beforeWrite) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const record = await readBibliographyRow(ports, key);
      const etag = (await ports.source.head(key))?.etag;
      if (record.value !== undefined && record.value.source === etag)
        return await tellAgain(ports, key);
      await beforeWrite();
      const next = { key, ...(etag !== undefined && { source: etag }) };
      if (!(await writeFile(ports, next, record))) continue;
      await ports.enqueue.syndicate([key]);
      ports.log({ event: 'bibliography.ingested', key });
      if ((await ports.source.head(key))?.etag === etag) return;
    }
    throw new Contended(key);
  });
}

/** A path may say anything; what can be no file of references is none. */
function keysIn(named: readonly (readonly string[])[]): SourceKey[] {
  const good = named.flat().filter((key) => classify(key).kind === 'bibliography');
  return [...new Set(good)].map(asSourceKey);
}

/** Files that a process keeps as they were read: many articles name the same. */
const KEPT_FILES = 4;
const kept = new Map<string, Promise<Bibliography>>();

async function readOnce(key: string, { etag, body }: StoredObject): Promise<Bibliography> {
  const name = `${key}\n${etag}`;
  const known = kept.get(name) ?? readBibliography(key, body);
  kept.delete(name);
  kept.set(name, known);
  for (const [oldest] of kept) {
    if (kept.size <= KEPT_FILES) break;
    kept.delete(oldest);
  }
  return await known;
}
