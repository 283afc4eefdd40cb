/** What a new record takes over from the one before, and whether it says anything new. */
import { isDeepStrictEqual } from 'node:util';
import { collectionsOf } from '../collection/collections.ts';
import type { Entry } from '../../schemas/types.ts';
import type { Stamped } from './objects.ts';
import type { ArticleRecord } from './records.ts';

/** Every collection the article has ever been in, with those it is in now. */
export function everIn(record: ArticleRecord | undefined, entry: Omit<Entry, 'memory'>): string[] {
  const before = record?.entry.memory.collections ?? [];
  const now = entry.status === 'live' ? collectionsOf(entry) : [];
  return [...new Set([...before, ...now])].sort();
}

/** Equal but for what every write changes: the nonce and the revision. */
export function sameRecord(
  before: (ArticleRecord & Stamped) | undefined,
  next: ArticleRecord,
): boolean {
  if (before === undefined) return false;
  const { nonce: _, ...known } = before;
  const plain = JSON.parse(JSON.stringify(next)) as ArticleRecord;
  return isDeepStrictEqual(unrevised(known), unrevised(plain));
}

function unrevised({ entry, ...rest }: ArticleRecord): unknown {
  return { ...rest, entry: { ...entry, memory: { ...entry.memory, revision: 0 } } };
}
