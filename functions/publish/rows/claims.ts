/**
 * Which articles claim one id, or one address, which begins with a slash as no id does. A claim is
 * only ever added, a row each, so that order and repetition do not matter; whether a holder still
 * counts is read from its source and row.
 */
import type { Slug } from '../../site/settings.ts';
import { queryAll } from '../../store/table/table.ts';
import { commit, put } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { claimKey, claimsOf } from './keys.ts';

/** Every slug that ever claimed the name, in code-unit order. */
export async function idHolders({ table }: Pick<Ports, 'table'>, name: string): Promise<Slug[]> {
  const slugs: Slug[] = [];
  for await (const { sort } of queryAll(table, claimsOf(name))) slugs.push(sort);
  return slugs.sort();
}

/** Adds a claim, unless it is there. */
export async function claim(
  ports: Pick<Ports, 'table' | 'nonce'>,
  name: string,
  slug: Slug,
): Promise<void> {
  const key = claimKey(name, slug);
  if ((await ports.table.get(key)) === undefined) await commit(ports, [put(key, {})]);
}
