/**
 * All articles: the index of those that are known says in which version each is, and only what this
 * process has not seen yet is read.
 */
import type { Slug } from '../../site/settings.ts';
import type { Table, Version } from '../../store/table/table.ts';
import { readMany } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import type { KeptArticle, Remembered } from './article.ts';
import { articleKey, knownSlice } from './keys.ts';
import { querySlices } from './slices.ts';

/** One article, and the version of its row. */
export interface CatalogRow {
  version: Version;
  summary: Remembered;
}

export interface Catalog {
  /** In code-unit order of the slugs. */
  rows: ReadonlyMap<Slug, CatalogRow>;
}

/** What a process has read of a table. Rows that stay the same stay the same objects. */
const cache = new WeakMap<Table, ReadonlyMap<Slug, CatalogRow>>();

/** What cannot be read is as good as never read; the sweep sends its source to *ingest*. */
export async function readCatalog({ table }: Pick<Ports, 'table'>): Promise<Catalog> {
  const known = await versionsIn(table);
  const before = cache.get(table);
  const news = known.filter(([slug, version]) => before?.get(slug)?.version !== version);
  const slugs = news.map(([slug]) => slug);
  const read = await readCatalogRows({ table }, slugs);
  const isNew = new Set(slugs);
  const rows = new Map<Slug, CatalogRow>();
  for (const [slug] of known) {
    const row = isNew.has(slug) ? read.get(slug) : before?.get(slug);
    if (row !== undefined) rows.set(slug, row);
  }
  cache.set(table, rows);
  return { rows };
}

/** These articles, as far as there are any that can be read. */
export async function readCatalogRows(
  { table }: Pick<Ports, 'table'>,
  slugs: readonly Slug[],
): Promise<Map<Slug, CatalogRow>> {
  const read = new Map<Slug, CatalogRow>();
  (await readMany<KeptArticle>(table, slugs.map(articleKey))).forEach(({ version, value }, at) => {
    if (version !== undefined && value !== undefined)
      read.set(slugs[at]!, { version, summary: value.summary });
  });
  return read;
}

/** Articles that were read just now: who asks for all of them reads them no second time. */
export function keepRead(
  { table }: Pick<Ports, 'table'>,
  rows: ReadonlyMap<Slug, CatalogRow>,
): void {
  cache.set(table, new Map([...(cache.get(table) ?? []), ...rows]));
}

async function versionsIn(table: Table): Promise<[Slug, Version][]> {
  const rows = await querySlices(table, (slice) => knownSlice('articles', slice));
  const known = rows.map(({ sort, version }): [Slug, Version] => [sort, version]);
  return known.sort(([a], [b]) => (a < b ? -1 : 1));
}
