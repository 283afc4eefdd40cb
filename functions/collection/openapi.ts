/** `/openapi.json`: the JSON API described for programs (OpenAPI 3.1). */
import { absolute } from '../site/routes.ts';
import type { Settings } from '../site/settings.ts';
import { json } from './listings/json.ts';
import { componentRef, componentSchemas } from './openapi-schemas.ts';
import { CHANGES_JSON, COLLECTIONS_JSON, TOPICS_JSON } from './kinds/renderings.ts';

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
const listed = [
  { path: '/api/v1/articles', id: 'articles', what: 'Every article, newest first' },
  { path: '/api/v1/topics/{topic}', id: 'topic', what: 'The articles of a topic' },
  { path: '/api/v1/archive/{year}/{month}', id: 'month', what: 'The articles of a month' },
  { path: '/api/v1/authors/{author}', id: 'author', what: 'The articles of an author' },
  {
    path: '/api/v1/codes/{system}/{code}',
    id: 'code',
    what: 'The articles about what a medical code says',
  },
];

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
  {
    path: '/articles/{slug}/article.json',
    id: 'article',
    what: 'One article; the slashes in its slug are slashes in the path',
    schema: 'article',
  },
  {
    path: '/articles/{slug}/oembed.json',
    id: 'oembed',
    what: 'How to embed an article (oEmbed 1.0)',
    schema: 'oembed',
  },
];

const parameters: Record<string, { description: string; schema: object; example: string }> = {
  page: text('Number of a page; in listings counted from the oldest', '2', '^[1-9][0-9]*$'),
  topic: text('Id of a topic, as in topics.json', 'sleep'),
  year: text('Year, in UTC', '2026', '^[0-9]{4}$'),
  month: text('Month, in UTC', '03', '^(0[1-9]|1[0-2])$'),
  author: text('Name of an author in lower case, with hyphens', 'ada-example'),
  code: text('A code of that system', 'G25.81', '^[A-Za-z0-9.]+$'),
  yearAndMonth: text('Year and month, in UTC', '2026-03', '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  slug: text('Path of an article', 'sleep/restless-legs'),
  system: {
    description: 'A system of medical codes',
    schema: { type: 'string', enum: ['icd-10-cm', 'mesh', 'snomed-ct', 'rxnorm'] },
    example: 'icd-10-cm',
  },
};

function text(description: string, example: string, pattern?: string) {
  return { description, schema: { type: 'string', ...(pattern && { pattern }) }, example };
}

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
