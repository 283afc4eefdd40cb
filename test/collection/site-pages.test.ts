/** Pages about the publisher: words of site.yaml at an address of their own, and ways to it. */
import { describe, expect, it } from 'vitest';
import { sitePageFiles } from '../../functions/collection/site-pages.ts';
import { kindSitemaps } from '../../functions/collection/sitemap.ts';
import { notFound } from '../../functions/collection/listings/not-found.ts';
import type { Settings } from '../../functions/site/settings.ts';
import { settings as silent } from './sample.ts';

const settings: Settings = {
  ...silent,
  pages: { about: '<p>We write.</p>', editorialPolicy: '<p>We cite.</p>' },
};
const words = (page: string) =>
  /<div class="column text">\n(.*?)\n<\/div>\n<\/main>/s.exec(page)?.[1];

const pages = (given: Settings) =>
  Object.fromEntries(sitePageFiles(given).map(({ path, body }) => [path, body]));

describe('a page about the publisher', () => {
  it('has the words of the settings as they are', () => {
    const all = pages({ ...silent, pages: { about: '<p>We <em>are</em>.</p>' } });
    expect(Object.keys(all)).toEqual(['/publisher/']);
    expect(words(all['/publisher/']!)).toBe('<h1>About us</h1>\n<p>We <em>are</em>.</p>');
  });

  it('is called in the language of the site', () => {
    const japanese = pages({ ...silent, language: 'ja', pages: { about: '<p>私たち</p>' } });
    expect(japanese['/publisher/']).toContain('<h1>私たちについて</h1>');
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
      '<loc>https://health.example/search/</loc>',
      '<loc>https://health.example/a-z/</loc>',
      '<loc>https://health.example/archive/</loc>',
      '<loc>https://health.example/feeds/</loc>',
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
