/** Reading and writing the objects of the site under the protocol: only where bytes or headers differ. */
import { hash } from 'node:crypto';
import { memoize } from '../../base/memoize.ts';
import type { ETag, ObjectHead, ObjectHeaders, Store } from '../../store/store.ts';
import type { LedgerKey, SiteKey } from '../../site/keys.ts';
import type { BeforeWrite } from './recheck.ts';

/** What was seen of objects that may be overwritten; undefined where there is none. */
export type Heads = ReadonlyMap<SiteKey, ObjectHead | undefined>;

export interface SiteFile extends ObjectHeaders {
  key: SiteKey;
  body: Uint8Array;
}

/** What is kept of one article, or of the settings, beside the sources. */
export interface LedgerFile extends ObjectHeaders {
  key: LedgerKey;
  body: Uint8Array;
}

export type Written = { outcome: 'same' | 'written'; etag: ETag } | { outcome: 'moved' };

/** Writes a file of the site or the ledger unless the object itself, as seen, already is this file. */
export async function writeObject(
  store: Store,
  file: SiteFile | LedgerFile,
  seen: ObjectHead | undefined,
  beforeWrite: BeforeWrite = async () => undefined,
): Promise<Written> {
  if (seen !== undefined && sameHeaders(seen, file) && (await sameBytes(store, file, seen)))
    return { outcome: 'same', etag: seen.etag };
  const { key, body, ...headers } = file;
  const condition = seen === undefined ? { ifNoneMatch: '*' as const } : { ifMatch: seen.etag };
  await beforeWrite();
  const result = await store.put(key, body, { ...headers, ...condition });
  return result.ok ? { outcome: 'written', etag: result.etag } : { outcome: 'moved' };
}

/** An ETag is usually the MD5 of the bytes; where it is not, the bytes themselves are compared. */
async function sameBytes(
  store: Store,
  file: SiteFile | LedgerFile,
  seen: ObjectHead,
): Promise<boolean> {
  if (seen.size !== file.body.length) return false;
  if (seen.etag === md5Of(file.body)) return true;
  const object = await store.get(file.key);
  return object?.etag === seen.etag && Buffer.compare(object.body, file.body) === 0;
}

/** Bodies are rendered once and looked at often; nobody changes one. */
const md5Of = memoize((body: Uint8Array) => hash('md5', body, 'hex'));

/** Equal headers serve equally; user metadata is compared name by name. */
export function sameHeaders(a: ObjectHeaders, b: ObjectHeaders): boolean {
  const one = Object.entries(a.metadata ?? {}).sort();
  const two = Object.entries(b.metadata ?? {}).sort();
  return (
    a.contentType === b.contentType &&
    a.cacheControl === b.cacheControl &&
    JSON.stringify(one) === JSON.stringify(two)
  );
}
