/** What a reader finds who types: in a real browser, on a site that is really served. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write } from '../infra/local/folders.ts';
import { says, spawnHealthwire } from '../infra/local/healthwire.ts';
import { launch } from './browser.ts';

function article(title: string, front = ''): string {
  return `---\ntitle: ${title}\n${front}---\n\nWords.\n`;
}

const CONTENT = {
  'site.yaml': 'name: Test\nbaseUrl: https://test.example\n',
  'articles/legs.md': article(
    'Restless legs at night',
    `description: Why legs will not rest.
about:
  - type: condition
    name: Restless legs syndrome
    alternateNames: [Willis-Ekbom disease]
    codes: [{ system: ICD-10-CM, code: G25.81 }]
`,
  ),
  'articles/magnesium.md': article(
    'Magnesium and sleep',
    'about: [{ type: condition, name: Hypomagnesemia, codes: [{ system: ICD-10-CM, code: E83.42 }] }]\n',
  ),
  'articles/iron.md': article('Iron and restless legs'),
  'articles/creme.md': article('Crème for dry skin'),
  'articles/tetsu.md': article('鉄欠乏症とむずむず脚', 'language: ja\n'),
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

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(url + path);
  return page;
}

/** What is said of the results, and their titles. */
async function found(page: Page): Promise<{ says: string; titles: string[] }> {
  await page.waitForSelector('#status:not(:empty)');
  const titles = await page.locator('#found h2').allTextContents();
  return { says: (await page.textContent('#status'))!, titles };
}

async function search(query: string): Promise<{ says: string; titles: string[] }> {
  const page = await open(`/search/?q=${encodeURIComponent(query)}`);
  const result = await found(page);
  await page.context().close();
  return result;
}

describe('a query', () => {
  it.each([
    ['a word of the title', 'magnesium', ['Magnesium and sleep']],
    ['the beginning of one', 'magn', ['Magnesium and sleep']],
    ['several, which all are there', 'iron legs', ['Iron and restless legs']],
    ['another name of a condition', 'willis ekbom', ['Restless legs at night']],
    ['a code', 'E83.42', ['Magnesium and sleep']],
    ['the beginning of a code', 'g25', ['Restless legs at night']],
    ['a letter too few', 'magnsium', ['Magnesium and sleep']],
    ['two letters in each other’s place, at the beginning', 'amgnesium', ['Magnesium and sleep']],
    ['a wrong first letter', 'kagnesium', ['Magnesium and sleep']],
    ['two slips in a long word', 'magnezuim', ['Magnesium and sleep']],
    ['without the accent', 'creme', ['Crème for dry skin']],
    ['Japanese', '欠乏症', ['鉄欠乏症とむずむず脚']],
    ['one letter of it', '鉄', ['鉄欠乏症とむずむず脚']],
    ['the best first', 'restless legs', ['Restless legs at night', 'Iron and restless legs']],
  ])('finds what is meant by %s', async (_, query, titles) => {
    expect((await search(query)).titles).toEqual(titles);
  });

  it.each([
    ['a code with another digit, which is another disease', 'E83.43'],
    ['a word that nobody wrote', 'xylophone'],
  ])('finds nothing by %s', async (_, query) => {
    const nothing = 'Nothing was found. Try fewer words, or another name for it.';
    expect(await search(query)).toEqual({ says: nothing, titles: [] });
  });

  it('says what it has where no article has all', async () => {
    expect(await search('magnesium legs')).toEqual({
      says: 'No article has all of these words. Articles that have some of them: 3.',
      titles: ['Magnesium and sleep', 'Iron and restless legs', 'Restless legs at night'],
    });
  });
});

describe('the page', () => {
  it('answers while somebody types, keeps the address, and leads by keyboard', async () => {
    const page = await open('/');
    await page.locator('.search input').fill('wilis');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\/\?q=wilis/);
    expect((await found(page)).titles).toEqual(['Restless legs at night']);
    await page.locator('.search input').fill('magnes');
    await page.waitForURL(/\?q=magnes$/);
    await page.waitForSelector('#found a:text-is("Magnesium and sleep")');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/articles/magnesium/`);
    await page.context().close();
  });

  it('asks nobody but the site', async () => {
    const page = await open('/search/');
    const others: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) others.push(request.url());
    });
    await page.locator('.search input').fill('legs');
    expect((await found(page)).says).toBe('2 articles');
    expect(others).toEqual([]);
    await page.context().close();
  });

  it('leads to every list without scripts', async () => {
    const page = await open('/search/?q=legs', { javaScriptEnabled: false });
    expect(await page.textContent('noscript')).toMatch(/^Searching needs JavaScript/);
    await page.click('main a:text-is("A to Z")');
    expect(await page.locator('.names a').allTextContents()).toEqual([
      'Crème for dry skin',
      'Hypomagnesemia',
      'Iron and restless legs',
      'Magnesium and sleep',
      'Restless legs at night',
      'Restless legs syndrome',
      'Willis-Ekbom disease',
      '鉄欠乏症とむずむず脚',
    ]);
    await page.context().close();
  });

  it('fits a phone', async () => {
    const page = await open('/search/?q=legs', { viewport: { width: 360, height: 740 } });
    await found(page);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.context().close();
  });
});
