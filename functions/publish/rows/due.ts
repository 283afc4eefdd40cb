/**
 * What is to happen to articles when a moment comes: one goes live, one expires. An article's row says
 * it; here it stands in order of time, written in the same transaction, so that whoever looks at the
 * clock need not look at all articles.
 */
import type { Slug } from '../../site/settings.ts';
import { instantOf } from '../../base/time.ts';
import { queryAll, type Change, type RowKey } from '../../store/table/table.ts';
import { put } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { DUE, dueKey } from './keys.ts';

export interface Due {
  slug: Slug;
  /** Milliseconds since 1970. */
  at: number;
}

/** So that it stands there as it is to be: `before` and `now` are what the article's row says, RFC 3339. */
export function dueChanges(
  slug: Slug,
  before: string | undefined,
  now: string | undefined,
): Change[] {
  const [was, is] = [before, now].map((due) => due && dueKey(instantOf(due), slug));
  if (was && is && was.sort === is.sort) return [];
  return [
    ...(was ? [{ kind: 'delete', ...was } satisfies Change] : []),
    ...(is ? [put(is, { slug })] : []),
  ];
}

/** All whose moment has come, the oldest first. */
export async function readDue({ table }: Pick<Ports, 'table'>, now: Date): Promise<Due[]> {
  const found: Due[] = [];
  for await (const { sort } of queryAll(table, DUE, { to: sortOf(now.getTime() + 1) }))
    found.push(dueAt(sort));
  return found;
}

/** The next whose moment has not come at this one. */
export async function nextDue(
  { table }: Pick<Ports, 'table'>,
  from: Date,
): Promise<Due | undefined> {
  const page = await table.query(DUE, { from: sortOf(from.getTime()), limit: 1 });
  const [row] = page.rows;
  return row && dueAt(row.sort);
}

/** Where those of this moment begin. */
function sortOf(at: number): RowKey['sort'] {
  return dueKey(at, '').sort;
}

function dueAt(sort: string): Due {
  const end = sort.indexOf('#');
  return { at: Date.parse(sort.slice(0, end)), slug: sort.slice(end + 1) };
}
