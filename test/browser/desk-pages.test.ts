/** Every page of the dashboard on every screen, in light, dark and forced colours, and by keys alone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, violations } from './browser.ts';
import { deskPages, openDesk, type Desk } from './desk.ts';
import { cutWords, sideways } from './screen.ts';
import { desktop, phone, tablet } from './site.ts';

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

const colours = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const;

async function open(path: string, viewport = desktop): Promise<Page> {
  const page = await browser.newPage({ viewport });
  await page.goto(`${desk.url}/__dashboard/${path}`);
  return page;
}

it.each(deskPages)('%s can be read on every screen, by everybody', async (_, path) => {
  for (const [screen, size] of Object.entries({ phone, tablet, desktop })) {
    const page = await open(path, size);
    // Whatever is folded is a part of the page.
    await page.evaluate(`document.querySelectorAll('details').forEach((one) => (one.open = true))`);
    for (const [name, media] of Object.entries(colours)) {
      await page.emulateMedia(media);
      const found = [await violations(page), await sideways(page), await cutWords(page)];
      expect([screen, name, ...found]).toEqual([screen, name, [], 0, []]);
    }
    await page.close();
  }
});

/** What has the focus, and how it is seen. */
const focused = `(() => {
  const one = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const { top, bottom, width, height } = one.getBoundingClientRect();
  one.dataset.reached = '';
  return {
    what: one.outerHTML.slice(0, 120),
    end: one === document.body,
    seen: width > 0 && height > 0 && bottom > 0 && top < innerHeight,
    marked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
  };
})()`;

it.each(deskPages)(
  '%s: Tab leads to all that can be used, and shows where one is',
  async (_, path) => {
    const page = await open(path);
    for (let presses = 0; presses < 600; presses++) {
      await page.keyboard.press('Tab');
      const { end, ...is } = await page.evaluate<Record<string, unknown>>(focused);
      if (end) break;
      // Within a framed copy the keys are its own.
      if (String(is.what).startsWith('<iframe')) is.marked = true;
      expect(is).toEqual({ what: is.what, seen: true, marked: true });
    }
    const missed = await page.evaluate<string[]>(
      `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !('reached' in one.dataset))
      .map((one) => one.outerHTML.slice(0, 120))`,
    );
    expect(missed).toEqual([]);
    await page.close();
  },
);

it('an editor finds what is refused, and reads why, by keys alone', async () => {
  const page = await open('');
  const tabTo = async (text: string) => {
    const at = 'document.activeElement.textContent.trim()';
    for (let presses = 0; presses < 200; presses++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate<string>(at)) === text) return;
    }
    throw new Error(`Tab does not lead to ${text}.`);
  };
  await tabTo('Skip to the content');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.closest("main") !== null')).toBe(true);
  await page.locator('#q').focus();
  await page.keyboard.type('refused');
  await tabTo('By state, topic, author, rule or review');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('refused');
  await tabTo('Show');
  await page.keyboard.press('Enter');
  await page.waitForSelector('text=/^1 of \\d+ articles$/');
  await tabTo('Refused');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.diagnostic');
  await tabTo('Why, with an example (unknown-field)');
  await page.keyboard.press('Enter');
  expect(await page.locator('details[open].help').count()).toBe(1);
  await page.close();
});
