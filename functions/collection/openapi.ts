/** `/openapi.json`: the JSON API described for programs (OpenAPI 3.1). */
import { variants } from '../article/variants/index.ts';
import { feedTable } from '../site/feed-table.ts';
import {
  absolute,
  CHANGES_JSON,
  COLLECTIONS_JSON,
  feedPaths,
  collectionsPath,
  listingJsonPath,
  TOPICS_PATH,
} from '../site/routes.ts';
import type { Settings } from '../site/settings.ts';
import { json } from './listings/json.ts';
import { kinds } from './kinds/index.ts';
import { textParameter, type Kind, type Parameter } from './kinds/kind.ts';
import { componentRef, componentSchemas } from './openapi-schemas.ts';

export const OPENAPI = '/openapi.json';

export function openapi(settings: Settings): string {
  const { name, contact, license } = settings;
  return json({
    openapi: '3.1.0',
    info: {
      title: name,
      version: '1.0.0',
      description:
        'Every document is a file: it takes no parameters beside its path, and answers 304 to ' +
        'If-None-Match. Addresses of pages and articles are found in the documents; none need be ' +
        'put together. Later versions of this API may add fields, never remove or rename them.',
      ...(contact !== undefined && { contact: { email: contact } }),
      ...(license !== undefined && { license: { name: license, url: license } }),
    },
    servers: [{ url: settings.baseUrl }],
    externalDocs: { url: absolute(settings, '/feeds/'), description: 'The feeds' },
    paths: {
      ...Object.fromEntries(documents.map((one) => [one.path, operation(one)])),
      ...Object.fromEntries(kinds.flatMap(feedOf)),
    },
    components: { schemas: componentSchemas(documents.map(({ schema }) => schema)) },
  });
}

/** The listings of a kind: by month, but for what is of a month itself; a long month has pages. */
function listingsOf({ address, json, log, kind }: Kind): Described[] {
  if (json === undefined) return [];
  const { operation: id, summary: what, pages = `${what}: older`, schema = 'listing' } = json;
  const at = (place: { month?: string; number?: string }) =>
    listingJsonPath({ path: address }, place);
  const first = { path: at({}), id, what, schema };
  // The months of the site are a kind of their own.
  if (kind === 'site') return [first];
  const number = '{page}';
  if (log === true || kind === 'month')
    return [first, { path: at({ number }), id: `${id}Page`, what: pages, schema }];
  const month = '{year}-{month}';
  const ofMonth = `${what}: those published in a month`;
  return [
    first,
    { path: at({ month }), id: `${id}Month`, what: ofMonth, schema },
    { path: at({ month, number }), id: `${id}MonthPage`, what: `${ofMonth}: older`, schema },
  ];
}

/** A list of collections, which has pages if it is long. */
function listOf(path: string, id: string, what: string, schema: string): Described[] {
  const page = listingJsonPath({ path }, { number: '{page}' });
  return [
    { path: listingJsonPath({ path }), id, what, schema },
    { path: page, id: `${id}Page`, what: `${what}: other pages`, schema },
  ];
}

/** What the search page asks; a long list has files for beginnings of its keys. */
const searched: Described[] = [
  ['vocabulary', 'searchVocabulary', 'Every word by which something is found', 'search-keys'],
  ['words/{word}', 'searchWord', 'Where a word stands', 'search-keys'],
  ['articles/{found}', 'searchArticle', 'An article as a search shows it', 'search-articles'],
].flatMap(([list, id, what, schema]) => {
  const first = { path: `/api/v1/search/${list!}.json`, id: id!, what: what!, schema: schema! };
  if (schema === 'search-articles') return [first];
  const below = { path: `/api/v1/search/${list!}/{beginning}.json`, id: `${id!}Part` };
  return [first, { ...first, ...below, what: `${what!}: keys that begin alike` }];
});

const documents: Described[] = [
  ...kinds.filter(({ log }) => !log).flatMap(listingsOf),
  ...listOf(TOPICS_PATH, 'topics', 'Every topic', 'topics'),
  {
    path: COLLECTIONS_JSON,
    id: 'collectionKinds',
    what: 'The kinds of collections',
    schema: 'collection-kinds',
  },
  ...listOf(collectionsPath('{kind}'), 'collections', 'Every collection of a kind', 'collections'),
  {
    path: CHANGES_JSON,
    id: 'changeLog',
    what: 'The months of the change log',
    schema: 'change-log',
  },
  ...kinds.filter(({ log }) => log).flatMap(listingsOf),
  ...searched,
  ...variants.flatMap(({ file, api }) => {
    if (api === undefined) return [];
    const { operation: id, summary: what, schema } = api;
    return { path: `/articles/{slug}/${file}`, id, what, schema };
  }),
];

const parameters: Record<string, Parameter> = {
  page: textParameter(
    'Number of a page; in listings counted from the oldest of the month',
    '2',
    '^[1-9][0-9]*$',
  ),
  kind: {
    description: 'A kind of collections',
    schema: { type: 'string', enum: kinds.filter(({ log }) => !log).map(({ kind }) => kind) },
    example: 'author',
  },
  word: textParameter('A word, folded: lower case, without accents', 'magnesium'),
  beginning: textParameter('The beginning of keys, from `next`', 'ma'),
  found: textParameter('What stands behind the first digit of a key', '3fa2b1c', '^[0-9a-f]{7}$'),
  slug: textParameter('Path of an article', 'sleep/restless-legs'),
  ...Object.fromEntries(kinds.flatMap(({ parameters = {} }) => Object.entries(parameters))),
};

interface Described {
  path: string;
  id: string;
  what: string;
  /** Name of its schema. */
  schema: string;
}

function operation({ path, id, what, schema }: Described): object {
  const $ref = componentRef(schema);
  const content = { 'application/json': { schema: { $ref } } };
  const gone = { 410: { description: 'It was withdrawn; the document says why.', content } };
  return {
    ...pathParameters(path),
    get: {
      operationId: id,
      summary: what,
      responses: {
        200: { description: 'The document', content },
        304: { description: 'It is as it was.' },
        404: { description: 'There never was such a document.' },
        ...(path.startsWith('/articles/') && gone),
      },
    },
  };
}

/** Path → what is there, of the one feed of a kind that is described. */
function feedOf({ address, feeds }: Kind): [string, object][] {
  if (feeds?.api === undefined) return [];
  const { format, operation: operationId, summary, missing } = feeds.api;
  const path = feedPaths({ path: address })[format];
  const content = { [feedTable[format].mediaType]: { schema: { type: 'string' } } };
  const responses = { 200: { description: 'The feed', content }, 404: { description: missing } };
  return [[path, { ...pathParameters(path), get: { operationId, summary, responses } }]];
}

function pathParameters(path: string): object {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  if (names.length === 0) return {};
  return {
    parameters: names.map((name) => ({ name, in: 'path', required: true, ...parameters[name] })),
  };
}
