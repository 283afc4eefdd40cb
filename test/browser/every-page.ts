/** What holds of every kind of page on a screen, in the colours that a reader's system may ask for. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, violations } from './browser.ts';
import { pageKinds, publishContent, type ContentSite } from './content-site.ts';
import { colours, cutWords, sideways } from './screen.ts';
import { layoutShift, openPage, phone, type Opened, type Opening } from './site.ts';

type Size = typeof phone;

export interface Pages {
  site(this: void): ContentSite['site'];
  /** Of another site where one is given. */
  open(this: void, path: string, options?: Opening, site?: ContentSite['site']): Promise<Opened>;
}

/** The site of content-site.ts and a browser, for all tests of a file. */
export function pages(): Pages {
  let room: ContentSite;
  let browser: Browser;
  beforeAll(async () => {
    room = await publishContent();
    browser = await launch();
  });
  afterAll(async () => await browser.close());
  return {
    site: () => room.site,
    open: (path, options = {}, site = room.site) => openPage(browser, site, path, options),
  };
}

export function onScreens({ open }: Pages, screens: Record<string, Size>): void {
  describe.each(pageKinds)('%s', (_, path) => {
    it.each(Object.entries(screens))('on a %s', async (_, viewport) => {
      const { page, complaints, close } = await open(path, { viewport });
      expect(await layoutShift(page)).toBe(0);
      for (const [name, media] of Object.entries(colours)) {
        await page.emulateMedia(media);
        expect([name, await violations(page)]).toEqual([name, []]);
        expect([name, await sideways(page), await cutWords(page)]).toEqual([name, 0, []]);
      }
      expect(complaints).toEqual([]);
      await close();
    });
  });
}
