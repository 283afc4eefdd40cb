/** What holds of every page of the dashboard on a screen, in light, dark and forced colours. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, violations } from './browser.ts';
import { deskPages, openDesk, type Desk } from './desk.ts';
import { colours, cutWords, sideways } from './screen.ts';
import { desktop } from './site.ts';

export type Open = (path: string, viewport?: typeof desktop) => Promise<Page>;

/** A desk and a browser for all tests of a file. */
export function openedDesk(): Open {
  let desk: Desk;
  let browser: Browser;
  beforeAll(async () => {
    desk = await openDesk();
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });
  return async (path, viewport = desktop) => {
    const page = await browser.newPage({ viewport });
    await page.goto(`${desk.url}/__dashboard/${path}`);
    return page;
  };
}

export function onScreens(open: Open, screens: Record<string, typeof desktop>): void {
  const names = Object.keys(screens).join(' and ');
  it.each(deskPages)(`%s can be read on a ${names}, by everybody`, async (_, path) => {
    for (const [screen, size] of Object.entries(screens)) {
      const page = await open(path, size);
      // Whatever is folded is a part of the page.
      await page.evaluate(
        `document.querySelectorAll('details').forEach((one) => (one.open = true))`,
      );
      for (const [name, media] of Object.entries(colours)) {
        await page.emulateMedia(media);
        const found = [await violations(page), await sideways(page), await cutWords(page)];
        expect([screen, name, ...found]).toEqual([screen, name, [], 0, []]);
      }
      await page.close();
    }
  });
}
