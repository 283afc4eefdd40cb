/** Authors in collection ids and paths: by name, because nothing else of them is always there. */
import { createHash } from 'node:crypto';

/** Code points of a name in a path: at most 240 bytes of UTF-8, which every file system takes. */
const LONGEST = 60;

/**
 * `Ada Example, MD` → `ada-example-md`: letters, marks and digits, the rest as hyphens. Names that
 * differ in nothing else are one author. Undefined for a name without any of them.
 */
export function authorSlug(name: string): string | undefined {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
  if (words.length === 0) return undefined;
  const letters = [...words.join('-')];
  if (letters.length <= LONGEST) return letters.join('');
  const hash = createHash('sha256').update(letters.join('')).digest('hex').slice(0, 8);
  return `${letters.slice(0, LONGEST - 9).join('')}-${hash}`;
}
