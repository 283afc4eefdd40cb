/**
 * The change log, for those who keep a copy of everything: `/api/v1/changes.json` leads to the
 * months, and a month of many articles to its pages, each with a hash. docs/subscribers.md says how
 * to follow it, docs/examples/mirror.ts does.
 */
import { hash } from 'node:crypto';
import type { Change, ChangeLog, Changes, Summary } from '../../schemas/types.ts';
import { addressOf, slugAt } from '../site/addresses.ts';
import { absolute, articlePath, listingJsonPath, variantPath } from '../site/routes.ts';
import type { Settings } from '../site/settings.ts';
import { changesOf, type Happening } from './changes.ts';
import { nameOf } from './kinds/index.ts';
import { json, schemaUrl } from './listings/json.ts';
import { JSON_DATA } from '../site/content-types.ts';
import { CHANGES_ARTICLES } from './limits.ts';
import type { Collection, Line, Output } from './model.ts';
import { monthOf } from '../base/time.ts';
import { memoize, memoizeTexts } from '../base/memoize.ts';
import { partOf, partsFor, spread } from './spread.ts';

/** How many pages there are of a month in which something ever happened to so many articles. */
export function pageCount({ ever }: Pick<Collection, 'ever'>): number {
  return partsFor(ever, CHANGES_ARTICLES);
}

/** The page of an article, whether anything happened to it or not. */
export function pageOf(slug: string, collection: Pick<Collection, 'ever'>): number {
  return partOf(slug, pageCount(collection));
}

/**
 * The files of one month that are at hand, the first page first; each is rendered again only when an article on it
 * changed. Articles are spread over the pages by their slugs, so that whatever happens to one
 * changes its own page, and the first, which has the hashes of the others. There are as many as the
 * month ever needed.
 */
export function changesFiles(collection: Collection, settings: Settings): Output[] {
  const { id, summaries } = collection;
  const count = pageCount(collection);
  const byPage = spread(summaries, count, ({ slug }) => slug);
  const file = (number: number, pages: Pinned[]): Output => {
    const path = listingJsonPath(collection, number === 1 ? {} : { number });
    const own = byPage.get(number) ?? [];
    const inputs = [JSON.stringify([settings, count, pages]), ...own];
    const render = () => changesJson(nameOf(collection), own, { number, pages }, settings);
    const [output] = memoizeTexts(`${id} ${number}`, inputs, () => [
      { path, body: render(), contentType: JSON_DATA },
    ]);
    return output!;
  };
  const others = numbersAtHand(collection).map((number) => file(number, []));
  const pages = hashesOf(collection, others).map((sha256, at): Pinned => {
    const path = listingJsonPath(collection, { number: at + 2 });
    return { url: absolute(settings, path), sha256 };
  });
  return [file(1, pages), ...others];
}

/** Where a file is, and how to tell that it is as it was. */
type Pinned = NonNullable<Changes['pages']>[number];

/** Of all pages but the first. */
function numbersAtHand(collection: Collection): number[] {
  const all = Array.from({ length: pageCount(collection) - 1 }, (_, at) => at + 2);
  return all.filter((number) => collection.logged?.atHand.has(number) !== false);
}

/** The same; `files` are those at hand. */
function hashesOf(collection: Collection, files: readonly Output[]): string[] {
  const hashes = [...(collection.logged?.hashes ?? [])];
  numbersAtHand(collection).forEach((number, at) => (hashes[number - 2] = sha256Of(files[at]!)));
  return hashes;
}

/** What the line of a month says of its files, which changesFiles has made. */
export function saidOf(
  collection: Collection,
  [first, ...others]: readonly Output[],
): Pick<Line, 'sha256' | 'pages'> {
  const pages = hashesOf(collection, others);
  return {
    ...(first !== undefined && { sha256: sha256Of(first) }),
    ...(pages.length > 0 && { pages }),
  };
}

/** Files that are kept are not hashed again either. */
const sha256Of = memoize(({ body }: Output) => hash('sha256', body, 'hex'));

/**
 * One page, by schemas/changes.schema.json, newest first. What is the last that happened to an
 * article has the hash of its article.json as it is now, so that all months together name every
 * article once with a hash; whatever changes on the site changes one of them.
 */
function changesJson(
  month: string,
  summaries: readonly Summary[],
  { number, pages }: { number: number; pages: Pinned[] },
  settings: Settings,
): string {
  const changes = summaries
    .flatMap((summary) => inMonth(summary, month, settings))
    .sort((a, b) => compare(b.at, a.at) || compare(a.slug, b.slug));
  const document: Changes = {
    $schema: schemaUrl('changes', settings),
    month,
    ...(number > 1 && { page: number }),
    count: changes.length,
    ...(pages.length > 0 && { pages }),
    changes,
  };
  return json(document);
}

/** `/api/v1/changes.json`: every month there ever was something in, and the hash of its first file. */
export function changeLogJson(lines: readonly Line[], settings: Settings): string {
  const months = lines
    .flatMap((one) => {
      const { sha256 } = one;
      if (sha256 === undefined) return [];
      const url = absolute(settings, listingJsonPath(one));
      return { month: nameOf(one), url, sha256 };
    })
    .sort((a, b) => compare(b.month, a.month));
  const document: ChangeLog = {
    $schema: schemaUrl('change-log', settings),
    count: months.length,
    months,
  };
  return json(document);
}

function inMonth(summary: Summary, month: string, settings: Settings): Change[] {
  const all = changesOf(summary);
  // Of what happened at one moment the last stands first, as in the whole list.
  return all
    .filter(({ at }) => monthOf(at) === month)
    .reverse()
    .map((one) => change(summary, one, one === all.at(-1), settings));
}

function change(summary: Summary, said: Happening, latest: boolean, settings: Settings): Change {
  const { id, url, sha256, movedTo, leadsTo } = summary;
  const address = addressOf(summary);
  const article = { url: absolute(settings, variantPath(address, 'article')), sha256: sha256! };
  return {
    ...said,
    id,
    slug: slugAt(address),
    url,
    ...(movedTo !== undefined && {
      movedTo: absolute(settings, leadsTo ?? articlePath(movedTo)),
    }),
    ...(latest && sha256 !== undefined && { article }),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
