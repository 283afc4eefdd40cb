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
  const read = new Map<Slug, CatalogRow>();
  const keys = news.map(([slug]) => articleKey(slug));
  (await readMany<KeptArticle>(table, keys)).forEach(({ version, value }, at) => {
    const [slug] = news[at]!;
    if (version !== undefined && value !== undefined)
      read.set(slug, { version, summary: value.summary });
  });
  const isNew = new Set(news.map(([slug]) => slug));
  const rows = new Map<Slug, CatalogRow>();
  for (const [slug] of known) {
    const row = isNew.has(slug) ? read.get(slug) : before?.get(slug);
    if (row !== undefined) rows.set(slug, row);
  }
  cache.set(table, rows);
  return { rows };
}

async function versionsIn(table: Table): Promise<[Slug, Version][]> {
  const rows = await querySlices(table, (slice) => knownSlice('articles', slice));
  const known = rows.map(({ sort, version }): [Slug, Version] => [sort, version]);
  return known.sort(([a], [b]) => (a < b ? -1 : 1));
}
