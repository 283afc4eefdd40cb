/**
 * An article in Japanese that says nothing of its language, on a site that says nothing either: what
 * stands around its text is Japanese, too, in whatever form it is published.
 */
import { describe, expect, it } from 'vitest';
import type { LinkedSummary } from '../../functions/article/model.ts';
import { renderMoved, renderWithdrawn, textOf } from '../../functions/article/render.ts';
import { readSettings } from '../../functions/article/settings/read.ts';
import { published, remarks } from './read.ts';
import { foreignWords } from './visible-words.ts';

const settings = readSettings(undefined).settings!;

const simple = `---
title: "冷たいシャワーの科学"
date: 2026-05-08
tags: ["冷水浴", "自律神経"]
---

## なぜ効くのか

冷水の刺激は、**ノルエピネフリン（神経伝達物質）**の放出を促す。朝の数分で、目が覚める。

## 注意すること

心臓の病気がある人は、始める前に医師に相談してほしい。
`;

/** With everything that an interface word can stand beside. */
const rich = `---
title: 鉄
description: 鉄についての説明です。
published: 2026-03-01
modified: 2026-03-09
reviewed: 2026-03-02
nextReview: 2027-03-02
authors: [{ name: 鈴木花子 }, { name: 田中一郎 }]
reviewers: [{ name: 佐藤次郎, role: 医師 }]
audience: professional
topics: [貧血]
related: [zinc.md]
translationOf: iron.md
license: https://creativecommons.org/licenses/by/4.0/
corrections: [{ date: 2026-03-09, text: 数値を直しました。 }]
about:
  - type: supplement
    name: 鉄
    recommendedIntake: [{ amount: 11, unit: mg, frequency: 一日, population: 成人, authority: 協会 }]
    maximumIntake: [{ amount: 40, unit: mg, frequency: 一日, population: 成人, authority: 協会 }]
---

鉄は、血をつくるために欠かせません[^1]。鉄が足りないと、疲れやすくなります[^1]。

> [!WARNING]
> 多すぎる鉄は害になります。

## 症状

| 項目 | 一 | 二 | 三 | 四 |
| --- | --- | --- | --- | --- |
| 疲れ | あり | なし | あり | なし |

## 原因

食事に鉄が足りないことがあります。

## 検査

血を調べます。

## 治療

薬を飲みます。

[^1]: 協会『鉄の本』。
`;

const live = (slug: string, title: string, language?: string): [string, LinkedSummary] => [
  slug,
  {
    ...{ status: 'live', source: true, title, url: `http://localhost:8080/articles/${slug}/` },
    ...(language !== undefined && { language }),
  },
];
const articles = Object.fromEntries([
  live('sleep/zinc', '亜鉛', 'ja'),
  live('sleep/iron', 'Iron', 'en'),
]);

describe('recognised as Japanese', () => {
  it('says so wherever a language is said', () => {
    const { article, summary, body } = published(simple, { settings });
    expect([article.language, summary.language]).toEqual(['ja', 'ja']);
    const page = body('page');
    expect(page).toContain('<html lang="ja">');
    expect(page).toContain('<meta property="og:locale" content="ja">');
    expect(page).toContain('"inLanguage":"ja"');
    expect(body('frame')).toContain('<html lang="ja" class="framed">');
    for (const one of ['embed', 'oembed']) expect(body(one)).toMatch(/<article lang=\\?"ja\\?">/);
  });

  it('has the dates of Japanese, its length in characters, and no grade of English', () => {
    const { article, body } = published(simple.replace('朝の', '朝の'.repeat(500)), { settings });
    expect(body('page')).toContain(
      '<time datetime="2026-05-08">2026年5月8日</time> · 約2分で読めます',
    );
    const { words, readingMinutes, readability } = article;
    expect({ words, readingMinutes, readability }).toEqual({
      words: 1071,
      readingMinutes: 2,
      readability: undefined,
    });
  });

  it('has anchors that its headings make', () => {
    const { article, body } = published(simple, { settings });
    expect(article.sections.map(({ id }) => id)).toEqual(['なぜ効くのか', '注意すること']);
    expect(body('page')).toContain('<h2 id="なぜ効くのか">なぜ効くのか</h2>');
  });

  it('is told of nothing that only English knows', () => {
    expect(remarks(simple, { settings }).map(({ rule }) => rule)).toEqual([]);
  });
});

describe('no English word is left around a Japanese text', () => {
  // Names, and what people call so in every language; a and b are mentions of one reference.
  const known = 'Health articles Aa JSON HTML Markdown RSS Atom Feed mg a b'.split(' ');
  const left = (html: string) => foreignWords(html, 'ja', known);

  it.each([
    ['simple', simple],
    ['rich', rich],
  ])('of a page, of its embed and of its frame: %s', (_what, source) => {
    const { body } = published(source, { settings, articles });
    for (const variant of ['page', 'embed', 'frame']) expect(left(body(variant))).toEqual([]);
  });

  it('which is seen where one is left', () => {
    const { body } = published(simple.replace('date:', 'language: en\ndate:'), { settings });
    const words = foreignWords(body('page'), 'en', known);
    expect(words).toEqual(expect.arrayContaining(['Skip', 'Larger', 'Published', 'Copied']));
  });

  it('of what is in English on it, the language is said', () => {
    const site = { ...settings, disclaimer: 'No advice.', funding: 'By nobody.' };
    const { body } = published(simple, { settings: site });
    expect(body('page')).toContain('<p class="disclaimer" lang="en">No advice.</p>');
    expect(body('page')).toContain('<p lang="en">By nobody.</p>');
    expect(body('embed')).toContain('<p lang="en">No advice.</p>');
    expect(body('embed')).toContain('<p><span lang="en">From Health articles</span> ·');
    const { body: ofTheSite } = published(simple, { settings: { ...site, language: 'ja' } });
    expect(ofTheSite('page') + ofTheSite('embed')).not.toContain('lang="en"');
  });

  it('of a notice that it was withdrawn, or has moved', () => {
    const gone = { id: 'x', address: '/articles/x/', title: '鉄', language: 'ja' };
    const withdrawn = { since: '2026-11-02', reason: '誤りがありました。' };
    const movedTo = 'http://localhost:8080/articles/y/';
    for (const variants of [
      renderWithdrawn({ ...gone, withdrawn }, settings),
      renderMoved({ ...gone, movedTo }, settings),
    ])
      for (const variant of ['page', 'embed', 'frame'])
        expect(left(textOf(variants, variant))).toEqual([]);
  });
});
