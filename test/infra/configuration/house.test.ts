/**
 * A configuration that something is wrong with: a sentence at its line, exit code 2, nothing written. They are
 * tried in one thread, which is what takes long to begin, and some of them by the whole command line.
 */
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { triedFor } from '../../../infra/configuration/house.ts';
import { filesIn, temporaryFolder, write } from '../local/folders.ts';
import { errorOf, healthwire } from '../local/healthwire.ts';

const defined = "import { defineConfig, html } from 'healthwire/config';\n";
const rule = `{ id: 'own-rule', reason: 'R.', strict: 'error', plain: 'warning', bad: 'Bad.', good: 'Good.', `;

/** Of a processor: all modules are loaded by then, and nobody waits as long as a person may have to. */
const ENOUGH_MS = 3000;

const withoutFolder = (said: string) => said.replace(/^\S*(?=healthwire\.config)/gm, '');

async function publish(files: Record<string, string>) {
  const content = temporaryFolder({ 'articles/a.md': '# A\n\nGood.\n', ...files });
  const out = join(content, 'out');
  const ended = await healthwire('publish', '--content', content, '--out', out);
  const said = withoutFolder(errorOf(ended));
  return { content, out, code: ended.code, stdout: ended.stdout, said };
}

const instead =
  'is not the same each time, and what a configuration adds has to be: take what it needs from the ' +
  'article, the settings or its argument.';

describe('is told at its line', () => {
  const cases: [what: string, text: string, said: string][] = [
    [
      'it throws',
      `${defined}const nothing: any = undefined;\nexport default defineConfig({ rules: nothing.x });\n`,
      "3:46: It fails: Cannot read properties of undefined (reading 'x').",
    ],
    [
      'it is no TypeScript',
      'export default {\n  rules: [ };\n',
      '2:1: It fails: Expression expected.',
    ],
    [
      'it says nothing',
      'export const rules = [];\n',
      '1:1: It has to give one thing: export default defineConfig({ … });',
    ],
    [
      'it says what nobody knows, and what is no list',
      'export default { rulez: [], rules: 5 };\n',
      '1:18: Nothing is called rulez here: there are rules, dialects, frontMatter, variants, theme, strings, slots.\n' +
        'healthwire.config.ts:1:29: rules is a list: [ … ].',
    ],
    [
      'a rule takes the id of one of ours',
      `export default { rules: [${rule.replace('own-rule', 'link-text')} check: () => [] }] };\n`,
      '1:33: There is a rule link-text already: call yours otherwise, or set it in site.yaml.',
    ],
    [
      'a rule does not find what it says',
      `export default {\n  rules: [${rule} check: () => [] }],\n};\n`,
      '2:18: The rule own-rule finds nothing in its own example of what is bad.',
    ],
    [
      'a rule throws where it finds something',
      `export default { rules: [${rule}\n  check() { throw new Error('Oh.') } }] };\n`,
      '2:19: It fails: Oh.',
    ],
    [
      'it reads the clock when it is read',
      'const now = Date.now();\nexport default { slots: { footer: () => String(now) } };\n',
      `1:18: The time of Date.now() ${instead}`,
    ],
    [
      'it reads the clock when it is used',
      'export default { slots: {\n  footer: () => String(new Date()) } };\n',
      `2:24: The time of new Date() ${instead}`,
    ],
    [
      'it leaves things to chance',
      'export default { slots: {\n  footer: () => String(Math.random()) } };\n',
      `2:29: Math.random() ${instead}`,
    ],
    [
      'it asks the network',
      "fetch('https://example.org/');\nexport default {};\n",
      `1:1: What fetch() brings ${instead}`,
    ],
    [
      'it asks the environment',
      'export default { theme: {\n  css: process.env.CSS } };\n',
      `2:16: process.env ${instead}`,
    ],
    [
      'it reads files',
      "import { readFileSync } from 'node:fs';\nexport default { rules: readFileSync('x') };\n",
      `1:31: What node:fs brings ${instead}`,
    ],
    [
      'it waits',
      '\nawait Promise.resolve();\nexport default {};\n',
      '2:1: It waits for something, and a configuration is there at once: leave out await.',
    ],
    [
      'it imports what is not there',
      "import { a } from './nothing.ts';\nexport default a;\n",
      '1:22: There is no nothing.ts to import.',
    ],
    [
      'a slot gives a script',
      `${defined}export default { slots: { head: () => html\`<script src="/x.js"></script>\` } };\n`,
      "2:27: The slot head gives <script, which the pages' Content-Security-Policy refuses.",
    ],
    [
      'its CSS is not there',
      "export default { theme: { css: './a.css' } };\n",
      '1:33: There is no file ./a.css beside it.',
    ],
    [
      'a colour leaves its place',
      "export default { theme: { colours: { bar: 'red;} a{' } } };\n",
      '1:38: The colour bar is none: write it as in CSS.',
    ],
  ];
  let faults: string[][];
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'healthwire-trials-'));
    const workerData = cases.map((_, at) => join(folder, `${at}/healthwire.config.ts`));
    write(
      folder,
      Object.fromEntries(cases.map(([, text], at) => [`${at}/healthwire.config.ts`, text])),
    );
    const worker = new Worker(new URL('./trials-worker.ts', import.meta.url), { workerData });
    [faults] = (await once(worker, 'message')) as [string[][]];
    await worker.terminate();
    rmSync(folder, { recursive: true });
  });

  it.each(cases.map(([what, , said], at) => [what, said, at] as const))('%s', (_, said, at) => {
    expect(withoutFolder(faults[at]!.join('\n'))).toBe(`healthwire.config.ts:${said}`);
  });

  it('it never ends', async () => {
    const text = `${defined}\nfor (;;) {\n}\nexport default defineConfig({});\n`;
    const content = temporaryFolder({ 'healthwire.config.ts': text });
    // It is found among other threads of the process, such as those that render.
    const other = new Worker('setInterval(() => undefined, 5)', { eval: true });
    await once(other, 'online');
    onTestFinished(async () => void (await other.terminate()));
    const said = await triedFor(join(content, 'healthwire.config.ts'), ENOUGH_MS);
    expect(said.map(withoutFolder)).toEqual([
      'healthwire.config.ts:3:1: It does not come to an end: what is here runs for ever.',
    ]);
  });
});

describe('by the command line: with exit code 2, and nothing is written', () => {
  it('two faults at once', async () => {
    const text = 'export default { rulez: [], rules: 5 };\n';
    const { out, ...ended } = await publish({ 'healthwire.config.ts': text });
    expect([ended.code, ended.stdout, ended.said]).toEqual([
      2,
      '',
      'healthwire.config.ts:1:18: Nothing is called rulez here: there are rules, dialects, frontMatter, variants, theme, strings, slots.\n' +
        'healthwire.config.ts:1:29: rules is a list: [ … ].\n',
    ]);
    expect(existsSync(out)).toBe(false);
  });

  it('there are two', async () => {
    const { out, code, said } = await publish({
      'healthwire.config.ts': 'export default {};\n',
      'healthwire.config.mjs': 'export default {};\n',
    });
    expect([code, existsSync(out)]).toEqual([2, false]);
    expect(said).toMatch(/^healthwire\.config\.mjs:1:1: There are two configurations, this and /);
  });
});

it('its version is part of the renderer’s: another text in any of its files renders anew', async () => {
  const files = {
    'healthwire.config.ts': `${defined}import { words } from './words.ts';\nexport default defineConfig({ slots: { footer: () => html\`<p>\${words}</p>\` } });\n`,
    'words.ts': "export const words = 'One & all';\n",
    // As `npm init` writes it: the configuration is a module all the same.
    'package.json': '{ "type": "commonjs" }\n',
  };
  const { content, out, code, stdout } = await publish(files);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^1 live/)]);
  const page = () => filesIn(join(out, 'site'))['articles/a/index.html'];
  expect(page()).toContain('<p>One &amp; all</p>');
  const again = await healthwire('publish', '--content', content, '--out', out);
  expect(again.stdout).toContain(': nothing to write');
  write(content, { 'words.ts': "export const words = 'Two';\n" });
  await healthwire('publish', '--content', content, '--out', out);
  expect(page()).toContain('<p>Two</p>');
});

it('site.yaml sets a rule of the site, a front matter has its words, threads know both', async () => {
  const config = `${defined}export default defineConfig({
    frontMatter: [{ name: 'Ours', url: 'https://example.org/', words: { ueberschrift: 'title' } }],
    rules: [${rule} *check({ structure, title }) {
      if (/Bad/.test(title + JSON.stringify(structure.parts.length > 0 ? structure.links : '')))
        yield { position: { line: 1, column: 1 }, reason: 'Bad.' };
    } , bad: '---\\nueberschrift: Bad\\n---\\n\\nText.\\n' }],
  });\n`;
  const articles = Object.fromEntries(
    Array.from({ length: 50 }, (_, i) => [
      `articles/a${i}.md`,
      `---\nueberschrift: ${i % 10 === 0 ? 'Bad' : 'Good'} ${i}\n---\n\nText.\n`,
    ]),
  );
  const site = 'name: A\nrules: { own-rule: error }\n';
  const files = { 'healthwire.config.ts': config, 'site.yaml': site, ...articles };
  const { content, code, stdout } = await publish(files);
  expect([code, stdout]).toEqual([1, expect.stringMatching(/\n46 live, 5 refused/)]);
  const checked = await healthwire('check', '--content', content, '--format', 'json');
  expect(JSON.parse(checked.stdout)).toMatchObject({ errors: 5 });
});
