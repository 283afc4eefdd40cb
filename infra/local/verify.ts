/** Audits a published site: it equals a clean build of the accepted sources, nothing dangling. */
import { createHash } from 'node:crypto';
import { cleanBuild, type CleanBuild } from '../../functions/publish/clean-build.ts';
import { siteKey } from '../../functions/publish/keys.ts';
import { sameHeaders } from '../../functions/publish/objects.ts';
import { readSettingsRecord } from '../../functions/publish/records.ts';
import { listAll, type ObjectHeaders, type Store } from '../../functions/store/store.ts';
import { linksOf } from './links.ts';

/** What is wrong with a site; all four empty when nothing is. Keys in code-unit order. */
export interface Audit {
  /** Objects looked at. */
  objects: number;
  missing: string[];
  /** Objects that no accepted source accounts for. */
  extra: string[];
  differing: { key: string; what: 'bytes' | 'headers' }[];
  dangling: { key: string; link: string }[];
}

interface Stores {
  state: Store;
  site: Store;
}

/** Undefined when nothing was ever published there. */
export async function verify(
  stores: Stores,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<Audit | undefined> {
  const expected = await cleanBuild(stores);
  const settings = (await readSettingsRecord(stores)).value?.settings;
  if (expected === undefined || settings === undefined) return undefined;
  const found = new Set<string>();
  for await (const { key } of listAll(stores.site, '')) found.add(key);

  const audit: Audit = { objects: found.size, missing: [], extra: [], differing: [], dangling: [] };
  await compare(stores.site, expected, found, audit, progress);
  for (const file of expected.files) {
    for (const link of linksOf(file, settings.baseUrl)) {
      const target = keyOf(link);
      if (target === undefined || !found.has(target)) audit.dangling.push({ key: file.key, link });
    }
  }
  audit.missing.sort();
  audit.extra.sort();
  return audit;
}

async function compare(
  site: Store,
  { files, media }: CleanBuild,
  found: ReadonlySet<string>,
  audit: Audit,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const total = files.length + media.size;
  let done = 0;
  const look = async (key: string, etag: string, headers: ObjectHeaders) => {
    progress(done++, total);
    if (!found.has(key)) return void audit.missing.push(key);
    const object = await site.get(key);
    if (object === undefined) return void audit.missing.push(key);
    if (md5(object.body) !== etag) audit.differing.push({ key, what: 'bytes' });
    else if (!sameHeaders(object, headers)) audit.differing.push({ key, what: 'headers' });
  };
  for (const { key, body, ...headers } of files) await look(key, md5(body), headers);
  for (const [key, { etag, ...headers }] of media) await look(key, etag, headers);
  const known = new Set<string>([...files.map(({ key }) => key), ...media.keys()]);
  // Old stylesheets stay for pages in caches: no build accounts for them.
  audit.extra.push(...[...found].filter((key) => !known.has(key) && !key.startsWith('assets/')));
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

export function isClean({ missing, extra, differing, dangling }: Audit): boolean {
  return [missing, extra, differing, dangling].every(({ length }) => length === 0);
}
