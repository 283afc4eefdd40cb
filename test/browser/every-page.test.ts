/**
 * Every kind of page as most readers meet it, in a real browser: on a phone, in light, dark and forced
 * colours, without scripts, and on paper. every-page.long.test.ts has the other screens.
 */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { siteKey } from '../../functions/site/keys.ts';
import { violations } from './browser.ts';
import { pageKinds } from './content-site.ts';
import { onScreens, pages } from './every-page.ts';
import { cutWords, sideways } from './screen.ts';
import { phone } from './site.ts';

/** A4 without margins of one centimetre, at 96 pixels an inch. */
const paper = { width: 718, height: 1047 };

const all = pages();
onScreens(all, { phone });

describe.each(pageKinds)('%s', (_, path) => {
  it('without scripts', async () => {
    const { page, complaints, close } = await all.open(path, { javaScriptEnabled: false });
    expect(await violations(page)).toEqual([]);
    expect([await sideways(page), await cutWords(page)]).toEqual([0, []]);
    expect(await page.locator('h1').first().isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  it('on paper', async () => {
    const { page, close } = await all.open(path, { viewport: paper });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect([await sideways(page), await cutWords(page)]).toEqual([0, []]);
    await close();
  });

  it('weighs at most 30 KB with its stylesheet, as it is sent, without pictures', async () => {
    const site = all.site();
    const { body } = (await site.get(siteKey(path)))!;
    const [, style] = /<link rel="stylesheet" href="([^"]+)">/.exec(Buffer.from(body).toString())!;
    const css = (await site.get(siteKey(new URL(style!, 'https://x').pathname)))!;
    const bytes = gzipSync(body).length + gzipSync(css.body).length;
    expect(bytes).toBeLessThanOrEqual(30 * 1024);
  });
});
