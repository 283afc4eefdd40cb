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
  expect(await headings()).toEqual(['A draft', 'A draft', 'A draft']);
  await looked();
  await page.goto(`${url}/__dashboard/iron/`);
  expect(await headings()).toEqual(['Iron again', 'Iron again', 'Iron again']);
  await looked();
  // A link in the framed copy leads the whole tab to the real page.
  await page.frameLocator('iframe.phone').locator('.skip').press('Enter');
  await page.waitForURL(`${url}/articles/iron/#main`);
  expect({ complaints, failures }).toEqual({ complaints: [], failures: [] });

  /** What the framed copies show. */
  async function headings(): Promise<(string | null)[]> {
    const frames = await page.locator('iframe').elementHandles();
    const inside = frames.map(async (frame) => (await frame.contentFrame())!.locator('h1'));
    return await Promise.all(inside.map(async (heading) => await (await heading).textContent()));
  }

  async function looked(): Promise<void> {
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await violations(page)).toEqual([]);
      const wide = 'document.documentElement.scrollWidth - window.innerWidth';
      expect(await page.evaluate<number>(wide)).toBeLessThanOrEqual(0);
    }
  }
});
