/**
 * All articles: the index of those that are known says in which version each is, and only what this
 * process has not seen yet is read.
 */
import { hash } from 'node:crypto';
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
  /** Equal versions, equal catalogs. */
  version: string;
  /** In code-unit order of the slugs. */
  rows: ReadonlyMap<Slug, CatalogRow>;
  /** Everything that the index knows, what cannot be read too. */
  known: ReadonlyMap<Slug, Version>;
}

/** What a process has read of a table. Rows that stay the same stay the same objects. */
const cache = new WeakMap<Table, ReadonlyMap<Slug, CatalogRow>>();

/** What cannot be read is as good as never read; the sweep sends its source to *ingest*. */
export async function readCatalog({ table }: Pick<Ports, 'table'>): Promise<Catalog> {
  const known = await versionsIn(table);
  const before = cache.get(table);
  const news = known.filter(([slug, version]) => before?.get(slug)?.version !== version);
  const read = new Map<Slug, CatalogRow>();
  const damaged: [Slug, Version][] = [];
  const keys = news.map(([slug]) => articleKey(slug));
  (await readMany<KeptArticle>(table, keys)).forEach(({ version, value }, at) => {
    const [slug] = news[at]!;
    if (version !== undefined && value !== undefined)
      read.set(slug, { version, summary: value.summary });
    else damaged.push(news[at]!);
  });
  const rows = new Map<Slug, CatalogRow>();
  const lost = new Map(damaged);
  const versions: [Slug, Version][] = [];
  for (const [slug] of known) {
    const row = lost.has(slug) ? undefined : (read.get(slug) ?? before?.get(slug));
    if (row !== undefined) rows.set(slug, row);
    versions.push([slug, row?.version ?? lost.get(slug)!]);
  }
  cache.set(table, rows);
  return { version: versionOf(versions), rows, known: new Map(known) };
}

/** Has everything read anew, damage too: nothing else shows it to who has read it before. */
export function forgetCatalog({ table }: Pick<Ports, 'table'>): void {
  cache.delete(table);
}

/** The version of the catalog as it is now, from the index alone. */
export async function catalogVersion({ table }: Pick<Ports, 'table'>): Promise<string> {
  return versionOf(await versionsIn(table));
}

async function versionsIn(table: Table): Promise<[Slug, Version][]> {
  const rows = await querySlices(table, (slice) => knownSlice('articles', slice));
  const known = rows.map(({ sort, version }): [Slug, Version] => [sort, version]);
  return known.sort(([a], [b]) => (a < b ? -1 : 1));
}

function versionOf(versions: readonly [Slug, Version][]): string {
  return hash('sha256', JSON.stringify(versions));
}
