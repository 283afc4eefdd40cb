/** Everything that a reader can do, without a mouse or a finger. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { articleText, siteText } from '../../bench/generate.ts';
import { Publisher } from '../publish/publisher.ts';
import { tabThrough } from './by-keys.ts';
import { articlePage, pageKinds, urgentPage } from './content-site.ts';
import { pages } from './every-page.ts';
import { desktop, HOST, phone } from './site.ts';

const { open } = pages();

/** Presses Tab until what has the focus matches; fails where it comes round first. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab');
    const is = `document.activeElement.matches(${JSON.stringify(selector)})`;
    if (await page.evaluate<boolean>(is)) return;
  }
  throw new Error(`Tab does not lead to ${selector}.`);
}

/** Where the first of these begins and ends, in pixels below the window's upper edge. */
async function edges(page: Page, selector: string): Promise<[top: number, bottom: number]> {
  return await page.evaluate<[number, number]>(
    `(({ top, bottom }) => [top, bottom])(
      document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`,
  );
}

it.each(pageKinds)(
  '%s: Tab leads to all that can be used, and shows where one is',
  async (_, path) => {
    const { page, close } = await open(path, { viewport: desktop, reducedMotion: 'reduce' });
    await tabThrough(page, { except: ':is([popover], [popover] *)' });
    await close();
  },
);

describe('a reader', () => {
  it('skips what is the same on every page', async () => {
    const { page, close } = await open(articlePage);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.closest("main") !== null')).toBe(true);
    await close();
  });

  it('searches from the home page, and opens what was found', async () => {
    const { page, complaints, close } = await open('/');
    await tabTo(page, '.search input');
    await page.keyboard.type('magnsium');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${HOST}/search/?q=magnsium`);
    await page.waitForSelector('#found h2');
    await tabTo(page, '#found a');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/articles\/.*\/$/);
    expect(await page.locator('h1').textContent()).toMatch(/legs?/i);
    expect(complaints).toEqual([]);
    await close();
  });

  it('unfolds the contents, and goes where they lead', async () => {
    const { page, close } = await open(articlePage, { reducedMotion: 'reduce' });
    await tabTo(page, '.contents summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '.contents a[href="#how-much-is-safe"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#how-much-is-safe$/);
    const [from] = await edges(page, '#how-much-is-safe');
    expect([from >= 0, from < 100]).toEqual([true, true]);
    await close();
  });

  it('who needs help at once is led to it', async () => {
    const { page, close } = await open(urgentPage, { reducedMotion: 'reduce' });
    await tabTo(page, '.help a');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#when-to-seek-help-urgently\.help$/);
    const [from, to] = await edges(page, '.hw-emergency');
    expect([from > 0, to < phone.height]).toEqual([true, true]);
    await close();
  });

  it('reads a reference where it is cited, and goes on from there', async () => {
    const { page, close } = await open(articlePage, { viewport: desktop });
    await tabTo(page, '.hw-cite button');
    await page.keyboard.press('Enter');
    const note = page.locator('.note').first();
    expect(await note.isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.closest(".note") !== null')).toBe(true);
    await page.keyboard.press('Escape');
    expect(await note.isVisible()).toBe(false);
    expect(await page.evaluate('document.activeElement.matches(".hw-cite button")')).toBe(true);
    await close();
  });

  it('copies the citation, and is told so', async () => {
    const { page, close } = await open(articlePage, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await tabTo(page, 'p.copied button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('p.copied button:text-is("Copied")');
    const citation = await page.locator('p.copied code').first().textContent();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(citation);
    await close();
  });

  it('goes from page to page of a long list', async () => {
    const long = new Publisher();
    long.now = new Date('2027-01-01T00:00:00Z');
    const texts = Array.from({ length: 60 }, (_, at) => [`articles/${at}.md`, articleText(at, 60)]);
    await long.publish({
      ...(Object.fromEntries(texts) as object),
      'site.yaml': siteText.replace('https://bench.example', HOST),
    });
    const { page, complaints, close } = await open('/', {}, long.site);
    await tabTo(page, '.pager a[rel=next]');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${HOST}/archive/2016/01/`);
    for (const path of ['/archive/2016/02/', '/']) {
      await tabTo(page, '.pager a[rel=prev]');
      await page.keyboard.press('Enter');
      await page.waitForURL(HOST + path);
    }
    expect(complaints).toEqual([]);
    await close();
  });
});
