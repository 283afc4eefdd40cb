/** The dashboard in a real browser: nothing blocked, nothing inaccessible, and it follows a save. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { start } from '../../infra/local/commands/start/serve.ts';
import { temporaryFolder, write } from '../infra/local/folders.ts';
import { launch, violations } from './browser.ts';

const good = '---\ntitle: Iron\npublished: 2026-01-01\n---\n\nWords.\n';
const bad = good.replace('published', 'topics: [sleep\npublished');

it('a mistake appears by itself and vanishes when it is mended; all forms are shown', async () => {
  const content = join(temporaryFolder(), 'content');
  const draft = good.replace('Iron', 'A draft\ndraft: true');
  write(content, { 'articles/iron.md': good, 'articles/draft.md': draft });
  const folders = { content, out: join(temporaryFolder(), 'out'), renderer: 'test' };
  const silent = () => undefined;
  const published = async () => undefined;
  const audience = { progress: silent, published, serving: silent, pushed: silent };
  const failures: unknown[] = [];
  const failed = (error: unknown) => failures.push(error);
  const running = await start(folders, { port: 0, confirm: false }, { ...audience, failed });
  const { url } = running;
  const browser = await launch();
  onTestFinished(async () => {
    await browser.close();
    await running.close();
  });
  const complaints: string[] = [];
  const page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });

  await page.goto(`${url}/__dashboard/`);
  await page.waitForSelector('text=Nothing is refused.');
  writeFileSync(join(content, 'articles/iron.md'), bad);
  await page.waitForSelector('.diagnostic.error mark');
  await looked();
  writeFileSync(join(content, 'articles/iron.md'), good.replace('Iron', 'Iron again'));
  await page.waitForSelector('text=Nothing is refused.');

  await page.goto(`${url}/__dashboard/draft/`);
  expect(await headings(2)).toEqual(['A draft', 'A draft']);
  await looked();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${url}/__dashboard/iron/`);
  await looked();
  // What is folded loads nothing; everything is on this server.
  expect(asked.filter((one) => one.includes('?show='))).toEqual([]);
  expect(asked.filter((one) => !one.startsWith(url))).toEqual([]);
  for (const summary of await page.locator('.forms > details > summary').all()) {
    await summary.focus();
    await page.keyboard.press('Enter');
  }
  const again = Array.from({ length: 4 }, () => 'Iron again');
  expect(await headings(again.length)).toEqual(again);
  await looked();

  // The lists are forms: they work without any script.
  await page.goto(`${url}/__dashboard/`);
  await page.getByLabel('Search').fill('draft');
  await page.getByText('By state, topic').click();
  await page.getByLabel('State').selectOption({ label: 'draft (1)' });
  await page.locator('.lists').getByRole('button', { name: 'Show' }).click();
  await page.waitForSelector('text=1 of 2 articles');
  await looked();
  await page.getByRole('link', { name: 'Calendar' }).click();
  await page.waitForSelector('text=Nothing is due in this month.');
  await looked();
  await page.goto(`${url}/__dashboard/iron/`);
  await page.locator('.forms summary').first().click();
  // A link in the framed copy leads the whole tab to the real page.
  await page.frameLocator('iframe.phone').locator('.skip').press('Enter');
  await page.waitForURL(`${url}/articles/iron/#main`);
  expect({ complaints, failures }).toEqual({ complaints: [], failures: [] });

  /** What the framed copies show. */
  async function headings(frames: number): Promise<(string | null)[]> {
    const found: (string | null)[] = [];
    for (const frame of (await page.locator('iframe:visible').all()).slice(0, frames)) {
      // One that is not in sight loads when it is.
      await frame.scrollIntoViewIfNeeded();
      found.push(await frame.contentFrame().locator('h1').textContent());
    }
    return found;
  }

  async function looked(): Promise<void> {
    // What was sent by a form may show its words before it has its style.
    await page.waitForLoadState();
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await violations(page)).toEqual([]);
      const wide = 'document.documentElement.scrollWidth - window.innerWidth';
      expect(await page.evaluate<number>(wide)).toBeLessThanOrEqual(0);
    }
  }
});
