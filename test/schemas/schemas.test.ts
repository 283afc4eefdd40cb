/** The contracts: what is right passes, what is wrong does not, and the types say the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { generateTypes } from '../../tools/generate-types.ts';
import { generateValidators } from '../../tools/generate-validators.ts';
import { listAll } from '../../functions/store/store.ts';
import { Publisher } from '../publish/publisher.ts';

const folder = new URL('../../schemas/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as object;
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.schema.json'))
  .map((name) => name.replace('.schema.json', ''));

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
formats.default(ajv);
for (const name of names) ajv.addSchema(read(`${name}.schema.json`));
const validator = (name: string) => ajv.getSchema(`${name}.v1.json`) as ValidateFunction;

describe.each(names)('%s', (name) => {
  const examples = (kind: string) =>
    readdirSync(new URL(`examples/${kind}/${name}/`, folder)).map((file) => [kind, file] as const);

  it.each(examples('valid'))('accepts %s/%s', (kind, file) => {
    const validate = validator(name);
    validate(read(`examples/${kind}/${name}/${file}`));
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each(examples('invalid'))('refuses %s/%s', (kind, file) => {
    expect(validator(name)(read(`examples/${kind}/${name}/${file}`))).toBe(false);
  });
});

it('types.ts is what the schemas say: npm run generate', async () => {
  const written = readFileSync(new URL('types.ts', folder), 'utf8');
  expect(written).toBe(await generateTypes());
});

it('validators.ts is what the schemas say: npm run generate', () => {
  const written = readFileSync(new URL('validators.ts', folder), 'utf8');
  expect(written).toBe(generateValidators());
});

it('what is published keeps its contracts: live, withdrawn and moved articles, and listings', async () => {
  const room = new Publisher();
  const front = 'id: tag:x.example,2026:b\ndescription: B\n';
  const source = `---\ntitle: B\n${front}---\n\nText.[^1]\n\n[^1]: Nobody A. “A study of B.” 2024.\n`;
  await room.publish({ 'articles/a.md': '# A\n\nText.\n', 'articles/b.md': source });
  await room.publish({ 'articles/a.md': null, 'articles/b.md': null, 'articles/c.md': source });
  const statuses = [];
  for (const slug of ['a', 'b', 'c']) {
    const article = await room.json(`articles/${slug}/article.json`);
    statuses.push(article.status);
    const validate = validator('article');
    validate(article);
    expect(validate.errors ?? []).toEqual([]);
    const oembed = validator('oembed');
    oembed(await room.json(`articles/${slug}/oembed.json`));
    expect(oembed.errors ?? []).toEqual([]);
  }
  expect(statuses).toEqual(['withdrawn', 'moved', 'live']);
  const listing = (await room.json('api/v1/articles.json')) as { articles: unknown[] };
  expect(listing.articles).toHaveLength(1);
  for (const entry of listing.articles)
    expect(validator('entry')(entry), JSON.stringify(entry)).toBe(true);
});

it('every document of the API names its schema and keeps it', async () => {
  const room = new Publisher();
  const front = `---
title: B
topics: [sleep]
authors: [{ name: Ada Example }]
about: [{ type: condition, name: Restless legs, codes: [{ system: ICD-10-CM, code: G25.81 }] }]
---

Text.
`;
  await room.publish({ 'articles/a.md': '# A\n\nText.\n', 'articles/b.md': front });
  await room.publish({ 'articles/a.md': null });
  const used = new Set<string>();
  for await (const { key } of listAll(room.site, 'api/')) {
    const document = await room.json(key);
    const name = /\/schemas\/([a-z-]+)\.v1\.json$/.exec(document.$schema as string)![1]!;
    used.add(name);
    const validate = validator(name);
    validate(document);
    expect([key, validate.errors ?? []]).toEqual([key, []]);
  }
  expect([...used].sort()).toEqual([
    'change-log',
    'changes',
    'collection-kinds',
    'collections',
    'listing',
    'search-articles',
    'search-keys',
    'topics',
  ]);
});
