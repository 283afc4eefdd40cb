/**
 * Every file made from the sample catalog, whole, byte for byte, against test/golden/collection.
 * After a change that is meant: `npx vitest run test/collection/golden.test.ts -u`, and read the
 * diff before committing it.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { formats } from '../../functions/collection/feeds/index.ts';
import { contentTypeOf } from '../../functions/site/content-types.ts';
import { stylesheetFor } from '../../functions/site/style.ts';
import type { Output } from '../../functions/collection/model.ts';
import { catalog, everyFile } from './sample.ts';
import { textOf } from './feeds/rendered.ts';

const golden = fileURLToPath(new URL('../golden/collection/', import.meta.url));

const all = everyFile(catalog);

/** Stylesheets and schemas are copies of files that are in the checkout; icons have their own test. */
const files = new Map(
  all
    .filter(({ path }) => !/^\/(assets|schemas)\/|\.(css|ico|png)$/.test(path))
    .map((one) => [fileName(one), one]),
);

function fileName({ path }: Output): string {
  return decodeURIComponent(path.slice(1)) + (path.endsWith('/') ? 'index.html' : '');
}

it.each([...files.keys()])('%s is byte for byte as it was', async (name) => {
  // A change of the stylesheet is no change of a page.
  const body = textOf(files.get(name)!).replaceAll(stylesheetFor({}).path, '/assets/style.css');
  await expect(body).toMatchFileSnapshot(golden + name);
});

it('makes no file twice, and no file fewer than it made before', () => {
  expect(new Set(all.map(({ path }) => path)).size).toBe(all.length);
  const kept = readdirSync(golden, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.replaceAll('//', '/'))
    .map((path) => path.slice(golden.length));
  expect(kept.sort()).toEqual([...files.keys()].sort());
});

it('says of each file what it is', () => {
  const types: [RegExp, string][] = [
    [/\/$|\.html$/, 'text/html; charset=utf-8'],
    ...formats.map(({ file, mediaType }): [RegExp, string] => [
      new RegExp(`/${file.replace('.', '\\.')}$`),
      contentTypeOf(mediaType),
    ]),
    [/^\/(api\/v1\/.+|openapi)\.json$/, 'application/json; charset=utf-8'],
    [/^\/schemas\/.+\.v1\.json$/, 'application/schema+json; charset=utf-8'],
    [/^\/(sitemap(-.+)?\.xml|feeds\/.+\.opml)$/, 'application/xml; charset=utf-8'],
    [/^\/robots\.txt$/, 'text/plain; charset=utf-8'],
    [/^\/embed\.js$/, 'text/javascript; charset=utf-8'],
    [/^\/opensearch\.xml$/, 'application/opensearchdescription+xml; charset=utf-8'],
    [/\.png$/, 'image/png'],
    [/\.ico$/, 'image/x-icon'],
    [/\.webmanifest$/, 'application/manifest+json; charset=utf-8'],
    [/\.css$/, 'text/css; charset=utf-8'],
  ];
  const said = all.map(({ path, contentType }) => [path, [contentType]]);
  const right = all.map(({ path }) => [
    path,
    types.filter(([pattern]) => pattern.test(path)).map(([, type]) => type),
  ]);
  expect(said).toEqual(right);
});
