/**
 * Reading and writing one object under the protocol: state by compare-and-set with a nonce, site
 * files only where bytes or headers differ.
 */
import { hash } from 'node:crypto';
import { memoize } from '../../base/memoize.ts';
import type { ETag, ObjectHead, ObjectHeaders, Store } from '../../store/store.ts';
import type { SiteKey, StateKey } from '../../site/keys.ts';
import type { Ports } from '../ports.ts';
import type { BeforeWrite } from './recheck.ts';

/** A state object as it was seen: the token of the compare-and-set. */
export interface Seen<T> {
  etag: ETag | undefined;
  /** Undefined when there is none, or when what is there cannot be read. */
  value: T | undefined;
}

/** Every state object carries one, so that no two versions ever have equal bytes. */
export interface Stamped {
  nonce: string;
}

const decoder = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

/** A state object torn by a power cut reads as none, but keeps its ETag: it is overwritten. */
export async function readState<T>(store: Store, key: StateKey): Promise<Seen<T>> {
  const object = await store.get(key);
  if (object === undefined) return { etag: undefined, value: undefined };
  try {
    return { etag: object.etag, value: JSON.parse(decoder.decode(object.body)) as T };
  } catch {
    return { etag: object.etag, value: undefined };
  }
}

/**
 * Writes a state object over exactly the version that was seen. Returns the new ETag, or undefined
 * when somebody else was faster. A retried request that answers "moved" to our own first try is
 * recognised by the nonce.
 */
export async function writeState(
  ports: Pick<Ports, 'state' | 'nonce'>,
  key: StateKey,
  value: object,
  seen: ETag | undefined,
): Promise<ETag | undefined> {
  const nonce = ports.nonce();
  const result = await ports.state.put(key, encoder.encode(JSON.stringify({ nonce, ...value })), {
    contentType: 'application/json; charset=utf-8',
    ...(seen === undefined ? { ifNoneMatch: '*' } : { ifMatch: seen }),
  });
  if (result.ok) return result.etag;
  const now = await readState<Stamped>(ports.state, key);
  return now.value?.nonce === nonce ? now.etag : undefined;
}

/** What was seen of objects that may be overwritten; undefined where there is none. */
export type Heads = ReadonlyMap<SiteKey, ObjectHead | undefined>;

export interface SiteFile extends ObjectHeaders {
  key: SiteKey;
  body: Uint8Array;
}

export type Written = { outcome: 'same' | 'written'; etag: ETag } | { outcome: 'moved' };

/** Writes a site file unless the object itself, as seen, already is this file. */
export async function writeSite(
  store: Store,
  file: SiteFile,
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
async function sameBytes(store: Store, file: SiteFile, seen: ObjectHead): Promise<boolean> {
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
