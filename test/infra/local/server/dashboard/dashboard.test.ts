/** The dashboard over real HTTP: `start` in this process, real saves, and what its pages say then. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scriptHash } from '../../../../../functions/site/script.ts';
import { start, type Running } from '../../../../../infra/local/commands/start/serve.ts';
import type { LogEvent } from '../../../../../functions/publish/ports.ts';
import { MemoryStore } from '../../../../../functions/store/memory.ts';
import { MemoryTable } from '../../../../../functions/store/table/memory.ts';
import { Dashboard } from '../../../../../infra/local/server/dashboard/dashboard.ts';
import { ReloadHub } from '../../../../../infra/local/server/live-reload.ts';
import { filesIn, temporaryFolder } from '../../folders.ts';
import { rawRequest } from '../raw-request.ts';
import { formats } from '../../../../../functions/collection/feeds/index.ts';

const HOSTILE = '"><script>alert(1)</script>&amp;';
const source = (title: string, front = '', text = 'Words.') =>
  `---\ntitle: ${JSON.stringify(title)}\npublished: 2026-01-01\n${front}---\n\n${text}\n`;

let folder: string;
let running: Running;
let port: number;
/** Resolves with the next push. */
let next: () => Promise<void>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'healthwire-dashboard-'));
  mkdirSync(join(folder, 'content/articles/sleep'), { recursive: true });
  save('articles/sleep/iron.md', source('Iron', 'topics: [sleep]\n'));
  save('articles/hostile.md', source(HOSTILE, '', `${HOSTILE}\n\n[x](javascript:alert(2))`));
  save('articles/draft.md', source('A draft', 'draft: true\n'));
  let pushed = () => undefined as void;
  const folders = { content: join(folder, 'content'), out: join(folder, 'out'), renderer: 'test' };
  running = await start(
    folders,
    { port: 0, confirm: false },
    {
      progress: () => undefined,
      published: async () => undefined,
      serving: () => undefined,
      pushed: () => pushed(),
      failed: (error) => {
        throw error;
      },
    },
  );
  port = Number(new URL(running.url).port);
  next = () => new Promise((resolve) => (pushed = resolve));
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
});

function save(name: string, text: string): void {
  writeFileSync(join(folder, 'content', name), text);
}

async function push(name: string, text: string): Promise<void> {
  const told = next();
  save(name, text);
  await told;
}

const page = async (path = '') => (await rawRequest(port, `/__dashboard/${path}`)).body.toString();
/** The text of the part of a page that has this heading. */
const section = (text: string, id: string) =>
  new RegExp(`<section aria-labelledby="${id}">.*?</section>`, 's').exec(text)?.[0] ?? '';

it('a refused article is shown with line, span and reason; fixed, it is gone', async () => {
  expect(section(await page(), 'refused')).toContain('Nothing is refused.');
  await push('articles/sleep/iron.md', `---\ntitle: Iron\ncolour: [red\n---\n\n## Empty\n`);
  const refused = section(await page(), 'refused');
  expect(refused).toContain('Beside what follows, there are warnings: ');
  expect(refused).toContain('<a href="/__dashboard/sleep/iron/">articles/sleep/iron.md</a>');
  expect(refused).toContain('The last accepted version stays live.');
  expect(refused).toMatch(/<code>articles\/sleep\/iron\.md:[34]:\d+<\/code>/);
  expect(refused).toMatch(/<p class="reason">[^<]+<\/p>/);
  expect(refused).toMatch(/<span class="number">3<\/span>colour: <mark>/);
  expect(refused).toContain(
    '<span class="around"><span class="number">2</span>title: Iron\n</span>',
  );
  const own = section(await page('sleep/iron/'), 'diagnostics');
  expect(own).toContain('<mark>');
  expect(own).toMatch(/<p class="soft">1 error to mend before it goes live, \d warnings?\.<\/p>/);

  await push('articles/sleep/iron.md', source('Iron again', 'topics: [sleep]\n'));
  expect(section(await page(), 'refused')).toContain('Nothing is refused.');
  const pushes = section(await page(), 'pushes');
  const outcomes = [...pushes.matchAll(/<strong class="tag (\w+)">/g)].map(([, word]) => word);
  expect(outcomes.slice(0, 2)).toEqual(['live', 'refused']);
  expect(pushes).toMatch(/<span class="soft">\d+ ms<\/span>/);
  expect(pushes).toContain(
    '<li><a href="/articles/sleep/iron/">articles/sleep/iron/index.html</a></li>',
  );
});

it('a push says which warnings are new, and how many remarks are gone', async () => {
  const folder = 'articles/sleep/pushed.md';
  await push(folder, source('Pushed', 'audiance: public\n'));
  await push(folder, source('Pushed', 'audiance: public\n', 'See ![](a.png).'));
  const [newest] = section(await page(), 'pushes')
    .split('</ol>')[0]!
    .split('<p class="when">')
    .slice(1);
  expect(newest).toContain('articles/sleep/pushed.md');
  const fresh = [...newest!.matchAll(/>new<\/strong> line (\d+),\n<a [^>]+>([^<]+)</g)];
  expect(fresh.map(([, line, rule]) => [line, rule])).toContainEqual(['7', 'image-alt']);
  expect(fresh.map(([, , rule]) => rule)).not.toContain('unknown-field');
  await push(folder, source('Pushed'));
  expect(section(await page(), 'pushes')).toMatch(/[2-9] remarks gone/);
  await push(folder, source('Pushed', 'topics: [x\n'));
  const refused = section(await page(), 'pushes').split('</ol>')[0];
  expect(refused).toMatch(/<strong class="tag error">error<\/strong> line 4,\n<a [^>]+>yaml</);
  rmSync(join(content(), folder));
  await next();
});

const content = () => join(folder, 'content');

it('a push tells what was pushed from what was only made again, and earlier ones are folded', async () => {
  await push('articles/sleep/to.md', source('To'));
  await push('articles/sleep/from.md', source('From', '', 'See [all about it](to.md).'));
  await push('articles/sleep/to.md', source('Another title'));
  const [newest, earlier] = section(await page(), 'pushes').split('<details class="earlier">');
  const named = [
    ...newest!.matchAll(/<a [^>]+>(articles[^<]+md)<\/a> <span\nclass="soft">([^<]*)/g),
  ];
  expect(Object.fromEntries(named.map(([, file, words]) => [file, words]))).toEqual({
    'articles/sleep/to.md': '',
    'articles/sleep/from.md': 'made again, not pushed itself',
  });
  expect(newest!.match(/<p class="when">/g)).toHaveLength(1);
  expect(earlier).toMatch(/^\n<summary>\d+ earlier pushes<\/summary>/);
});

it('before all articles were looked at, the dashboard says so', async () => {
  const [table, site] = [new MemoryTable(), new MemoryStore()];
  const reload = new ReloadHub();
  const options = { content: temporaryFolder({}), table, site, reload, now: () => new Date() };
  const { body } = await new Dashboard(options).answer({
    method: 'GET',
    path: '/__dashboard/',
    headers: {},
  });
  const shown = Buffer.from(body).toString();
  expect(section(shown, 'pushes')).toContain('All articles are being looked at');
});

it('the counts lead to the articles that they count, and a wrong address to a search', async () => {
  expect(await page()).toMatch(
    /<p class="lead"><a href="\/__dashboard\/\?view=articles&amp;state=live">\d+ live<\/a>, <a href/,
  );
  expect(await page('sleep/quiet-legs/')).toContain(
    '<a href="/__dashboard/?view=articles&amp;q=quiet+legs">Search for “quiet legs”</a>',
  );
});

it('whose rule it is and what to write instead stand beside the line', async () => {
  await push('site.yaml', 'name: Site\nbaseUrl: https://x.example\nrules: { image-alt: error }\n');
  await push('articles/sleep/alt.md', source('Alt', 'audiance: public\n', 'See ![](a.png).'));
  const remarks = section(await page('sleep/alt/'), 'diagnostics');
  expect(remarks).toContain('Write: <code>audience</code>');
  expect(remarks).toContain('<mark>audiance</mark>');
  expect(remarks).toMatch(/Whose rule: <a href="https:\/\/www\.w3\.org\/[^"]+">/);
  expect(remarks).toContain('Who cannot see a picture reads its alternative text.');
  expect(remarks).toContain('<code>![A leg, stretched](../../media/leg.png)</code>');
  rmSync(join(folder, 'content/articles/sleep/alt.md'));
  await next();
});

it('a site.yaml, a picture and a name that cannot be read are refused like articles', async () => {
  await push('site.yaml', 'name: [');
  await push('articles/leg.png', 'no picture');
  await push('articles/what?.md', '# What\n');
  const refused = section(await page(), 'refused');
  const files = [...refused.matchAll(/<h3>(?:<a [^>]+>)?([^<]+)/g)].map(([, file]) => file);
  expect(files).toEqual(['articles/leg.png', 'site.yaml', 'articles/what?.md']);
  for (const file of ['site.yaml', 'articles/leg.png', 'articles/what?.md']) {
    const told = next();
    rmSync(join(folder, 'content', file));
    await told;
  }
  expect(section(await page(), 'refused')).not.toContain('what?');
});

/** What is shown as text of an article. */
const entries = formats.map(({ title }) => `${title} entry`);
const forms = ['article.json', 'source.md', 'oembed.json', ...entries];

it('an article is shown in all its forms, as they are published', async () => {
  const shown = await page('sleep/iron/');
  for (const kind of ['page', 'embed', 'frame'])
    expect(shown).toContain(`src="/__dashboard/sleep/iron/?show=${kind}"`);
  // Folded: what is folded loads nothing.
  expect(shown.match(/<details>\n<summary>(?!Why)/g)).toHaveLength(3 + forms.length);
  expect(shown).not.toContain('<details open>');
  const blocks = [...shown.matchAll(/aria-label="([^"]+)"><code>(.*?)<\/code><\/pre>/gs)];
  expect(blocks.map(([, name]) => name)).toEqual(forms);
  const texts = blocks.map(([, , text]) => unescape(text!));
  const site = async (path: string) => (await rawRequest(port, path)).body.toString();
  expect(texts[0]).toBe(await site('/articles/sleep/iron/article.json'));
  expect(texts[1]).toBe(await site('/articles/sleep/iron/source.md'));
  expect(texts[2]).toBe(await site('/articles/sleep/iron/oembed.json'));
  expect(await site('/feed.xml')).toContain(texts[3]);
  expect(await site('/atom.xml')).toContain(texts[4]);
  const { items } = JSON.parse(await site('/feed.json')) as { items: { url: string }[] };
  const url = `${running.url}/articles/sleep/iron/`;
  expect(JSON.parse(texts[5]!)).toEqual(items.find((item) => item.url === url));
});

function unescape(text: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!);
}

it('only the copy of a page may be framed, by this server alone, and it runs nothing', async () => {
  const copy = await rawRequest(port, '/__dashboard/sleep/iron/?show=page');
  const policy = String(copy.headers['content-security-policy']);
  expect(policy).toMatch(/^default-src 'none'; .*frame-ancestors 'self'$/);
  // The pages' own script, and no other.
  expect(policy.replace(`script-src ${scriptHash}`, '')).not.toContain('script-src');
  // Or its links would lead nowhere.
  expect(policy).toContain("base-uri 'self'");
  expect(copy.headers['x-frame-options']).toBeUndefined();
  expect(copy.body.toString()).toContain('<base href="/articles/sleep/iron/" target="_top">');
  expect(copy.body.toString()).not.toContain('<script src');
  const real = await rawRequest(port, '/articles/sleep/iron/');
  expect(real.headers['x-frame-options']).toBe('DENY');
});

it('a hostile title is text everywhere, and the policy lets nothing run but the reload', async () => {
  for (const path of ['', 'hostile/']) {
    const { headers, body } = await rawRequest(port, `/__dashboard/${path}`);
    expect(body.toString()).not.toContain('<script>');
    expect(body.toString()).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;');
    expect(body.toString().match(/<script/g)).toHaveLength(1);
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; " +
        "form-action 'self'; frame-ancestors 'none'; script-src 'self'; connect-src 'self'",
    );
    expect(headers['cache-control']).toBe('no-store');
  }
});

const future = source('Tomorrow', 'published: 2999-01-01\n').replace('published: 2026-01-01\n', '');
const broken = '---\ntitle: "Broken\nid: x\n---\n\n## Legs\n\nWhat can be read.\n';
it.each([
  [
    'a draft',
    'draft',
    source('A draft', 'draft: true\n', 'Words of a draft.'),
    'Words of a draft.',
  ],
  ['a future article', 'tomorrow', future, 'Words.'],
  ['one that was never accepted', 'broken', broken, 'What can be read.'],
])('%s is previewed in all its forms, marked, and nothing of it is on the site', async (...of) => {
  const [, name, text, words] = of;
  expect(section(await page(), 'waiting')).toContain('<a href="/__dashboard/draft/">A draft</a>');
  await push(`articles/${name}.md`, text);
  const before = siteFiles();
  const shown = await page(`${name}/`);
  expect(shown).toContain('<h2 id="preview">Preview: not published</h2>');
  expect(shown).not.toContain('id="published"');
  const blocks = [...shown.matchAll(/aria-label="([^"]+)"><code>(.*?)<\/code><\/pre>/gs)];
  expect(blocks.map(([, kind, text]) => [kind, unescape(text!).includes(words)])).toEqual(
    forms.map((form) => [`Preview: ${form}`, true]),
  );
  for (const kind of ['page', 'embed', 'frame']) {
    const copy = await rawRequest(port, `/__dashboard/${name}/?show=preview-${kind}`);
    expect(copy.body.toString()).toContain(words);
    expect(copy.body.toString()).toContain('<strong>Preview: not published.</strong>');
    expect(copy.body.toString()).not.toContain('<script src');
    expect(String(copy.headers['content-security-policy'])).toMatch(/frame-ancestors 'self'$/);
  }
  expect((await rawRequest(port, `/articles/${name}/`)).status).toBe(404);
  expect((await rawRequest(port, `/__dashboard/${name}/?show=page`)).status).toBe(404);
  expect(siteFiles()).toEqual(before);
  expect(
    Object.values(before).filter((file) => file.includes(words) && words !== 'Words.'),
  ).toEqual([]);
});

it('a refused version is previewed beside the one that stays live', async () => {
  await push('articles/sleep/iron.md', source('Iron', 'topics: [sleep\n', 'A new version.'));
  const shown = await page('sleep/iron/');
  expect(shown.indexOf('id="preview"')).toBeLessThan(shown.indexOf('id="published"'));
  expect(shown).toContain('some of it is missing here');
  const copy = await rawRequest(port, '/__dashboard/sleep/iron/?show=preview-page');
  expect(copy.body.toString()).toContain('A new version.');
  expect((await rawRequest(port, '/articles/sleep/iron/')).body.toString()).toContain('Words.');
  await push('articles/sleep/iron.md', source('Iron', 'topics: [sleep]\n'));
  expect(await page('sleep/iron/')).not.toContain('id="preview"');
  expect((await rawRequest(port, '/__dashboard/sleep/iron/?show=preview-page')).status).toBe(404);
});

/** Everything that is published, by its name. */
function siteFiles(): Record<string, string> {
  return filesIn(join(folder, 'out/site'));
}

it.each([
  ['nowhere/'],
  ['../'],
  ['../../etc/passwd'],
  ['..%2F..%2Fsite/'],
  ['sleep/'],
  ['%ff/'],
  ['%3Cscript%3E/'],
  ['sleep/iron/x/'],
  ['dashboard.css/'],
])('/__dashboard/%s is no article: 404, and a page that says so', async (path) => {
  const { status, body } = await rawRequest(port, `/__dashboard/${path}`);
  expect(status).toBe(404);
  expect(body.toString()).toContain('<h1>No such article</h1>');
});

it('a path without its last slash leads to the page, and nothing can be sent', async () => {
  const bare = await rawRequest(port, '/__dashboard/sleep/iron');
  expect([bare.status, bare.headers.location]).toEqual([302, '/__dashboard/sleep/iron/']);
  expect((await rawRequest(port, '/__dashboard', {})).headers.location).toBe('/__dashboard/');
  expect((await rawRequest(port, '/__dashboard/', { method: 'POST' })).status).toBe(405);
});

it('the last pushes are shown, and no more of them', async () => {
  const [table, site] = [new MemoryTable(), new MemoryStore()];
  const content = temporaryFolder({ 'articles/a.md': '# A\n' });
  const reload = new ReloadHub();
  const dashboard = new Dashboard({ content, table, site, reload, now: () => new Date() });
  for (let push = 1; push <= 25; push++) {
    const failed: LogEvent = {
      event: 'run.failed',
      stage: 'ingest',
      keys: [],
      reason: `No. ${push}.`,
    };
    dashboard.pushed({ events: [failed], milliseconds: 1 });
  }
  const { body } = await dashboard.answer({ method: 'GET', path: '/__dashboard/', headers: {} });
  const shown = [
    ...Buffer.from(body)
      .toString()
      .matchAll(/<p class="failure">No\. (\d+)\./g),
  ];
  const newest = Array.from({ length: 20 }, (_, at) => String(25 - at));
  expect(shown.map(([, push]) => push)).toEqual(newest);
});

it('nothing of it is in the published site', () => {
  const names = readdirSync(join(folder, 'out/site'), { recursive: true }).map(String);
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => /dashboard/i.test(name))).toEqual([]);
});
