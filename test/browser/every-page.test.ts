/**
 * Every kind of page as readers meet it, in a real browser: on phone, tablet and desktop, in light, dark and
 * forced colours, without scripts, and on paper.
 */
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteKey } from '../../functions/site/keys.ts';
import type { Publisher } from '../publish/publisher.ts';
import { launch, violations } from './browser.ts';
import { pageKinds, publishContent } from './content-site.ts';
import { colours, cutWords, sideways } from './screen.ts';
import { desktop, layoutShift, openPage, phone, tablet, type Opening } from './site.ts';

const screens = { phone, tablet, desktop };
/** A4 without margins of one centimetre, at 96 pixels an inch. */
const paper = { width: 718, height: 1047 };

let room: Publisher;
let browser: Browser;
beforeAll(async () => {
  room = await publishContent();
  browser = await launch();
});
afterAll(async () => await browser.close());

const open = (path: string, options: Opening = {}) => openPage(browser, room.site, path, options);

describe.each(pageKinds)('%s', (_, path) => {
  it.each(Object.entries(screens))('on a %s', async (_, size) => {
    const { page, complaints, close } = await open(path, { viewport: size });
    expect(await layoutShift(page)).toBe(0);
    for (const [name, media] of Object.entries(colours)) {
      await page.emulateMedia(media);
      expect([name, await violations(page)]).toEqual([name, []]);
      expect([name, await sideways(page), await cutWords(page)]).toEqual([name, 0, []]);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it('without scripts', async () => {
    const { page, complaints, close } = await open(path, { javaScriptEnabled: false });
    expect(await violations(page)).toEqual([]);
    expect([await sideways(page), await cutWords(page)]).toEqual([0, []]);
    expect(await page.locator('h1').first().isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  it('on paper', async () => {
    const { page, close } = await open(path, { viewport: paper });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect([await sideways(page), await cutWords(page)]).toEqual([0, []]);
    await close();
  });

  it('weighs at most 30 KB with its stylesheet, as it is sent, without pictures', async () => {
    const { body } = (await room.site.get(siteKey(path)))!;
    const [, style] = /<link rel="stylesheet" href="([^"]+)">/.exec(Buffer.from(body).toString())!;
    const css = (await room.site.get(siteKey(new URL(style!, 'https://x').pathname)))!;
    const bytes = gzipSync(body).length + gzipSync(css.body).length;
    expect(bytes).toBeLessThanOrEqual(30 * 1024);
  });
});
