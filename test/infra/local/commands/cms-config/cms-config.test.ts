/** The form for editors: it has every field of front matter, and takes all that is written so far. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { cmsConfiguration } from '../../../../../infra/local/commands/cms-config/configuration.ts';
import type { Field } from '../../../../../infra/local/commands/cms-config/widgets.ts';
import { filesIn, temporaryFolder } from '../../folders.ts';
import { run } from '../../healthwire.ts';

const root = new URL('../../../../../', import.meta.url).pathname;
const schema = JSON.parse(readFileSync(`${root}schemas/front-matter.schema.json`, 'utf8')) as {
  properties: Record<string, object>;
};
const named = (fields: readonly Field[], name: string) =>
  fields.find((field) => field.name === name)!;
const inside = (field: Field) => field.fields as Field[];

it('begins with what every article needs; then every other field in the order of the schema', async () => {
  const { collections } = await cmsConfiguration({ content: `${root}content`, branch: 'main' });
  const names = collections[0]!.fields.map(({ name }) => name);
  const first = [
    ...['title', 'description', 'body', 'topics', 'authors', 'reviewers'],
    ...['published', 'reviewed', 'nextReview', 'draft', 'image', 'about'],
  ];
  // A map of names that nobody knows beforehand has no field.
  const others = Object.keys(schema.properties).filter((name) => name !== 'aspects');
  expect(names).toEqual([...first, ...others.filter((name) => !first.includes(name))]);
});

it('fields are what their schema says', async () => {
  const content = temporaryFolder({
    'site.yaml': 'topics:\n  - { id: sleep, title: Sleep & rest }\n',
    'articles/a.md': '# A\n',
  });
  const { collections } = await cmsConfiguration({ content, branch: 'main' });
  const { fields } = collections[0]!;
  expect(named(fields, 'title')).toEqual({
    ...{ name: 'title', label: 'Title', widget: 'string', required: true },
    pattern: ['^.{0,300}$', 'at most 300 characters'],
    hint: 'The headline, as readers and feeds show it.',
  });
  expect(named(fields, 'nextReview')).toMatchObject({ widget: 'datetime', format: 'YYYY-MM-DD' });
  const [moment] = named(fields, 'published').pattern as string[];
  expect(
    ['2026-11-30', '2026-11-30T08:00:00+01:00', '2026-11-30T08:00:00', 'soon'].map((one) =>
      new RegExp(moment!).test(one),
    ),
  ).toEqual([true, true, false, false]);
  expect(named(fields, 'draft')).toMatchObject({ widget: 'boolean', required: false });
  expect(named(fields, 'audience').options).toEqual(['public', 'professional']);
  expect(named(fields, 'topics')).toMatchObject({
    ...{ widget: 'select', multiple: true },
    options: [{ label: 'Sleep & rest', value: 'sleep' }],
  });
  expect(named(inside(named(fields, 'image')), 'src').widget).toBe('image');
  const [about] = [named(fields, 'about')];
  expect(about).toMatchObject({ widget: 'list', max: 50, summary: '{{fields.name}}' });
  expect(named(inside(about), 'name').required).toBe(true);
  // Decap CMS saves nothing while a required field of an object is empty that is not there at all.
  expect(inside(named(fields, 'withdrawn')).map(({ required }) => required)).toEqual([
    false,
    false,
  ]);
  expect(named(fields, 'body')).toMatchObject({ widget: 'markdown', modes: ['raw'] });
  for (const field of fields)
    if (Array.isArray(field.pattern)) expect(() => new RegExp(String(field.pattern))).not.toThrow();
});

it('takes everything that the articles of this repository say', async () => {
  const { collections } = await cmsConfiguration({ content: `${root}content`, branch: 'main' });
  const { fields } = collections[0]!;
  const articles = Object.entries(filesIn(`${root}content/articles`)).filter(([name]) =>
    name.endsWith('.md'),
  );
  expect(articles.length).toBeGreaterThan(5);
  for (const [name, text] of articles) {
    const [, front] = /^---\n(.*?)\n---\n/s.exec(text)!;
    const { aspects: _, ...values } = parse(front!) as Record<string, unknown>;
    expect([name, faults(values, fields)]).toEqual([name, []]);
  }
});

/** What a form of these fields could not have written. */
function faults(values: object, fields: readonly Field[]): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const field = named(fields, name) as Field | undefined;
    if (field === undefined) return [`no field ${name}`];
    const each: unknown[] = Array.isArray(value) ? value : [value];
    if (field.fields !== undefined)
      return each.flatMap((one) => faults(one as object, inside(field)));
    const options = (field.options as (string | { value: string })[] | undefined)?.map((one) =>
      typeof one === 'string' ? one : one.value,
    );
    const [pattern] = (field.pattern as string[] | undefined) ?? [''];
    return each
      .map(String)
      .filter((one) => !(options?.includes(one) ?? new RegExp(pattern!, 's').test(one)))
      .map((one) => `${name}: ${one}`);
  });
}

it('has a collection for each folder that articles are in; a bundle is an article, and none', async () => {
  const content = temporaryFolder({
    'articles/sleep/iron.md': '# Iron\n',
    'articles/sleep/deep/zinc.md': '# Zinc\n',
    'articles/sleep/legs/index.md': '# Legs\n',
  });
  const done = await run('cms-config', '--content', content, '--repo', 'o/r', '--json');
  const { backend, collections } = JSON.parse(done.stdout) as Awaited<
    ReturnType<typeof cmsConfiguration>
  >;
  expect(backend).toEqual({ name: 'github', repo: 'o/r', branch: 'main' });
  expect(collections.map(({ name, folder }) => [name, folder.slice(-20)])).toEqual([
    ['articles', expect.stringMatching(/\/articles$/)],
    ['articles-sleep', expect.stringMatching(/articles\/sleep$/)],
    ['articles-sleep-deep', expect.stringMatching(/articles\/sleep\/deep$/)],
  ]);
});

it('is printed as YAML that says where it is from', async () => {
  const content = temporaryFolder({ 'articles/a.md': '# A\n' });
  const { stdout } = await run('cms-config', '--content', content);
  expect(stdout).toMatch(/^# Made by `healthwire cms-config`/);
  expect(parse(stdout)).toEqual(
    JSON.parse(JSON.stringify(await cmsConfiguration({ content, branch: 'main' }))),
  );
});
