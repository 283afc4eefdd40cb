/** The site of this repository's articles as readers use it, in a real browser. */
import { describe, expect, it } from 'vitest';
import { snippet } from '../../functions/site/embedding.ts';
import type { Settings } from '../../functions/site/settings.ts';
import { violations } from './browser.ts';
import { articlePage, articles, urgentPage } from './content-site.ts';
import { pages } from './every-page.ts';
import { sideways } from './screen.ts';
import { desktop, HOST, phone } from './site.ts';

const { open } = pages();

it.each(['/feed.xml', '/topics/sleep/atom.xml'])(
  '%s, opened in a browser, says what it is and leads to its articles',
  async (path) => {
    const { page, complaints, close } = await open(path);
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.locator('code').textContent()).toBe(HOST + path);
    expect(await page.locator('li a').count()).toBeGreaterThan(1);
    expect(await page.locator('item, entry').first().isVisible()).toBe(false);
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.locator('li a').first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/articles\//);
    expect(complaints).toEqual([]);
    await close();
  },
);

/** Where the first sentence of the text ends, in pixels from the top of the window. */
const firstSentence = `(() => {
  const words = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT,
    (node) => node.parentElement.closest('h2, .hw-care-title, .hw-cite') || !node.data.trim() ? 2 : 1);
  const range = document.createRange();
  for (let node = words.nextNode(), first = node; node; node = words.nextNode()) {
    const end = node.data.search(/[.?!:](\\s|$)/);
    if (node === first) range.setStart(node, 0);
    range.setEnd(node, end < 0 ? node.data.length : end);
    if (end >= 0) break;
  }
  return range.getBoundingClientRect().bottom;
})()`;

it.each(articles)('%s: the first sentence is in the first screen of a phone', async (path) => {
  const { page, close } = await open(path);
  expect(await page.evaluate<number>(firstSentence)).toBeLessThanOrEqual(phone.height);
  await close();
});

describe('without scripts', () => {
  it('a reference is shown where it is cited, contents unfold, and text grows', async () => {
    const { page, complaints, close } = await open(articlePage, { javaScriptEnabled: false });
    const note = page.locator('.note').first();
    expect(await note.isVisible()).toBe(false);
    await page.locator('.hw-cite button').first().click();
    expect(await note.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await note.isVisible()).toBe(false);

    const contents = page.locator('.contents nav');
    expect(await contents.isVisible()).toBe(false);
    await page.locator('.contents summary').click();
    expect(await contents.isVisible()).toBe(true);

    const before = (await page.locator('h1').boundingBox())!.height;
    await page.locator('.larger').click();
    expect((await page.locator('h1').boundingBox())!.height).toBeGreaterThan(before);
    expect(await page.locator('button[data-do]:visible').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('with scripts', () => {
  it('larger text stays so from page to page, and what needs a script is offered', async () => {
    const { page, complaints, close } = await open(articlePage);
    await page.locator('.larger').click();
    await page.goto(`${HOST}/topics/sleep/`);
    expect(await page.evaluate('document.documentElement.classList.contains("large")')).toBe(true);
    await page.goto(HOST + articlePage);
    expect(await page.locator('button[data-do=copy]').first().isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });
});

it('a picture has its place before it comes, and leads to all of it', async () => {
  const { page, complaints, close } = await open(urgentPage);
  const images = await page.evaluate<(string | null)[][]>(
    `[...document.querySelectorAll('.text img')].map((one) =>
      ['width', 'height', 'loading'].map((name) => one.getAttribute(name)))`,
  );
  expect(images.length).toBeGreaterThan(0);
  for (const [width, height] of images)
    expect([Number(width) > 0, Number(height) > 0]).toEqual([true, true]);
  expect(images.map(([, , loading]) => loading)).toEqual(
    images.map((_, i) => (i === 0 ? null : 'lazy')),
  );
  const link = page.locator('figure > a').first();
  expect(await link.getAttribute('href')).toMatch(/^\/media\//);
  expect(complaints).toEqual([]);
  await close();
});

it('in a frame of a partner it has the height that it asks for, and is accessible', async () => {
  const { page, complaints, close } = await open(`${articlePage}frame.html`);
  expect(await violations(page)).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await page.context().route('https://partner.example/', async (route) => {
    const code = snippet('Legs', `${articlePage}frame.html`, { baseUrl: HOST } as Settings);
    await route.fulfill({ contentType: 'text/html', body: `<!doctype html>${code}` });
  });
  await page.goto('https://partner.example/');
  await page.waitForFunction('document.querySelector("iframe").offsetHeight > 2000');
  expect(complaints).toEqual([]);
  await close();
});

it('on a wide screen, and on paper, contents and key facts need no unfolding', async () => {
  const { page, close } = await open(articlePage, { viewport: desktop });
  expect(await page.locator('.contents nav').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.key-facts dl').isVisible()).toBe(true);
  expect(await page.locator('.contents nav').isVisible()).toBe(false);
  await close();
});
