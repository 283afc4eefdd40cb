/** In which language a site speaks to its readers, as `publish` makes it. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { foreignWords } from '../../../../article/visible-words.ts';
import { filesIn, temporaryFolder } from '../../folders.ts';
import { healthwire } from '../../healthwire.ts';

/** File of the site → text, of a folder with these sources; it is the same as a clean build. */
async function published(sources: Record<string, string>): Promise<Record<string, string>> {
  const content = temporaryFolder(sources);
  const out = temporaryFolder();
  const run = await healthwire('publish', '--content', content, '--out', out);
  expect([run.code, run.stdout]).toEqual([0, expect.stringMatching(/^\d live/)]);
  expect((await healthwire('verify', '--content', content, '--out', out)).code).toBe(0);
  return filesIn(join(out, 'site'));
}

const article = `---
title: "冷たいシャワーの科学"
date: 2026-05-08
tags: ["冷水浴", "自律神経"]
---

## なぜ効くのか

冷水の刺激は、**ノルエピネフリン（神経伝達物質）**の放出を促す。朝の数分で、目が覚める。

## 注意すること

心臓の病気がある人は、始める前に医師に相談してほしい。
`;

it('an article in Japanese is Japanese on a site without settings, which is English', async () => {
  const site = await published({ 'articles/x.md': article });
  const page = site['articles/x/index.html']!;
  expect(page).toContain('<html lang="ja">');
  expect(page).toContain('公開：<time datetime="2026-05-08">2026年5月8日</time> · 約1分で読めます');
  const json = JSON.parse(site['articles/x/article.json']!) as object;
  expect(json).toMatchObject({ language: 'ja', words: 73, readingMinutes: 1 });
  expect(json).not.toHaveProperty('readability');
  expect(site['index.html']).toContain('<html lang="en">');
  expect(site['index.html']).toContain('<h3 lang="ja"><a href="/articles/x/">');
  const entry = expect.objectContaining({ language: 'ja' }) as object;
  expect(JSON.parse(site['feed.json']!)).toMatchObject({ language: 'en', items: [entry] });
  expect(JSON.parse(site['languages/ja/feed.json']!)).toMatchObject({ language: 'ja' });
  expect(site['languages/ja/feed.xml']).toContain('<language>ja</language>');
  expect(site['atom.xml']).toContain('<entry xml:lang="ja">');
});

it('a site that says that it is Japanese has no English word on any page', async () => {
  const more = `---\ntitle: 鉄\ndate: 2026-04-01\nauthors: [鈴木花子]\ntopics: [冷水浴]
about: [{ type: condition, name: 貧血, codes: [{ system: MeSH, code: D000740 }] }]\n---\n\n鉄は大切です。\n`;
  const site = await published({
    'site.yaml': `name: 試験\nlanguage: ja\nbaseUrl: https://site.example
about: 私たちは書きます。\neditorialPolicy: 出典を示します。\ntopics: [{ id: 冷水浴, title: 冷水浴 }]\n`,
    'articles/x.md': article,
    'articles/iron.md': more,
  });
  const known =
    'Aa JSON HTML Markdown RSS Atom Feed OPML Media MeSH D Feedly Inoreader NewsBlur From'.split(
      ' ',
    );
  const pages = Object.entries(site).filter(([name]) => name.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(15);
  const left = pages.map(([name, html]) => [name, foreignWords(html, 'ja', known)]);
  expect(left.filter(([, words]) => words!.length > 0)).toEqual([]);
  for (const [, html] of pages) expect(html).toMatch(/<(?:html|article) lang="ja"/);
});
