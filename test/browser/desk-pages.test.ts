/** Every page of the dashboard on every screen, in light, dark and forced colours, and by keys alone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, violations } from './browser.ts';
import { tabThrough } from './by-keys.ts';
import { deskPages, openDesk, type Desk } from './desk.ts';
import { colours, cutWords, sideways } from './screen.ts';
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

it.each(deskPages)(
  '%s: Tab leads to all that can be used, and shows where one is',
  async (_, path) => {
    const page = await open(path);
    // Within a framed copy the keys are its own.
    await tabThrough(page, { unmarked: 'iframe' });
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
