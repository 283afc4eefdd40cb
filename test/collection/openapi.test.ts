/** The description of the API is valid, and describes each of its documents. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { openapi } from '../../functions/collection/openapi.ts';
import { searchFiles } from '../../functions/collection/search/whole.ts';
import { catalog, catalogOf, everyFile, summaryOf, settings } from './sample.ts';

interface Description {
  paths: Record<
    string,
    {
      parameters?: { name: string; example: string; schema: { pattern?: string } }[];
      get: { responses: Record<string, { content: Record<string, { schema: { $ref: string } }> }> };
    }
  >;
}

/** As if there were more words. */
const SPLIT = [
  { list: 'vocabulary', prefix: '', next: ['m'] },
  { list: 'vocabulary', prefix: 'm' },
  { list: 'word:many', prefix: '3' },
];

it('is valid by an independent validator, with and without what a site may leave unsaid', async () => {
  const { contact: _, license: __, ...few } = settings;
  for (const one of [settings, few]) {
    expect(await new Validator().validate(openapi(one))).toEqual({ valid: true });
  }
});

it('describes each document of the API once, under the schema that the document names', () => {
  const many = Array.from({ length: 301 }, (_, i) => summaryOf(`many/${i}`));
  const all = catalogOf(...catalog.values(), ...many);
  const files = [...everyFile(all), ...searchFiles(all.values(), SPLIT, settings)].filter(
    ({ path }) => path.startsWith('/api/'),
  );
  const { paths } = JSON.parse(openapi(settings)) as Description;
  const described = Object.entries(paths).map(([template, { get }]) => ({
    pattern: new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
    schema: get.responses['200']!.content['application/json']?.schema.$ref,
  }));
  for (const { path, body } of files) {
    const { $schema } = JSON.parse(body) as { $schema: string };
    const found = described.filter(({ pattern }) => pattern.test(path));
    const schema = $schema.replace(/^.*\/(.+)\.v1\.json$/, '#/components/schemas/$1');
    expect([path, found.map((one) => one.schema)]).toEqual([path, [schema]]);
  }
  for (const page of [
    '/archive/2026/03/page/1.json',
    '/topics/sleep/2026/03/page/1.json',
    '/changes/2026-03/page/2.json',
  ])
    expect(files.some(({ path }) => path.endsWith(page))).toBe(true);
});

it('has examples that its own patterns accept', () => {
  const { paths } = JSON.parse(openapi(settings)) as Description;
  const parameters = Object.values(paths).flatMap(({ parameters = [] }) => parameters);
  expect(parameters.length).toBeGreaterThan(10);
  for (const { example, schema } of parameters)
    expect(example).toMatch(new RegExp(schema.pattern ?? '.'));
});
