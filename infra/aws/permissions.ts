/**
 * What each function may do, and on which keys: all of it, and no more. The stack makes the roles
 * from this table; a test runs the functions under it and finds what is missing and what is never
 * used (test/infra/aws/permissions.test.ts).
 *
 * No function may delete an object, for pages are replaced, never removed. Every function may list
 * the buckets it reads: without that, S3 answers 403 instead of 404 for what is not there.
 */
import type { FunctionName } from '../../functions/lambda/environment.ts';
import { kindFolders } from '../../functions/collection/kinds/files.ts';
import { queueNames, type QueueName } from '../../functions/publish/queues.ts';
import {
  announcedSlice,
  archivesBuild,
  articleKey,
  BUILD,
  collectionRows,
  DUE,
  fileKey,
  GUARD,
  indexedSlice,
  knownSlice,
  linesKey,
  listedKey,
  roundKey,
  sweptKey,
  settingsKey,
  shardSlice,
  shareSlice,
  todoSlice,
  withdrawnKey,
  writerSlice,
} from '../../functions/publish/rows/keys.ts';
import {
  asSourceKey,
  FEEDS,
  LEDGER,
  SETTINGS_SOURCE,
  WITHDRAWALS,
} from '../../functions/site/keys.ts';
import { iconPaths } from '../../functions/site/icon.ts';
import { variantNames } from '../../functions/site/routes.ts';
import { sitePages } from '../../functions/site/site-pages.ts';
import { variantTable } from '../../functions/site/variant-table.ts';
import type { StoreName } from './names.ts';

/** Keys, `*` standing for anything. What may be written may also be read. */
export interface Access {
  read: readonly string[];
  write: readonly string[];
  /** May never be written, whatever else says so. */
  never?: readonly string[];
}

/** Partitions of the table, `*` standing for anything: each right by itself. */
export interface RowAccess {
  read: readonly string[];
  write: readonly string[];
  delete: readonly string[];
}

export interface Permissions {
  stores: Partial<Record<StoreName, Access>>;
  rows: RowAccess;
  /** Queues to which it sends what is to be looked at (again). */
  wakes: readonly QueueName[];
  /** May tell the CDN to forget paths. */
  invalidates: boolean;
}

/**
 * What each right on rows is called by DynamoDB; a transaction needs those of its parts. To ask in one whether a row is
 * still as it was is a way to read it.
 */
export const rowActions = {
  read: [
    'dynamodb:GetItem',
    'dynamodb:BatchGetItem',
    'dynamodb:Query',
    'dynamodb:ConditionCheckItem',
  ],
  write: ['dynamodb:PutItem'],
  delete: ['dynamodb:DeleteItem'],
} as const;

/** What is pushed. Editors may put and delete these, and nothing else. */
export const pushed = ['articles/*', 'media/*', `${WITHDRAWALS}*`, SETTINGS_SOURCE];

/**
 * What a push asks of S3 for each of these. Deleting only the version that was listed (`If-Match`)
 * takes the right to read as well (S3 User Guide, "Enforce conditional deletes").
 */
export const editorsActions = ['s3:PutObject', 's3:DeleteObject', 's3:GetObject'] as const;

/**
 * Where ingest publishes: articles and media, and the stylesheet before any of them; and the files
 * of an article, and pages, wherever its front matter says that it is.
 */
const articles = [
  ...['articles/*', 'media/*', 'assets/*', '*.html'],
  // Those that a configuration adds are called so, too.
  '*/article.*',
  ...variantNames
    .filter((name) => !/^$|\.html$|^article\./.test(variantTable[name].file))
    .map((name) => `*/${variantTable[name].file}`),
];

/** Where syndicate publishes: what is made from many articles, and what belongs to none. */
const collections = [
  'index.html',
  'embed.js',
  ...FEEDS,
  ...kindFolders.map((folder) => `${folder}*`),
  'feeds/*',
  'api/*',
  'a-z/*',
  'search/*',
  'opensearch.xml',
  'schemas/*',
  'assets/*',
  'sitemap*.xml',
  'robots.txt',
  '404.html',
  'openapi.json',
  ...[...iconPaths, ...sitePages.map(({ path }) => `${path}*`)].map((path) => path.slice(1)),
];

const settings = settingsKey.partition;
const oneArticle = articleKey('*').partition;
const oneFile = fileKey(asSourceKey('*')).partition;
const knownArticles = knownSlice('articles', '*');
const knownFiles = knownSlice('files', '*');
const claims = 'claims#*';
const links = 'links#*';
const site = collectionRows('site');
const collected = [collectionRows('*'), shareSlice('*'), 'lines#*', linesKey.partition];
/** What articles are found by: what lists have of each, what stands in them, how far they are split. */
const found = [indexedSlice('*'), 'list#*', shardSlice('*')];
const todo = todoSlice('*');
const announced = announcedSlice('*');
const writers = writerSlice('*');
const guard = [GUARD, withdrawnKey('*').partition];
const builds = [BUILD, archivesBuild('*')];
/** How far rounds through everything have come, and by what lists were made. */
const progress = [roundKey.partition, listedKey.partition];

/** What a push is known by, and what is to be done because of it. */
const pushedRows = [settings, oneArticle, oneFile, knownArticles, claims, links, todo, writers];

/** Of all functions that publish: what they cause waits in the lane that they are in. */
const publishers: readonly QueueName[] = [
  'ingest',
  'ingest-archive',
  'syndicate',
  'syndicate-archive',
];

const ingest: Permissions = {
  stores: {
    // Of its own it keeps there what would be lost with the table.
    source: { read: pushed, write: [`${LEDGER}*`] },
    // What front matter says is somebody's word: it can never stand where the site's own files are.
    site: { read: [], write: articles, never: collections.filter((keys) => keys !== 'assets/*') },
  },
  rows: {
    // How many articles there are says the site's row.
    read: [...pushedRows, site, ...guard],
    write: [
      settings,
      oneArticle,
      oneFile,
      knownArticles,
      knownFiles,
      claims,
      links,
      todo,
      writers,
      DUE,
      ...guard,
    ],
    // A text that became shorter leaves pieces behind.
    delete: [oneArticle, writers, DUE],
  },
  wakes: publishers,
  invalidates: false,
};

export const permissions: Record<FunctionName, Permissions> = {
  ingest,
  rebuild: ingest,
  syndicate: {
    stores: { site: { read: [], write: collections } },
    rows: {
      read: [...pushedRows, ...collected, ...found, ...builds, ...progress],
      write: [writers, ...collected, ...found, ...builds, ...progress],
      delete: [todo, writers, collectionRows('*'), 'list#*'],
    },
    wakes: publishers,
    invalidates: false,
  },
  announce: {
    stores: {
      site: { read: [...FEEDS.map((file) => `*${file}`), '*/index.html'], write: [] },
    },
    rows: { read: [settings, announced], write: [announced], delete: [] },
    wakes: ['announce'],
    invalidates: true,
  },
  // Compares by listing, and by what is known.
  sweep: {
    stores: {
      source: { read: [], write: [] },
      site: { read: [], write: [] },
    },
    rows: {
      read: [
        settings,
        oneArticle,
        oneFile,
        knownArticles,
        todo,
        DUE,
        announced,
        roundKey.partition,
        sweptKey.partition,
        writers,
      ],
      write: [sweptKey.partition],
      delete: [writers],
    },
    wakes: [...queueNames],
    invalidates: false,
  },
};
