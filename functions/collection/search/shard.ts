/** One file of a list by which articles are found, and what is in it. */
import type { ListId, Posting } from './postings.ts';

export interface Shard {
  list: ListId;
  /** What its keys begin with; empty for the first of a list. */
  prefix: string;
}

/** Its keys with what is shown of them, or the beginnings of those that it leads to. */
export type Content =
  | { kind: 'keys'; postings: readonly Pick<Posting, 'key' | 'value'>[] }
  | { kind: 'split'; next: readonly string[] };
