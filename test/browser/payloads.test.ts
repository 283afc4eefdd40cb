/**
 * Hostile articles in a real browser, on every surface: the page, the embed, what feeds carry and the
 * HTML of article.json, put into a document that forbids nothing and into an element of a running one.
 * Nothing may run, load, send or open anything, nor become an element that could.
 *
 * Public collections of payloads (DOMPurify's tests, H5SC, the Big List of Naughty Strings, Markdown-XSS …)
 * run beside ours if PAYLOADS names files of them: JSON arrays of strings, separated by colons. None is
 * committed, as each has a licence of its own, or none.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectMedia } from '../../functions/article/media/check.ts';
import { parse } from '../../functions/article/parse.ts';
import { render, textOf } from '../../functions/article/render.ts';
import type { LiveArticle } from '../../schemas/types.ts';
import { dependencies, plain } from '../article/read.ts';
import { payloads } from '../hostile/payloads.ts';
import { launch } from './browser.ts';

const named = (process.env.PAYLOADS ?? '').split(':').filter(Boolean);
const all = [
  ...new Set([
    ...payloads,
    ...named.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as string[]),
  ]),
];

/** A document holds so many; each article's share stands in a section of its own. */
const TOGETHER = 500;
const NOW = '2026-11-01T08:00:00Z';

interface Surfaces {
  page: string;
  embed: string;
  feed: string;
  json: string;
}

/** What is published of an article, by surface; undefined where it is refused. */
function surfaces(markdown: string): Surfaces | undefined {
  const source = { slug: 's/a', bytes: new TextEncoder().encode(markdown), lastModified: NOW };
  const { article } = parse(source, plain);
  if (article === undefined) return undefined;
  const around = dependencies({ settings: plain });
  const { variants, content } = render(article, around, { published: NOW, modified: NOW });
  const data = JSON.parse(textOf(variants, 'article')) as LiveArticle;
  const page = textOf(variants, 'page');
  return {
    page: page.slice(page.indexOf('<article'), page.indexOf('</main>')),
    embed: textOf(variants, 'embed'),
    feed: content,
    json: data.sections.map(({ html }) => html).join('\n'),
  };
}

/** The payload as blocks, within a sentence, and behind a heading. */
const published = all
  .flatMap((payload) => [
    `Words.\n\n${payload}\n\nMore words.\n`,
    `Words ${payload} more.\n\n## Words\n\nx\n`,
  ])
  .map(surfaces)
  .filter((one) => one !== undefined);

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => await browser.close());

/** Whatever anything in a document did. */
async function effectsOf(
  document: string,
  then?: (page: Page) => Promise<string[]>,
  pictures: readonly string[] = [],
): Promise<string[]> {
  const context = await browser.newContext();
  const effects: string[] = [];
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    if (url === 'https://test.example/' && effects.length === 0) {
      await route.fulfill({ contentType: 'text/html; charset=utf-8', body: document });
      return;
    }
    const picture = pictures[Number(/^https:\/\/test\.example\/(\d+)\.svg$/.exec(url)?.[1])];
    if (picture !== undefined) {
      await route.fulfill({ contentType: 'image/svg+xml', body: picture });
      return;
    }
    effects.push(`asks for ${url}`);
    await route.abort();
  });
  const page = await context.newPage();
  const say = (what: string) => effects.push(what);
  await page.exposeFunction('__effect', say);
  await page.addInitScript(`
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'postMessage'])
      window[name] = (...what) => void window.__effect(name + ' ' + what);
    addEventListener('error', ({ message }) => message && window.__effect('fails ' + message));
  `);
  page.on('dialog', (dialog) => {
    say(`opens ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('page', (other) => say(`opens ${other.url()}`));
  page.on('framenavigated', (frame) => {
    if (!/^https:\/\/test\.example\/(\d+\.svg)?$/.test(frame.url())) say(`goes to ${frame.url()}`);
  });
  await page.goto('https://test.example/');
  effects.push(...(await page.evaluate<string[]>(look)));
  if (then !== undefined) effects.push(...(await then(page)));
  // What waits for the next frame, or for a failure to load, has had its turn.
  await page.evaluate('new Promise((done) => setTimeout(() => requestAnimationFrame(done), 50))');
  await context.close();
  return [...new Set(effects)];
}

/**
 * What stands in the document that has no place there, and what happens when a reader moves over it.
 * Written without a look at the sanitiser's list.
 */
const look = `(() => {
  const found = [];
  const never = 'script style link meta base iframe frame frameset object embed applet form input ' +
    'button select textarea option svg video audio source track canvas template title noscript ' +
    'dialog portal area map marquee keygen param picture';
  const names = new Set(never.split(' '));
  const sections = [...document.querySelectorAll('section[data-n]')];
  if (sections.some((one) => one.parentElement !== document.body)) found.push('breaks out');
  // The page's own: what shows a reference where it is cited, and what copies, shares and prints.
  const own = '.hw-cite > button[type="button"][popovertarget$=".note"], div.note[popover=""], ' +
    '.after button[type="button"][data-do], .after button[data-do] > .visually-hidden';
  for (const section of sections) for (const node of section.querySelectorAll('*')) {
    if (node.matches(own)) continue;
    const where = section.dataset.n + ': <' + node.localName + '>';
    if (names.has(node.localName)) found.push(where);
    if (node.namespaceURI !== 'http://www.w3.org/1999/xhtml') found.push(where + node.namespaceURI);
    for (const { name, value } of node.attributes) {
      const isLimit = node.localName === 'img' && value === 'max-width:100%;height:auto';
      if (/^on|^(src(set|doc)|action|formaction|poster|background|data|ping|xlink:.*|is|slot|part|popover.*|autofocus|contenteditable|accesskey|name|target)$/i.test(name) && !(name === 'src' && value.startsWith('https://test.example/')))
        found.push(where + ' ' + name);
      if (name === 'style' && !isLimit) found.push(where + ' style');
      if (name === 'class' && !/^(|hw-[a-z-]+|language-[\\w+#.-]+|facts|lead|text|after|chips|references|callout|contents|with-side|side|key-facts|codes|source|trust|byline|help|corrected|answer|note-name|tools|copied|emergency|urgent)( (hw-[a-z-]+|reviewed|unreviewed|tools|emergency|urgent))*$/.test(value))
        found.push(where + ' class ' + value);
    }
    if (node.localName === 'a') {
      const { protocol, username, password } = node;
      if (!['http:', 'https:', 'mailto:', 'tel:'].includes(protocol) || username || password)
        found.push(where + ' ' + node.href);
    }
    for (const type of ['mouseover', 'focus', 'pointerenter', 'toggle'])
      node.dispatchEvent(new Event(type, { bubbles: true }));
  }
  return found;
})()`;

function together(parts: readonly string[]): string {
  const sections = parts.map((html, n) => `<section data-n="${n}">${html}</section>`);
  return `<!DOCTYPE html>\n<meta charset="utf-8">\n<title>x</title>\n<body>${sections.join('\n')}</body>`;
}

function* shares<T>(items: readonly T[]): Iterable<T[]> {
  for (let at = 0; at < items.length; at += TOGETHER) yield items.slice(at, at + TOGETHER);
}

describe(`${all.length} payloads, of which ${published.length} articles are made`, () => {
  it.each(['page', 'embed', 'feed', 'json'] as const)(
    'have no effect on the surface %s',
    async (surface) => {
      for (const share of shares(published.map((one) => one[surface]))) {
        expect(await effectsOf(together(share))).toEqual([]);
      }
    },
  );

  it('have none in an element of a running page, nor when that is written and read again', async () => {
    for (const share of shares(published.map(({ json, embed }) => `${json}${embed}`))) {
      const parts = JSON.stringify(share);
      const effects = await effectsOf(together([]), async (page) => {
        await page.evaluate(`for (const [n, html] of ${parts}.entries()) {
          const section = document.createElement('section');
          section.dataset.n = n;
          document.body.append(section);
          section.innerHTML = html;
          section.innerHTML = section.innerHTML;
        }`);
        return await page.evaluate<string[]>(look);
      });
      expect(effects).toEqual([]);
    }
  });

  it('have none in a picture that is published, opened as a document', async () => {
    const xmlns = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
    const pictures = all
      .flatMap((payload) => [payload, `<svg ${xmlns}>${payload}</svg>`])
      .filter((text) => 'type' in inspectMedia('media/a.svg', new TextEncoder().encode(text)));
    expect(pictures.length).toBeGreaterThan(20);
    for (const share of shares(pictures)) {
      const frames = share.map((_, n) => `<iframe src="/${n}.svg"></iframe>`).join('');
      expect(await effectsOf(`<!DOCTYPE html><title>x</title>${frames}`, undefined, share)).toEqual(
        [],
      );
    }
  });

  it('have effects as they are: this test sees what it looks for', async () => {
    const effects = await effectsOf(
      together(payloads.filter((one) => !/meta|base|frameset/.test(one)).slice(0, 250)),
    );
    expect(effects.filter((one) => one.startsWith('alert')).length).toBeGreaterThan(0);
    expect(effects.filter((one) => one.startsWith('asks for')).length).toBeGreaterThan(0);
    expect(effects.filter((one) => /^\d+: </.test(one)).length).toBeGreaterThan(50);
  });
});
