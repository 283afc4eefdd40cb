/**
 * The articles that some sources have to do with: those that mention them, under whatever name a link may
 * use; those that have or want an id or an address of theirs; those that they mention. As many as are
 * linked, however many there are.
 */
import { addressesMeant, ownerOf, slugsMeaning } from '../../site/addresses.ts';
import { articleSource, slugOfSource, type SourceKey } from '../../site/keys.ts';
import { slugOfTagUri } from '../../site/tag-uri.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import { mapAll, WIDTH } from '../protocol/map-all.ts';
import { readMany } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import type { KeptArticle, Remembered } from '../rows/article.ts';
import type { CatalogRow } from '../rows/catalog.ts';
import { idHolders } from '../rows/claims.ts';
import { articleKey } from '../rows/keys.ts';
import { linkingTo } from '../rows/links.ts';
import { claimsOf, namesOf } from '../rows/places.ts';

type Rows = Pick<Ports, 'table'>;

export async function readNeighbours(
  ports: Rows,
  scope: readonly SourceKey[],
  settings: Settings,
): Promise<Map<Slug, CatalogRow>> {
  const rows = new Map<Slug, CatalogRow>();
  const slugs = scope.flatMap((key) => slugOfSource(key) ?? []);
  await readInto(ports, rows, slugs);
  const changed = slugs.flatMap((slug) => rows.get(slug)?.summary ?? []);
  const names = unique(changed.flatMap(claimsOf));
  const mentioned = unique(changed.flatMap(mentionedBy));
  // Whoever they mean by an address, and whoever means one of theirs.
  const meant = mentioned.flatMap((slug) => addressesMeant(slug));
  const meaning = changed.flatMap((one) => namesOf(one).filter(isAddress).flatMap(slugsMeaning));
  const targets = [...scope, ...meaning.map(articleSource)];
  const linking = await every(targets, (key) => linkingTo(ports, key));
  const claiming = await every([...names, ...meant], (name) => idHolders(ports, name));
  const owners = [
    ...names.flatMap((name) => slugOfTagUri(settings.idAuthority, name) ?? []),
    ...[...names, ...meant].filter(isAddress).flatMap((address) => ownerOf(address) ?? []),
  ];
  await readInto(ports, rows, [...mentioned, ...meaning, ...linking, ...claiming, ...owners]);
  return rows;
}

/** As links and articles name it; ids are no addresses. */
function isAddress(name: string): boolean {
  return name.startsWith('/');
}

function mentionedBy({ memory }: Remembered): Slug[] {
  return Object.keys(memory.inputs.articles);
}

async function every<T>(items: readonly T[], read: (item: T) => Promise<Slug[]>): Promise<Slug[]> {
  return (await mapAll(unique(items), read, { concurrency: WIDTH })).flat();
}

async function readInto(
  { table }: Rows,
  rows: Map<Slug, CatalogRow>,
  slugs: readonly Slug[],
): Promise<void> {
  const unread = unique(slugs).filter((slug) => !rows.has(slug));
  const read = await readMany<KeptArticle>(table, unread.map(articleKey));
  read.forEach(({ version, value }, at) => {
    if (version !== undefined && value !== undefined)
      rows.set(unread[at]!, { version, summary: value.summary });
  });
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
