/** A page that the local server shows, in a real browser: nothing blocked, and it follows a save. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, write } from '../infra/local/folders.ts';
import { says, spawnHealthwire } from '../infra/local/healthwire.ts';
import { launch } from './browser.ts';

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
