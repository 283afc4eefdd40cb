/** What the parts of the store's suite say often. */
import { createHash } from 'node:crypto';
import type { PutOptions, PutResult, Store } from '../../functions/store/store.ts';

export interface Subject {
  store: Store;
  /** The same store, as another function would open it. */
  other: Store;
  close?(): Promise<void> | void;
}

export const plain: PutOptions = { contentType: 'text/plain; charset=utf-8' };
export const moved = { ok: false, reason: 'moved' };

export function text(words: string): Uint8Array {
  return new TextEncoder().encode(words);
}

export function words(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

export function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}

export function nothing(): PutOptions {
  return { ...plain, ifNoneMatch: '*' };
}

export function over(version: string): PutOptions {
  return { ...plain, ifMatch: md5(text(version)) };
}

export function etagOf(result: PutResult): string {
  if (!result.ok) throw new Error('The write was not applied.');
  return result.etag;
}

export function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
