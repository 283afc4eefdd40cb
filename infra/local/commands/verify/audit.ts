/**
 * Audits a published site, wherever its stores are: it equals a clean build of the accepted
 * sources, nothing dangles, and the feeds are in step with the pages.
 */
import { createHash } from 'node:crypto';
import pMap from 'p-map';
import { cleanBuild, type CleanBuild } from '../../../../functions/publish/clean-build.ts';
import { isFeed, siteKey } from '../../../../functions/site/keys.ts';
import { sameHeaders, type SiteFile } from '../../../../functions/publish/protocol/objects.ts';
import { readSettingsRecord } from '../../../../functions/publish/state/records.ts';
import {
  listAll,
  type ObjectHeaders,
  type Store,
  type StoredObject,
} from '../../../../functions/store/store.ts';
import { outOfStep, type OutOfStep } from '../../runtime/feeds-in-step.ts';
import { linksOf } from './links.ts';

/** What is wrong with a site; all five empty when nothing is. Keys in code-unit order. */
export interface Audit {
  /** Objects looked at. */
  objects: number;
  missing: string[];
  /** Objects that no accepted source accounts for. */
  extra: string[];
  differing: { key: string; what: 'bytes' | 'headers' }[];
  /** Links on the site that lead to nothing on the site. */
  dangling: { key: string; link: string }[];
  outOfStep: OutOfStep[];
}

interface Stores {
  state: Store;
  site: Store;
}

type Progress = (done: number, total: number) => void;

/** Requests kept in flight. */
const WIDTH = 16;

/** Undefined when nothing was ever published there. */
export async function verify(
  stores: Stores,
  progress: Progress = () => undefined,
): Promise<Audit | undefined> {
  const expected = await cleanBuild(stores);
  const settings = (await readSettingsRecord(stores)).value?.settings;
  if (expected === undefined || settings === undefined) return undefined;
  const found = new Set<string>();
  for await (const { key } of listAll(stores.site, '')) found.add(key);
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
  };
  const looker = { site: stores.site, baseUrl: settings.baseUrl, found, audit };
  const feeds = await compare(looker, expected, progress);
  const wrong = new Set(audit.differing.map(({ key }) => key));
  // A page that is missing has no version; that feeds point at it is dangling already.
  const missing = new Set(audit.missing);
  audit.outOfStep = feeds
    .flatMap((feed) => outOfStep(feed, wrong))
    .filter(({ page }) => !missing.has(page));
  return inOrder(audit);
}

interface Looker {
  site: Store;
  baseUrl: string;
  /** Every key of the site. */
  found: ReadonlySet<string>;
  audit: Audit;
}

type Feed = Parameters<typeof outOfStep>[0];

/** Returns the feeds that are there. */
async function compare(looker: Looker, expected: CleanBuild, progress: Progress): Promise<Feed[]> {
  const { files, media } = expected;
  const total = files.length + media.size;
  const feeds: Feed[] = [];
  let done = 0;
  const lookAtFile = async (file: SiteFile) => {
    progress(done++, total);
    const { key, body, ...headers } = file;
    const object = await look(looker, { key, etag: md5(body), headers });
    if (object === undefined) return;
    lookForDangling(looker, { ...file, body: object.body });
    if (isFeed(key)) feeds.push({ key, expected: text(body), published: text(object.body) });
  };
  await pMap(files, lookAtFile, { concurrency: WIDTH });
  const lookAtMedia = async ([key, { etag, ...headers }]: [string, MediaFile]) => {
    progress(done++, total);
    await look(looker, { key, etag, headers });
  };
  await pMap(media, lookAtMedia, { concurrency: WIDTH });
  return feeds.sort((a, b) => (a.key < b.key ? -1 : 1));
}

type MediaFile = CleanBuild['media'] extends Map<string, infer File> ? File : never;

/** The object that is there, after what is wrong with it was written down. */
async function look(
  { site, found, audit }: Looker,
  { key, etag, headers }: { key: string; etag: string; headers: ObjectHeaders },
): Promise<StoredObject | undefined> {
  const object = found.has(key) ? await site.get(key) : undefined;
  if (object === undefined) audit.missing.push(key);
  else if (md5(object.body) !== etag) audit.differing.push({ key, what: 'bytes' });
  else if (!sameHeaders(object, headers)) audit.differing.push({ key, what: 'headers' });
  return object;
}

function lookForDangling({ baseUrl, found, audit }: Looker, file: SiteFile): void {
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

export function isClean({ objects: _, ...wrong }: Audit): boolean {
  return Object.values(wrong).every(({ length }) => length === 0);
}
