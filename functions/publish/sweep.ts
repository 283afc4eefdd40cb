/**
 * The sweep compares everything once more: what is pushed, what is remembered, what is published.
 * Whatever differs is sent through the same three functions, so that a lost notification, a date
 * that has come, or an object changed behind the system's back is found and mended. On one machine
 * every publish begins with it.
 */
import { classify } from '../article/source-path.ts';
import { mediaPath } from '../article/urls.ts';
import { listAll, type ETag, type Store } from '../store/store.ts';
import { readCatalog, type Row } from './catalog-store.ts';
import { instant } from './decide.ts';
import {
  articleSource,
  asSourceKey,
  RECORDS,
  recordOf,
  SETTINGS_SOURCE,
  siteKey,
  slugOfSource,
  sourceOfRecord,
  type SourceKey,
  type StateKey,
} from './keys.ts';
import type { Dependencies } from './ports.ts';
import { readSettingsRecord, type SettingsRecord } from './records.ts';

export interface Swept {
  /** Sources that were looked at. */
  sources: number;
  /** Sources sent to ingest: changed, new, gone, due, or not published as remembered. */
  ingest: SourceKey[];
}

type Etags = ReadonlyMap<string, ETag>;

/**
 * Wakes ingest for every source whose record is not in step, and syndicate for every record the
 * catalog does not know; then for everything, so that each feed and listing is compared too.
 * Changed sources go before deleted ones, so that a rename finds its heir.
 */
export async function sweep(deps: Dependencies): Promise<Swept> {
  const sources = await etags(deps.source, '');
  const site = await etags(deps.site, '');
  const records = await etags(deps.state, RECORDS);
  const { rows } = await readCatalog(deps);
  const { value: settings } = await readSettingsRecord(deps);

  const present = [...sources].filter(([key, etag]) => {
    const path = classify(key);
    if (path.kind === 'forbidden') return true;
    if (path.kind === 'settings') return settings?.source !== etag;
    if (path.kind === 'media') return !mediaInPlace(asSourceKey(key), etag, site, records);
    return path.kind === 'article' && !articleInPlace(deps, path.slug, etag, rows, site, settings);
  });
  const gone = [...rows.values()].filter(
    ({ entry }) =>
      !sources.has(articleSource(entry.slug)) &&
      !articleInPlace(deps, entry.slug, undefined, rows, site, settings),
  );
  const ingest = [
    ...present.map(([key]) => asSourceKey(key)),
    ...(settings?.source !== undefined && !sources.has(SETTINGS_SOURCE) ? [SETTINGS_SOURCE] : []),
    ...gone.map(({ entry }) => articleSource(entry.slug)),
  ];
  await deps.wake.ingest(ingest);
  await deps.wake.syndicate([...unknown(records, rows), recordOf(SETTINGS_SOURCE)]);
  return { sources: sources.size, ingest };
}

async function etags(store: Store, prefix: string): Promise<Etags> {
  const found = new Map<string, ETag>();
  for await (const { key, etag } of listAll(store, prefix)) found.set(key, etag);
  return found;
}

/** A media file is copied byte for byte, so that its two ETags are equal once it is published. */
function mediaInPlace(key: SourceKey, etag: ETag, site: Etags, records: Etags): boolean {
  return site.get(siteKey(mediaPath(key))) === etag && records.has(recordOf(key));
}

function articleInPlace(
  deps: Dependencies,
  slug: string,
  source: ETag | undefined,
  rows: ReadonlyMap<string, Row>,
  site: Etags,
  settings: SettingsRecord | undefined,
): boolean {
  const memory = rows.get(slug)?.entry.memory;
  if (memory?.source !== source || memory === undefined) return false;
  const { inputs, due, variants } = memory;
  if (inputs.renderer !== deps.renderer || inputs.settings !== settings?.version) return false;
  if (due !== undefined && instant(due) <= deps.now().getTime()) return false;
  if (!Object.entries(variants).every(([key, etag]) => site.get(key) === etag)) return false;
  return Object.entries(inputs.media).every(([key, face]) => {
    const known = (JSON.parse(face) as { etag?: ETag }).etag;
    return site.get(siteKey(mediaPath(key))) === known;
  });
}

/** Records that the catalog has not seen in this version. */
function unknown(records: Etags, rows: ReadonlyMap<string, Row>): StateKey[] {
  return [...records]
    .filter(([key, etag]) => {
      const slug = slugOfSource(sourceOfRecord(key));
      return slug !== undefined && rows.get(slug)?.record !== etag;
    })
    .map(([key]) => key as StateKey);
}
