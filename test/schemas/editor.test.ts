/** What VS Code is given: it names what exists, and fits the content that is really there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readFrontMatter } from '../../functions/article/front-matter/read.ts';
import { readSettings } from '../../functions/article/settings/read.ts';
import { pretty } from '../../infra/local/cli/diagnostics/pretty.ts';
import { generateEditor } from '../../tools/generate-editor.ts';

const root = new URL('../../', import.meta.url);
const text = (name: string) => readFileSync(new URL(name, root), 'utf8');
const json = <T>(name: string) => JSON.parse(text(name)) as T;
const siteSchema = () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  return ajv.compile(json<object>('.vscode/site.schema.json'));
};

it('is what the schemas say: npm run generate', async () => {
  for (const [name, wanted] of Object.entries(await generateEditor()))
    expect(text(`.vscode/${name}`)).toBe(wanted);
});

it('names files that exist', () => {
  const settings = json<{ 'yaml.schemas': Record<string, string[]> }>('.vscode/settings.json');
  for (const [schema, files] of Object.entries(settings['yaml.schemas']))
    for (const name of [schema, ...files]) expect(existsSync(new URL(name, root))).toBe(true);
});

it('has a schema that accepts site.yaml, and knows a rule from a slip', () => {
  const fits = siteSchema();
  expect([fits(parse(text('content/site.yaml'))), fits.errors]).toEqual([true, null]);
  expect(fits({ rules: { 'image-alt': 'loud' } })).toBe(false);
  expect(fits({ nmae: 'Wire' })).toBe(false);
});

it('offers every field that the articles here have, and these pass the schema', () => {
  const { settings } = readSettings(readFileSync(new URL('content/site.yaml', root)));
  const offered = Object.keys(json<object>('.vscode/front-matter.code-snippets'));
  const articles = globSync('content/articles/**/*.md', { cwd: root.pathname });
  expect(articles.length).toBeGreaterThan(0);
  for (const file of articles) {
    const { frontMatter, diagnostics } = readFrontMatter(text(file), file, settings!);
    expect(diagnostics).toEqual([]);
    expect(offered).toEqual(expect.arrayContaining(Object.keys(frontMatter!)));
  }
});

it('reads the findings of a check as they are printed', () => {
  const remark = { file: 'articles/a b.md', line: 3, column: 7, severity: 'error' as const };
  const printed = pretty([{ ...remark, rule: 'date-order', reason: 'Too late.' }], {
    source: () => undefined,
    path: (file) => `content/${file}`,
    articles: 1,
    colour: false,
  }).split('\n');
  interface Tasks {
    tasks: { problemMatcher: { pattern: { regexp: string }[] } }[];
  }
  const [head, reason] = json<Tasks>('.vscode/tasks.json').tasks[0]!.problemMatcher.pattern;
  const place = ['content/articles/a b.md', '3', '7', 'error', 'date-order'];
  expect(new RegExp(head!.regexp).exec(printed[0]!)?.slice(1)).toEqual(place);
  expect(new RegExp(reason!.regexp).exec(printed[1]!)?.[1]).toBe('Too late.');
});
