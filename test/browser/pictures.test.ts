/**
 * Photographs on a page as a browser loads them: as large as its screen asks for and no larger, in the
 * dark the twin, those far below not before somebody comes near; and nothing moves when they come.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharpScaler } from '../../functions/publish/scaler.ts';
import { jpeg } from '../publish/photographs.ts';
import { Publisher } from '../publish/publisher.ts';
import { launch } from './browser.ts';
import { desktop, HOST, layoutShift, openPage, phone, type Opening } from './site.ts';

const PAGE = '/articles/a/';
const words = 'Words that fill the screen. '.repeat(400);
const article = `---
title: A
published: 2026-10-01
image: { src: /media/hero.jpg, alt: The hero }
---

Before. ![In a line](/media/line.jpg)

${words}

![A knee](/media/knee.jpg "A knee, bent")
`;

const room = new Publisher();
let browser: Browser;
beforeAll(async () => {
  room.scaler = sharpScaler('test');
  await room.publish({
    'site.yaml': `name: Test\nbaseUrl: ${HOST}\n`,
    'articles/a.md': article,
    'media/hero.jpg': await jpeg(2000, 1000),
    'media/hero.dark.jpg': await jpeg(1990, 995),
    'media/line.jpg': await jpeg(600, 300),
    'media/knee.jpg': await jpeg(2400, 1600),
  });
  browser = await launch();
});
afterAll(async () => await browser.close());

const open = (path: string, options?: Opening) => openPage(browser, room.site, path, options);

const pictures = (loaded: readonly [string, number][]) =>
  loaded.map(([path]) => path).filter((path) => path.startsWith('/media/'));

/** Until every picture on the page is there, however far below. */
async function allOfThem(page: Page): Promise<void> {
  await page.evaluate(
    `Promise.all([...document.images].map((one) => {
      one.loading = 'eager';
      return one.decode();
    }))`,
  );
}

describe('an article', () => {
  it('on a phone loads the small files, and the last picture when somebody comes near', async () => {
    const { page, complaints, loaded, close } = await open(PAGE);
    await page.waitForLoadState('networkidle');
    expect(pictures(loaded)).toEqual(['/media/hero.jpg.480.avif', '/media/line.jpg.480.avif']);
    await page.locator('figure').last().scrollIntoViewIfNeeded();
    await page.evaluate('document.images[2].decode()');
    expect(pictures(loaded).slice(2)).toEqual(['/media/knee.jpg.480.avif']);
    const shown = loaded.filter(([path]) => path.startsWith('/media/'));
    const bytes = shown.reduce((sum, [, size]) => sum + size, 0);
    const originals = await Promise.all(
      ['hero', 'line', 'knee'].map(
        async (name) => (await room.site.head(`media/${name}.jpg`))!.size,
      ),
    );
    expect(bytes * 10).toBeLessThan(originals.reduce((sum, size) => sum + size, 0));
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([
    ['a fine phone', { viewport: phone, deviceScaleFactor: 3 }, 'hero.jpg.960.avif'],
    ['a desktop', { viewport: desktop }, 'hero.jpg.960.avif'],
    ['a fine desktop', { viewport: desktop, deviceScaleFactor: 2 }, 'hero.jpg.1600.avif'],
    ['a phone in the dark', { colorScheme: 'dark' }, 'hero.dark.jpg.480.avif'],
  ] as const)('on %s loads what it needs', async (_, options, name) => {
    const { page, complaints, loaded, close } = await open(PAGE, options);
    await page.waitForLoadState('networkidle');
    expect(pictures(loaded)[0]).toBe(`/media/${name}`);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([
    ['phone', phone],
    ['desktop', desktop],
  ] as const)('does not move on a %s while pictures come late', async (_, viewport) => {
    const { page, complaints, close } = await open(PAGE, { viewport, late: 300 });
    await allOfThem(page);
    expect(await layoutShift(page)).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('leads to all of a picture without a script', async () => {
    const { page, close } = await open(PAGE, { javaScriptEnabled: false });
    const links = page.locator('figure > a');
    expect(await links.count()).toBe(2);
    await links.last().click();
    await page.waitForURL(`${HOST}/media/knee.jpg`);
    await close();
  });
});

it.each([
  ['light', 'hero.jpg'],
  ['dark', 'hero.dark.jpg'],
] as const)('a list shows a small picture, %s, and does not move', async (colorScheme, name) => {
  const { page, complaints, loaded, close } = await open('/', { colorScheme, late: 300 });
  await allOfThem(page);
  expect(pictures(loaded)).toEqual([`/media/${name}.480.avif`]);
  expect(await layoutShift(page)).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});
