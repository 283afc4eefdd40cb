/** `/openapi.json`: the JSON API described for programs (OpenAPI 3.1). */
import { variants } from '../article/variants/index.ts';
import { feedTable } from '../site/feed-table.ts';
import {
  absolute,
  CHANGES_JSON,
  COLLECTIONS_JSON,
  feedPaths,
  listingJsonPath,
  TOPICS_JSON,
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

/** The listings of a kind, which have pages. */
function listingsOf({ address, json }: Kind): Described[] {
  if (json === undefined) return [];
  const { operation: id, summary: what, pages = `${what}: older`, schema = 'listing' } = json;
  const first = listingJsonPath({ path: address });
  const page = listingJsonPath({ path: address }, '{page}');
  return [
    { path: first, id, what, schema },
    { path: page, id: `${id}Page`, what: pages, schema },
  ];
}

const documents: Described[] = [
  ...kinds.filter(({ log }) => !log).flatMap(listingsOf),
  { path: TOPICS_JSON, id: 'topics', what: 'Every topic', schema: 'topics' },
  { path: COLLECTIONS_JSON, id: 'collections', what: 'Every collection', schema: 'collections' },
  {
    path: CHANGES_JSON,
    id: 'changeLog',
    what: 'The months of the change log',
    schema: 'change-log',
  },
  ...kinds.filter(({ log }) => log).flatMap(listingsOf),
  ...variants.flatMap(({ file, api }) => {
    if (api === undefined) return [];
    const { operation: id, summary: what, schema } = api;
    return { path: `/articles/{slug}/${file}`, id, what, schema };
  }),
];

const parameters: Record<string, Parameter> = {
  page: textParameter(
    'Number of a page; in listings counted from the oldest',
    '2',
    '^[1-9][0-9]*$',
  ),
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
