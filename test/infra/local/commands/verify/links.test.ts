import { expect, it } from 'vitest';
import { linksOf } from '../../../../../infra/local/commands/verify/links.ts';
import { siteKey } from '../../../../../functions/site/keys.ts';

const base = 'https://x.example';
const links = (contentType: string, text: string) =>
  linksOf({ key: siteKey('/a/'), body: Buffer.from(text), contentType }, base);

it('a page leads where its links and pictures do, each once, on this site alone', () => {
  const page = `<a href="/b/?from=a#top">b</a> <a href="/b/">b</a> <img src="/media/c.png">
    <a href="${base}/d/">d</a> <a href="/e%20f/?x=1&amp;y=2">e f</a>
    <a href="https://other.example/g/">g</a> <a href="//other.example/h/">h</a> <a href="#top">i</a>`;
  expect(links('text/html; charset=utf-8', page)).toEqual([
    '/b/',
    '/media/c.png',
    '/d/',
    '/e%20f/',
  ]);
  const picture = `<source srcset="/media/c.avif 480w, ${base}/media/d.avif 960w"><img src="/media/c.png">`;
  expect(links('text/html; charset=utf-8', picture)).toEqual([
    '/media/c.avif',
    '/media/d.avif',
    '/media/c.png',
  ]);
});

it('a feed leads where any address of this site stands in it, however it is escaped', () => {
  const feed = `<link>${base}/a/</link><content>&lt;a href="${base}/b/?x=1&amp;amp;y"&gt;&lt;/a&gt;
    https://x.example.org/c/</content>`;
  expect(links('application/rss+xml', feed)).toEqual(['/a/', '/b/']);
  expect(
    links('application/json', JSON.stringify({ url: `${base}/a/`, html: `"${base}/b/"` })),
  ).toEqual(['/a/', '/b/']);
});

it('a source leads nowhere: its links are those of its page', () => {
  expect(links('text/markdown; charset=utf-8', `[b](${base}/b/)`)).toEqual([]);
});
