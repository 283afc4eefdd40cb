/** Files that depend on no article: the stylesheet and the published schemas. */
import article from '../../schemas/article.schema.json' with { type: 'json' };
import changeLog from '../../schemas/change-log.schema.json' with { type: 'json' };
import changes from '../../schemas/changes.schema.json' with { type: 'json' };
import collectionKinds from '../../schemas/collection-kinds.schema.json' with { type: 'json' };
import collections from '../../schemas/collections.schema.json' with { type: 'json' };
import diagnostic from '../../schemas/diagnostic.schema.json' with { type: 'json' };
import summary from '../../schemas/entry.schema.json' with { type: 'json' };
import frontMatter from '../../schemas/front-matter.schema.json' with { type: 'json' };
import listing from '../../schemas/listing.schema.json' with { type: 'json' };
import oembed from '../../schemas/oembed.schema.json' with { type: 'json' };
import report from '../../schemas/report.schema.json' with { type: 'json' };
import searchArticles from '../../schemas/search-articles.schema.json' with { type: 'json' };
import searchKeys from '../../schemas/search-keys.schema.json' with { type: 'json' };
import site from '../../schemas/site.schema.json' with { type: 'json' };
import status from '../../schemas/status.schema.json' with { type: 'json' };
import topics from '../../schemas/topics.schema.json' with { type: 'json' };
import type { Settings } from '../site/settings.ts';
import { stylesheetFor } from '../site/style.ts';
import { absolute } from '../site/routes.ts';
import { CSS, contentTypeOf, JSON_SCHEMA } from '../site/content-types.ts';
import { iconFiles, MANIFEST, manifest } from '../site/icon.ts';
import type { Output } from './model.ts';

/** At a path that is named after its content, so that it can be cached for ever. */
export function stylesheet(house: object | undefined): Output {
  const { path, css } = stylesheetFor(house);
  return { path, body: css, contentType: CSS };
}

/** The site's mark in every form that is asked for, and what the site is called beside it. */
export function icons(settings: Settings): Output[] {
  const files = Object.entries(iconFiles(settings)).map(([path, bytes]) => {
    const contentType = path.endsWith('.ico') ? 'image/x-icon' : 'image/png';
    return { path, body: '', bytes, contentType };
  });
  const contentType = contentTypeOf('application/manifest+json');
  return [...files, { path: MANIFEST, body: manifest(settings), contentType }];
}

/** The project's schemas, in the order of their files: the only list. */
export const schemaFiles = [
  article,
  changeLog,
  changes,
  collectionKinds,
  collections,
  diagnostic,
  summary,
  frontMatter,
  listing,
  oembed,
  report,
  searchArticles,
  searchKeys,
  site,
  status,
  topics,
];

/**
 * `/schemas/<name>.v1.json`. The `$id` becomes the absolute URL; the `$ref`s to other schemas are
 * relative to it and find their way (JSON Schema 2020-12 Core, 8.2).
 */
export function schemas(settings: Settings): Output[] {
  return schemaFiles.map((schema) => {
    const path = `/schemas/${schema.$id}`;
    const located = { ...schema, $id: absolute(settings, path) };
    return { path, body: `${JSON.stringify(located, null, 2)}\n`, contentType: JSON_SCHEMA };
  });
}
