/** The published pages in a real browser: nothing blocked, nothing inaccessible, live reload. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, write } from '../infra/local/folders.ts';
import { says, spawnHealthwire } from '../infra/local/healthwire.ts';
import { launch, violations } from './browser.ts';

const own = new URL('../../content', import.meta.url).pathname;

const MISSING = 'a page that is not there';
const NOT_FOUND = 'Failed to load resource: the server responded with a status of 404 (Not Found)';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => await browser.close());

/** A page, and whatever its console and its network complained about. */
async function open(url: string, width = 1200): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('requestfailed', (request) => {
    // A page that reloads drops what it listens to.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(request.url());
  });
  await page.goto(url);
  return { page, complaints };
}

async function serve(
  content: string,
  out: string,
): Promise<{ url: string; child: ChildProcess; out: string }> {
  const child = spawnHealthwire('start', '--content', content, '--out', out, '--port', '0');
  const output = await says(child, /Ctrl\+C stops/);
  return { url: /Serving (http:\/\/localhost:\d+)\//.exec(output)![1]!, child, out };
}

describe('the articles of this repository', () => {
  let site: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    site = await serve(own, mkdtempSync(join(tmpdir(), 'healthwire-pages-')));
  });
  afterAll(() => {
    site.child.kill('SIGKILL');
    rmSync(site.out, { recursive: true, force: true });
  });

  it.each([
    ['home', '/'],
    ['an article', '/articles/sleep/magnesium-restless-legs/'],
    ['a topic', '/topics/sleep/'],
    ['the page about feeds', '/feeds/'],
    [MISSING, '/nowhere/'],
  ])('%s: nothing blocked, WCAG 2.2 AA by axe, no sideways scrolling', async (name, path) => {
    for (const width of [1200, 360]) {
      const { page, complaints } = await open(site.url + path, width);
      expect(complaints).toEqual(name === MISSING ? [NOT_FOUND] : []);
      expect(await violations(page)).toEqual([]);
      const wide = 'document.documentElement.scrollWidth - window.innerWidth';
      expect(await page.evaluate<number>(wide)).toBeLessThanOrEqual(0);
      await page.close();
    }
  });
});

describe('an open page', () => {
  it('shows a save by itself, and what is published holds no script', async () => {
    const content = join(temporaryFolder(), 'content');
    write(content, { 'articles/a.md': '# Before\n\nWords.\n' });
    const { url, child, out } = await serve(content, join(temporaryFolder(), 'out'));
    try {
      const { page, complaints } = await open(`${url}/articles/a/`);
      expect(await page.textContent('h1')).toBe('Before');
      writeFileSync(join(content, 'articles/a.md'), '# After\n\nWords.\n');
      await page.waitForSelector('h1:text-is("After")');
      expect(complaints).toEqual([]);
      const published = readFileSync(join(out, 'site/articles/a/index.html'), 'utf8');
      expect(published).not.toContain('<script src');
    } finally {
      child.kill('SIGKILL');
    }
  });
});
