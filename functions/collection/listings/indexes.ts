/**
 * Which collections there are, for readers (index-page.ts) and for programs: `/api/v1/topics.json`, and `/api/v1/collections.json` with
 * the others, a list for each kind. A long list has pages, over which collections are spread by their
 * ids, because each says how many articles it has and so changes with every article.
 */
import type {
  CollectionKinds,
  CollectionSummary,
  Collections,
  Topics,
} from '../../../schemas/types.ts';
import { JSON_DATA } from '../../site/content-types.ts';
import {
  absolute,
  COLLECTIONS_JSON,
  collectionsPath,
  feedUrls,
  listingJsonPath,
  TOPICS_PATH,
} from '../../site/routes.ts';
import type { Settings } from '../../site/settings.ts';
import { hasFeeds, hasJson, hasPages } from '../kinds/files.ts';
import { kinds, nameOf } from '../kinds/index.ts';
import type { Line, Output } from '../model.ts';
import { partsFor, spread } from '../spread.ts';
import { indexPages } from './index-page.ts';
import { json, schemaUrl } from './json.ts';

/** Collections on one page of a list, about. */
const PAGE_COLLECTIONS = 250;

/** All of these files; `all` are all collections there are, in order of their ids. */
export function indexes(all: readonly Line[], settings: Settings): Output[] {
  const topics = all.filter(({ kind }) => kind === 'topic');
  const listed = kinds
    .filter(({ log }) => !log)
    .map(({ kind }) => ({ kind, own: all.filter((one) => one.kind === kind) }));
  return [
    ...listed.flatMap(({ kind, own }) => indexPages(kind, own, settings)),
    ...pagesOfList(TOPICS_PATH, topics, settings, (own, place) => topicsJson(own, place, settings)),
    file(COLLECTIONS_JSON, kindsJson(listed, settings)),
    ...listed.flatMap(({ kind, own }) =>
      pagesOfList(collectionsPath(kind), own, settings, (some, place) =>
        collectionsJson(kind, some, place, settings),
      ),
    ),
  ];
}

/** What each page says of where it stands: absolute URLs. */
interface Place {
  next?: string;
  previous?: string;
}

type Render = (collections: readonly Line[], place: Place) => string;

/** The first page without a number, then 2, 3 … There are as many as there are collections for. */
function pagesOfList(
  path: string,
  all: readonly Line[],
  settings: Settings,
  render: Render,
): Output[] {
  const parts = [...spread(all, partsFor(all.length, PAGE_COLLECTIONS), ({ id }) => id)];
  const at = (number: number) => listingJsonPath({ path }, number === 1 ? {} : { number });
  const url = (number: number) => absolute(settings, at(number));
  return parts.map(([number, own]) => {
    const next = number < parts.length && { next: url(number + 1) };
    const previous = number > 1 && { previous: url(number - 1) };
    return file(at(number), render(own, { ...next, ...previous }));
  });
}

function topicsJson(own: readonly Line[], place: Place, settings: Settings): string {
  const topics = own.map((one) => {
    const { title, description, path, live } = one;
    return {
      id: nameOf(one),
      title,
      ...(description !== undefined && { description }),
      url: absolute(settings, path),
      count: live,
      articles: absolute(settings, listingJsonPath(one)),
      feeds: feedUrls(one, settings),
    };
  });
  const $schema = schemaUrl('topics', settings);
  const document: Topics = { $schema, count: topics.length, ...place, topics };
  return json(document);
}

type KindSummary = CollectionKinds['kinds'][number];

/** Bounded by the kinds; changes when there is a new collection. */
function kindsJson(
  listed: readonly { kind: string; own: readonly Line[] }[],
  settings: Settings,
): string {
  const document: CollectionKinds = {
    $schema: schemaUrl('collection-kinds', settings),
    count: listed.reduce((sum, { own }) => sum + own.length, 0),
    kinds: listed.map(({ kind, own }) => ({
      kind: kind as KindSummary['kind'],
      count: own.length,
      collections: absolute(settings, listingJsonPath({ path: collectionsPath(kind) })),
    })),
  };
  return json(document);
}

function collectionsJson(
  kind: string,
  own: readonly Line[],
  place: Place,
  settings: Settings,
): string {
  const collections = own.map((one) => ({
    id: one.id,
    kind: one.kind as CollectionSummary['kind'],
    title: one.title,
    ...(one.description !== undefined && { description: one.description }),
    ...(hasPages(one) && { url: absolute(settings, one.path) }),
    count: one.live,
    ...(hasJson(one) && { articles: absolute(settings, listingJsonPath(one)) }),
    ...(hasFeeds(one) && { feeds: feedUrls(one, settings) }),
  }));
  const document: Collections = {
    $schema: schemaUrl('collections', settings),
    kind: kind as Collections['kind'],
    count: collections.length,
    ...place,
    collections,
  };
  return json(document);
}

function file(path: string, body: string): Output {
  return { path, body, contentType: JSON_DATA };
}
