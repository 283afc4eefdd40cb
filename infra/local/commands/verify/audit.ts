/**
 * Audits a published site, wherever it is: it equals a clean build of the accepted
 * sources, nothing dangles, the feeds are in step with the pages, and what is kept beside the sources is what
 * the table says.
 */
import { createHash } from 'node:crypto';
import pMap from 'p-map';
import { cleanBuild, type CleanBuild } from '../../../../functions/publish/clean-build.ts';
import { isFeed, siteKey } from '../../../../functions/site/keys.ts';
import { sameHeaders, type SiteFile } from '../../../../functions/publish/protocol/objects.ts';
import { readSettingsRow } from '../../../../functions/publish/rows/settings.ts';
import {
  listAll,
  type ObjectHeaders,
  type Store,
  type StoredObject,
} from '../../../../functions/store/store.ts';
import type { House } from '../../../../functions/site/house.ts';
import type { Table } from '../../../../functions/store/table/table.ts';
import { hostFiles } from '../../hosts/index.ts';
import { outOfStep, type OutOfStep } from './feeds-in-step.ts';
import { auditLedger, type Kept } from './ledger.ts';
import { linksOf } from './links.ts';

/** What is wrong with a site; all lists empty when nothing is. Keys in code-unit order. */
export interface Audit {
  /** How many objects there are. */
  objects: number;
  missing: string[];
  /** Objects that no accepted source accounts for. */
  extra: string[];
  differing: { key: string; what: 'bytes' | 'headers' }[];
  /** Links on the site that lead to nothing on the site. */
  dangling: { key: string; link: string }[];
  outOfStep: OutOfStep[];
  /** What of the ledger is not what the table says. */
  kept: Kept[];
}

interface Places {
  /** What the configuration adds that the site was made with; absent without one. */
  house?: House;
  table: Table;
  site: Store;
  /** Absent: nobody knows where it is, and it is not looked at. */
  ledger?: Store;
}

type Progress = (done: number, total: number) => void;

const IN_FLIGHT_REQUESTS = 16;

/** Undefined when nothing was ever published there. */
export async function verify(
  places: Places,
  progress: Progress = () => undefined,
): Promise<Audit | undefined> {
  const expected = await cleanBuild(places);
  const settings = (await readSettingsRow(places)).value?.settings;
  if (expected === undefined || settings === undefined) return undefined;
  const found = new Set<string>();
  for await (const { key } of listAll(places.site, ''))
    if (!hostFiles.includes(key)) found.add(key);
  const known = new Set<string>([
    ...expected.files.map(({ key }) => key),
    ...expected.media.keys(),
  ]);
  const audit: Audit = {
    objects: found.size,
    missing: [],
    // Old stylesheets stay for pages in caches: no build accounts for them.
    extra: [...found].filter((key) => !known.has(key) && !key.startsWith('assets/')),
    differing: [],
    dangling: [],
    outOfStep: [],
    kept: [],
  };
  const auditor = { site: places.site, baseUrl: settings.baseUrl, found, audit };
  const feeds = await compareAll(auditor, expected, progress);
  const wrong = new Set(audit.differing.map(({ key }) => key));
  // A page that is missing has no version; that feeds point at it is dangling already.
  const missing = new Set(audit.missing);
  audit.outOfStep = feeds
    .flatMap((feed) => outOfStep(feed, wrong))
    .filter(({ page }) => !missing.has(page));
  const { table, ledger } = places;
  if (ledger !== undefined) audit.kept = await auditLedger({ table, ledger });
  return inOrder(audit);
}

interface Auditor {
  site: Store;
  baseUrl: string;
  /** Every key of the site. */
  found: ReadonlySet<string>;
  audit: Audit;
}

type Feed = Parameters<typeof outOfStep>[0];

/** Returns the feeds that are there. */
async function compareAll(
  auditor: Auditor,
  expected: CleanBuild,
  progress: Progress,
): Promise<Feed[]> {
  const { files, media } = expected;
  const total = files.length + media.size;
  const feeds: Feed[] = [];
  let done = 0;
  const compareFile = async (file: SiteFile) => {
    progress(done++, total);
    const { key, body, ...headers } = file;
    const object = await compareObject(auditor, { key, etag: md5(body), headers });
    if (object === undefined) return;
    compareLinks(auditor, { ...file, body: object.body });
    if (isFeed(key)) feeds.push({ key, expected: text(body), published: text(object.body) });
  };
  await pMap(files, compareFile, { concurrency: IN_FLIGHT_REQUESTS });
  const compareMedia = async ([key, { etag, ...headers }]: [string, MediaFile]) => {
    progress(done++, total);
    await compareObject(auditor, { key, etag, headers });
  };
  await pMap(media, compareMedia, { concurrency: IN_FLIGHT_REQUESTS });
  return feeds.sort((a, b) => (a.key < b.key ? -1 : 1));
}

type MediaFile = CleanBuild['media'] extends Map<string, infer File> ? File : never;

/** The object that is there, after what is wrong with it was written down. */
async function compareObject(
  { site, found, audit }: Auditor,
  { key, etag, headers }: { key: string; etag: string; headers: ObjectHeaders },
): Promise<StoredObject | undefined> {
  const object = found.has(key) ? await site.get(key) : undefined;
  if (object === undefined) audit.missing.push(key);
  else if (md5(object.body) !== etag) audit.differing.push({ key, what: 'bytes' });
  else if (!sameHeaders(object, headers)) audit.differing.push({ key, what: 'headers' });
  return object;
}

function compareLinks({ baseUrl, found, audit }: Auditor, file: SiteFile): void {
  for (const link of linksOf(file, baseUrl)) {
    const target = keyOf(link);
    if (target === undefined || !found.has(target)) audit.dangling.push({ key: file.key, link });
  }
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}

function keyOf(link: string): string | undefined {
  try {
    return siteKey(link);
  } catch {
    return undefined;
  }
}

function inOrder(audit: Audit): Audit {
  audit.missing.sort();
  audit.extra.sort();
  audit.differing.sort((a, b) => (a.key < b.key ? -1 : 1));
  audit.dangling.sort((a, b) => (a.key + a.link < b.key + b.link ? -1 : 1));
  return audit;
}
