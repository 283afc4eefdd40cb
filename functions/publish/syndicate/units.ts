/** What a run has to look at: the collections that its articles are in, and the site as a whole. */
import { aroundMonth, collectAll, collectionIds } from '../../collection/collections.ts';
import type { CollectionId } from '../../collection/kinds/kind.ts';
import type { Catalog, Collection, Contents, Output } from '../../collection/model.ts';
import { idOf, nameOf, unmarked } from '../../collection/kinds/index.ts';
import { feedSlugs, linesOf, renderCollection, renderSite } from '../../collection/outputs.ts';
import { SETTINGS_SOURCE, type SourceKey } from '../../site/keys.ts';
import type { Ports } from '../ports.ts';
import type { Catalog as SeenCatalog } from '../rows/catalog.ts';
import type { SettingsRow } from '../rows/settings.ts';
import { archivesOf } from './archives.ts';
import { unwritten, type Archived, type Present } from './unwritten.ts';

/** Files that are rendered together. */
export interface Unit {
  /** A collection's, or `files` for those that belong to none of them, or to all. */
  id: string;
  /** What it tells of. */
  collections: readonly Collection[];
  /** The articles whose full content is in it. */
  contents: string[];
  render(contents: Contents): Output[];
}

/** site.yaml stands for everything. */
export function isEverything(scope: readonly SourceKey[]): boolean {
  return scope.includes(SETTINGS_SOURCE);
}

/** What a run has to look at. */
interface Units {
  units: Unit[];
  /** The archives of the same collections. */
  documents: Archived[];
  /** What is there of collections, where anybody had to ask. */
  present: Present;
}

/** The collections of these articles, those that nobody wrote yet, and the site-wide files. */
export async function unitsOf(
  ports: Pick<Ports, 'site' | 'renderer'>,
  { rows }: SeenCatalog,
  wanted: readonly string[] | 'everything',
  record: SettingsRow,
): Promise<Units> {
  const settings = record.settings!;
  const catalog: Catalog = new Map([...rows].map(([slug, { summary }]) => [slug, summary]));
  const all = collectAll(catalog, collectionIds(catalog, settings), settings);
  const { missing, present } = await unwritten(ports.site, all, wanted === 'everything');
  const ids = wanted === 'everything' ? undefined : concerned(rows, wanted);
  const beside = ids === undefined ? undefined : besideMonths(all, ids);
  const isWanted = (id: CollectionId) => ids?.has(id) !== false || beside?.has(id) === true;
  const collections = all.filter(({ id }) => isWanted(id) || missing.has(id));
  const units = collections.map((one) => ({
    id: one.id,
    collections: [one],
    contents: feedSlugs(one, settings),
    render: (contents: Contents) => renderCollection(one, settings, contents),
  }));
  const files = {
    id: 'files',
    collections: all,
    contents: [],
    render: () => renderSite(linesOf(all, settings), settings),
  };
  const documents = collections.flatMap((one) =>
    archivesOf(ports, rows, one, record, missing.has(one.id) ? undefined : ids),
  );
  return { units: [...units, files], documents, present };
}

/** The collections that the changed entries are in, or ever were. */
function concerned(rows: SeenCatalog['rows'], slugs: readonly string[]): Set<CollectionId> {
  const all = [...slugs, ...namesakes(rows, slugs)];
  const known = all.flatMap((slug) => rows.get(slug)?.summary.memory.collections ?? []);
  return new Set(known.map(unmarked));
}

/**
 * The months before and after changed ones, whose pages lead to them as soon as something is in them
 * and past them as soon as nothing is.
 */
function besideMonths(all: readonly Collection[], ids: ReadonlySet<CollectionId>) {
  const months = all.filter(({ kind }) => kind === 'month');
  const filled = months.filter(({ summaries }) => summaries.length > 0).map(nameOf);
  const beside = months
    .filter(({ id }) => ids.has(id))
    .map((one) => aroundMonth(nameOf(one), filled))
    .flatMap(({ older, newer }) => [older, newer]);
  return new Set(beside.flatMap((month) => (month === undefined ? [] : [idOf('month', month)])));
}

/**
 * Of articles that share an id collections show one, so that a change of one may show or hide
 * another. Those that shared it until now still mention each other.
 */
function namesakes(rows: SeenCatalog['rows'], slugs: readonly string[]): string[] {
  const ids = new Set(slugs.map((slug) => rows.get(slug)?.summary.id));
  const sharing = [...rows].filter(([, { summary }]) => ids.has(summary.id)).map(([slug]) => slug);
  const mentioned = (slug: string) =>
    Object.keys(rows.get(slug)?.summary.memory.inputs.articles ?? {});
  const former = slugs.flatMap((slug) =>
    mentioned(slug).filter((other) => mentioned(other).includes(slug)),
  );
  return [...sharing, ...former];
}
