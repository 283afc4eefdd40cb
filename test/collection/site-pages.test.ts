/** Pages about the publisher: words of site.yaml at an address of their own, and ways to it. */
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../functions/article/settings/read.ts';
import { sitePageFiles } from '../../functions/collection/site-pages.ts';
import { kindSitemaps } from '../../functions/collection/sitemap.ts';
import { notFound } from '../../functions/collection/listings/not-found.ts';
import type { Settings } from '../../functions/site/settings.ts';
import { settings as silent } from './sample.ts';

const settings: Settings = { ...silent, about: 'We write.', editorialPolicy: 'We cite.' };
const words = (page: string) =>
  /<div class="column text">\n(.*?)\n<\/div>\n<\/main>/s.exec(page)?.[1];

const pages = (given: Settings) =>
  Object.fromEntries(sitePageFiles(given).map(({ path, body }) => [path, body]));

describe('a page about the publisher', () => {
  it('has its words as Markdown, with links to the site as they are', () => {
    const all = pages({
      ...silent,
      about:
        'We *are*.\n\n## Where\n\n[An article](/articles/sleep/iron/), ![A leg](/media/leg.png)',
    });
    expect(Object.keys(all)).toEqual(['/publisher/']);
    expect(words(all['/publisher/']!)).toBe(
      '<h1>About us</h1>\n<p>We <em>are</em>.</p>\n<h2 id="where">Where</h2>\n' +
        '<p><a href="/articles/sleep/iron/">An article</a>, ' +
        '<img src="/media/leg.png" alt="A leg" loading="lazy" decoding="async"></p>',
    );
  });

  it('speaks the language of the site, whatever its words are written in', () => {
    const about = '私たちは書きます。\n\n> [!WARNING]\n> 助言ではありません。';
    expect(pages({ ...silent, about })['/publisher/']).toContain('<strong>Warning</strong>');
    const japanese = pages({ ...silent, language: 'ja', about })['/publisher/'];
    expect(japanese).toContain('<strong>警告</strong>');
    expect(japanese).toContain('<h1>私たちについて</h1>');
  });

  it('is led to from every page and the sitemap, and tells search engines what it is', () => {
    const link = '<li><a href="/publisher/editorial-policy/">Editorial policy</a></li>';
    expect(notFound(settings)).toContain(link);
    expect(notFound(silent)).not.toContain('/publisher/');
    const policy = pages(settings)['/publisher/editorial-policy/'];
    expect(policy).toContain('"@type":"WebPage","@id":"https://health.example/publisher/');
    const home = { id: 'site', kind: 'site', path: '/', title: '', live: 1, ever: 1 } as const;
    const [map] = kindSitemaps('site', [home], settings);
    expect(map!.body.match(/<loc>.*?<\/loc>/g)).toEqual([
      '<loc>https://health.example/</loc>',
      '<loc>https://health.example/publisher/</loc>',
      '<loc>https://health.example/publisher/editorial-policy/</loc>',
    ]);
  });

  it('stays where it was when its words are gone, and says that there are none', () => {
    const page = pages({ ...silent, formerPages: ['about'] })['/publisher/']!;
    expect(words(page)).toContain('There is nothing here at the moment.');
    expect(page).toContain('<meta name="robots" content="noindex">');
    expect(page).not.toContain('<a href="/publisher/">');
  });
});

describe('words that would be lost, or lead nowhere, are refused with their place', () => {
  it.each([
    ['a path from nowhere', '[x](sleep/iron.md)', 'These words lead to sleep/iron.md: write the'],
    ['HTML that is not published', 'a <form>b</form>', 'These words hold <form>, which is not'],
    ['a source that is not there', 'a[^1]', 'These words cite [^1], and do not say what it is.'],
    ['a comment without its end', 'a\n\n<!-- b', 'In line 3 of these words: A comment begins'],
  ])('%s', (_, about, reason) => {
    const yaml = `name: Legs\nabout: ${JSON.stringify(about)}\n`;
    const { diagnostics } = readSettings(new TextEncoder().encode(yaml));
    expect(diagnostics).toEqual([
      expect.objectContaining({
        ...{ rule: 'site', severity: 'error', line: 2, column: 1 },
        reason: expect.stringContaining(reason) as string,
      }),
    ]);
  });
});
