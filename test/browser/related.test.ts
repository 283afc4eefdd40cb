/** Articles about the same, which the script names: in a real browser, on a site that is really served. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write } from '../infra/local/folders.ts';
import { says, spawnHealthwire } from '../infra/local/healthwire.ts';
import { launch } from './browser.ts';

const LEGS =
  '{ type: condition, name: Restless legs syndrome, codes: [{ system: ICD-10-CM, code: G25.81 }] }';
const LOW =
  '{ type: condition, name: Hypomagnesemia, codes: [{ system: ICD-10-CM, code: E83.42 }] }';
const IRON =
  '{ type: condition, name: Iron overload, codes: [{ system: ICD-10-CM, code: E83.11 }] }';
const DREAM = '{ type: condition, name: Nightmare disorder }';

function article(title: string, about: string[], more = ''): string {
  const front = about.length > 0 ? `about: [${about.join(', ')}]\n` : '';
  return `---\ntitle: ${title}\n${front}${more}---\n\n${'Words enough to scroll.\n\n'.repeat(60)}`;
}

const within = (topics: string, day: string) => `topics: [${topics}]\npublished: ${day}\n`;

const CONTENT = {
  'site.yaml':
    'name: Test\nbaseUrl: https://test.example\n' +
    'topics: [{ id: sleep, title: Sleep }, { id: work, title: Work }]\n',
  'articles/tired.md': article('Tired in the morning', [LEGS, LOW]),
  'articles/legs.md': article('Legs that will not rest', [LEGS]),
  'articles/both.md': article('Magnesium for the legs', [LOW, LEGS]),
  'articles/low.md': article('Too little of it', [], 'related: [both.md]\n'),
  'articles/ja.md': article('鉄欠乏症とむずむず脚', [LEGS, LOW], 'language: ja\n'),
  'articles/dream.md': article('A bad dream', [DREAM]),
  'articles/children.md': article('Nightmare disorder in children', []),
  'articles/tooth.md': article('A disorder of teeth', []),
  'articles/alone.md': article('Alone', ['{ type: condition, name: Hiccups }']),
  'articles/rest.md': article('Rest', [], within('sleep, work', '2026-01-01')),
  'articles/shift.md': article('Shifts at night', [], within('sleep, work', '2026-02-01')),
  'articles/nap.md': article('A nap', [], within('sleep', '2026-04-01')),
  'articles/snore.md': article('Snoring', [], within('sleep', '2026-05-01')),
  'articles/desk.md': article('At a desk', [], within('work', '2026-03-01')),
  'articles/old.md': article('Tired at noon', [], within('sleep', '2025-01-01')),
  'articles/nemuri.md': article('昼寝', [], `language: ja\n${within('sleep, work', '2026-06-01')}`),
  'articles/iron.md': article('Iron', [IRON], within('sleep, work', '2026-01-02')),
  'articles/rust.md': article('Too much iron', [IRON]),
};

let browser: Browser;
let child: ChildProcess;
let url: string;
let folder: string;

beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'healthwire-test-'));
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  write(content, CONTENT);
  child = spawnHealthwire('start', '--content', content, '--out', out, '--port', '0');
  const output = await says(child, /Ctrl\+C stops/);
  url = /Serving (http:\/\/localhost:\d+)\//.exec(output)![1]!;
});
afterAll(async () => {
  child.kill('SIGKILL');
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(slug: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${url}/articles/${slug}/`);
  return page;
}

/** What a reader sees below the heading. */
async function related(page: Page): Promise<string[]> {
  return await page
    .locator('h2:text-is("Related articles") + ul a')
    .filter({ visible: true })
    .allTextContents();
}

/** Goes where the script begins to look, until it has its first answer. */
async function toTheEnd(page: Page): Promise<void> {
  const answered = page.waitForResponse(/\/api\/v1\//);
  await page.locator('footer.after').scrollIntoViewIfNeeded();
  await (await answered).finished();
}

describe('below an article that names none', () => {
  it('stand those that share most of its codes, in its language, and then the pages of the codes', async () => {
    const page = await open('tired');
    await toTheEnd(page);
    await expect
      .poll(() => related(page))
      .toEqual([
        'Magnesium for the legs',
        'Legs that will not rest',
        'More about Restless legs syndrome',
        'More about Hypomagnesemia',
      ]);
    await page.locator('[data-like] a').first().click();
    await page.waitForURL(`${url}/articles/both/`);
    await page.context().close();
  });

  it.each([
    [
      'those with all words of the name of what has no code',
      'dream',
      ['Nightmare disorder in children'],
    ],
    ['nothing where there is none', 'alone', []],
    [
      'those that share most of its topics, the newest first, where nothing else is shared',
      'rest',
      ['Shifts at night', 'Iron', 'Snoring', 'A nap'],
    ],
    [
      'those of its topics behind those of its codes',
      'iron',
      [...['Too much iron', 'Shifts at night', 'Rest', 'Snoring'], 'More about Iron overload'],
    ],
  ])('stand %s', async (_, slug, titles) => {
    const page = await open(slug);
    await toTheEnd(page);
    await expect.poll(() => related(page)).toEqual(titles);
    await page.context().close();
  });

  it('nothing is looked for where it names some itself', async () => {
    const page = await open('low');
    expect(await related(page)).toEqual(['Magnesium for the legs']);
    expect(await page.locator('[data-like]').count()).toBe(0);
    await page.context().close();
  });

  it('nothing is asked for before a reader comes near, and then only the site', async () => {
    const page = await open('tired', { viewport: { width: 390, height: 844 } });
    const asked: string[] = [];
    // Beside what the local server's own script listens to.
    page.on('request', (request) => {
      if (!request.url().startsWith(`${url}/__healthwire/`)) asked.push(request.url());
    });
    await page.waitForLoadState('networkidle');
    expect(asked).toEqual([]);
    await toTheEnd(page);
    await expect.poll(async () => (await related(page)).length).toBe(4);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((one) => !one.startsWith(`${url}/api/v1/`))).toEqual([]);
    await page.context().close();
  });

  it('only the pages of its codes stand without scripts', async () => {
    const page = await open('tired', { javaScriptEnabled: false });
    const codes = ['More about Restless legs syndrome', 'More about Hypomagnesemia'];
    expect(await related(page)).toEqual(codes);
    await page.goto(`${url}/articles/dream/`);
    expect(await related(page)).toEqual([]);
    await page.context().close();
  });
});
