import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemas, stylesheet } from '../../functions/collection/static.ts';
import { listingJson } from '../../functions/collection/listings/json.ts';
import { collect } from '../../functions/collection/collections.ts';
import { pagesOf } from '../../functions/collection/listings/paging.ts';
import { catalog, settings } from './sample.ts';

describe('the published schemas', () => {
  const published = schemas(settings);

  it('are all that the checkout has', () => {
    const kept = readdirSync(new URL('../../schemas/', import.meta.url))
      .filter((name) => name.endsWith('.schema.json'))
      .map((name) => `/schemas/${name.replace('.schema.json', '.v1.json')}`);
    expect(published.map(({ path }) => path)).toEqual(kept.sort());
  });

  it('find each other at their absolute URLs, and hold what is published to them', () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
    addFormats.default(ajv);
    for (const { body } of published) ajv.addSchema(JSON.parse(body) as object);
    for (const { path } of published)
      expect(ajv.getSchema(`https://health.example${path}`)).toBeTypeOf('function');

    const site = collect(catalog, 'site', settings);
    const listed = JSON.parse(listingJson(site, pagesOf(site)[0]!, settings)) as {
      articles: object[];
    };
    const validate = ajv.getSchema('https://health.example/schemas/entry.v1.json')!;
    expect(listed.articles.map((summary) => [validate(summary), validate.errors])).toEqual([
      [true, null],
      [true, null],
    ]);
    expect(listed.articles.filter((summary) => 'memory' in summary)).toEqual([]);
  });
});

it('the stylesheet is named after its bytes', () => {
  const { path, body } = stylesheet({});
  const hash = createHash('sha256').update(body).digest('hex');
  expect(path).toBe(`/assets/style.${hash.slice(0, 12)}.css`);
});
