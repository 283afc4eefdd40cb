/**
 * The keys that every adapter takes, and the order they are listed in.
 *
 * S3 takes nearly any string. A key here is also the path of a plain file, a URL path and a word in
 * XML, so all adapters refuse what one of them could not keep: what works on one machine works on
 * AWS, and the other way round.
 *
 * A list shows what is there, even a name that no key may have (somebody else put it there);
 * reading it throws `invalid-key` with the reason, so that it can be refused by name.
 */
import { StoreError } from './store.ts';

/** Bytes of UTF-8: the limit of S3, and that of a file name on the usual filesystems. */
const KEY_LIMIT = 1024;
const SEGMENT_LIMIT = 255;

/** Throws StoreError `invalid-key`, with a sentence, for what cannot be a key. */
export function checkKey(key: string): void {
  const fault = faultOf(key);
  if (fault === undefined) return;
  const shown = JSON.stringify(key.length > 120 ? `${key.slice(0, 120)}…` : key);
  throw new StoreError('invalid-key', `The key ${shown} cannot be used: ${fault}`);
}

/** What is wrong with a key, as a sentence; undefined when nothing is. */
export function faultOf(key: string): string | undefined {
  if (key === '') return 'it is empty.';
  if (!key.isWellFormed() || key.includes('\ufffd'))
    return 'it is not valid UTF-8. Rename the file.';
  if (/[\u0000-\u001f\u007f\\]/.test(key))
    return 'it holds a control character or a backslash. Rename it without.';
  if (Buffer.byteLength(key) > KEY_LIMIT)
    return `it is longer than ${KEY_LIMIT} bytes. Shorten the path.`;
  for (const segment of key.split('/')) {
    if (segment === '') return 'a slash may only stand between two names.';
    if (segment.startsWith('.'))
      return 'a name that begins with a dot is hidden, or leads out of the folder. Rename it.';
    if (Buffer.byteLength(segment) > SEGMENT_LIMIT)
      return `a name in it is longer than ${SEGMENT_LIMIT} bytes. Shorten it.`;
  }
  return undefined;
}

/** Whether a name on the way begins with a dot: such objects are never listed. */
export function isHidden(key: string): boolean {
  return key.startsWith('.') || key.includes('/.');
}

/**
 * The order of the keys' UTF-8 bytes, as S3 lists them. It is the order of UTF-16 code units but
 * for characters beyond U+FFFF, whose surrogates must sort after everything else.
 */
export function compareKeys(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) {
    const one = a.charCodeAt(at);
    const two = b.charCodeAt(at);
    if (one !== two) return rank(one) - rank(two);
  }
  return a.length - b.length;
}

/** U+D800–DFFF come after U+E000–FFFF in UTF-8. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
