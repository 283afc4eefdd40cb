/** `/openapi.json`: the JSON API described for programs (OpenAPI 3.1). */
import { variants } from '../article/variants/index.ts';
import { absolute } from '../site/routes.ts';
import type { Settings } from '../site/settings.ts';
import { json } from './listings/json.ts';
import { kinds } from './kinds/index.ts';
import type { Parameter } from './kinds/kind.ts';
import { textParameter } from './kinds/parameters.ts';
import { componentRef, componentSchemas } from './openapi-schemas.ts';
import { CHANGES_JSON, COLLECTIONS_JSON, TOPICS_JSON } from '../site/routes.ts';

export const OPENAPI = '/openapi.json';

export function openapi(settings: Settings): string {
  const { name, contact, license } = settings;
  const listings = listed.flatMap(({ path, what, id }) => [
    { path: `${path}.json`, id, what, schema: 'listing' },
    {
      path: `${path}/page/{page}.json`,
      id: `${id}Page`,
      what: `${what}: older`,
      schema: 'listing',
    },
  ]);
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
      ...Object.fromEntries([...listings, ...documents].map((one) => [one.path, operation(one)])),
      [CODE_FEED]: codeFeed(),
    },
    components: { schemas: componentSchemas() },
  });
}

/** Listings, which have pages. */
const listed = kinds.flatMap(({ api }) => {
  if (api === undefined) return [];
  const { path, operation: id, summary: what } = api;
  return { path: `/api/v1${path}`, id, what };
});

const documents: Described[] = [
  { path: TOPICS_JSON, id: 'topics', what: 'Every topic', schema: 'topics' },
  { path: COLLECTIONS_JSON, id: 'collections', what: 'Every collection', schema: 'collections' },
  {
    path: CHANGES_JSON,
    id: 'changeLog',
    what: 'The months of the change log',
    schema: 'change-log',
  },
  {
    path: '/api/v1/changes/{yearAndMonth}.json',
    id: 'changes',
    what: 'What happened in a month, with the hashes of its other pages if it has any',
    schema: 'changes',
  },
  {
    path: '/api/v1/changes/{yearAndMonth}/page/{page}.json',
    id: 'changesPage',
    what: 'What else happened in a month of many changes',
    schema: 'changes',
  },
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
  yearAndMonth: textParameter('Year and month, in UTC', '2026-03', '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  slug: textParameter('Path of an article', 'sleep/restless-legs'),
  ...Object.fromEntries(kinds.flatMap(({ api }) => Object.entries(api?.parameters ?? {}))),
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

const CODE_FEED = '/codes/{system}/{code}/atom.xml';

function codeFeed(): object {
  return {
    ...pathParameters(CODE_FEED),
    get: {
      operationId: 'codeFeed',
      summary: 'The articles about what a medical code says, with their full text (RFC 4287)',
      responses: {
        200: {
          description: 'The feed',
          content: { 'application/atom+xml': { schema: { type: 'string' } } },
        },
        404: { description: 'No article was ever about it.' },
      },
    },
  };
}

function pathParameters(path: string): object {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  if (names.length === 0) return {};
  return {
    parameters: names.map((name) => ({ name, in: 'path', required: true, ...parameters[name] })),
  };
}
