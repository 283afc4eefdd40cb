/** The catalog is a join: order and repetition of what is joined do not matter (protocol, 4). */
import { createHash } from 'node:crypto';
import type { Summary } from '../../schemas/types.ts';

const SHARDS = 64;

/**
 * The shard that a slug's summary is kept in: `00` … `63`, by the first byte of the SHA-256 of its
 * UTF-8. It depends on nothing else, so a summary never moves.
 */
export function shardOf(slug: string): string {
  const [first] = createHash('sha256').update(slug, 'utf8').digest();
  return String(first! % SHARDS).padStart(2, '0');
}

/**
 * The newer of two summaries for one slug: the higher revision. Compare-and-set makes equal revisions
 * equal summaries; should that ever fail, their canonical JSON decides, so that every run decides
 * alike. Commutative, associative, idempotent. When both are equal the answer is `a` itself.
 */
export function joinSummary<E extends Summary>(a: E, b: E): E {
  if (a === b) return a;
  const [before, after] = [revisionOf(a), revisionOf(b)];
  if (before !== after) return before > after ? a : b;
  return canonical(a) >= canonical(b) ? a : b;
}

function revisionOf({ memory }: Summary): number {
  return memory?.revision ?? 0;
}

/** JSON with the keys of every object in code-unit order: equal values, equal text. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}
