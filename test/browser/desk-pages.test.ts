/** Every page of the dashboard on an editor's desk, in light, dark and forced colours, and by keys alone. */
import { expect, it } from 'vitest';
import { tabThrough } from './by-keys.ts';
import { deskPages } from './desk.ts';
import { onScreens, openedDesk } from './desk-screens.ts';
import { desktop } from './site.ts';

const open = openedDesk();
onScreens(open, { desktop });

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
