/** Where nobody has written the interface's words in the language of an article, they say that they are English. */
import { expect, it } from 'vitest';
import { renderMoved, renderWithdrawn, textOf } from '../../functions/article/render.ts';
import { addedStrings } from '../../functions/site/strings/index.ts';
import { published, settingsOf } from './read.ts';
import { foreignWords } from './visible-words.ts';

const source = `---
title: 철분
published: 2026-03-01
modified: 2026-03-09
authors: [김하나]
funding: 정부.
topics: [빈혈]
---

이 약을 먹는 동안에는 술을 마시지 마십시오.
`;
const names = 'Test Aa JSON RSS Atom Feed HTML'.split(' ');
const english = settingsOf('disclaimer: No advice.\n');
const korean = settingsOf('language: ko\ndisclaimer: 조언이 아닙니다.\nattribution: 시험에서.\n');

it('on a page, in its embed and in its frame', () => {
  for (const settings of [english, korean]) {
    const { article, body } = published(source, { settings });
    expect(article.language).toBe('ko');
    for (const variant of ['page', 'embed', 'frame'])
      expect(foreignWords(body(variant), 'ko', names)).toEqual([]);
  }
});

it('and what is not English among them says what it is', () => {
  const page = published(source, { settings: korean }).body('page');
  expect(page).toContain('<footer class="site-footer" lang="en">');
  expect(page).toContain('<p class="disclaimer" lang="ko">조언이 아닙니다.</p>');
  expect(page).toContain('<ul class="chips" lang="ko">\n<li><a href="/topics/');
  expect(page).toContain('<p lang="ko">정부.</p>');
  const embed = published(source, { settings: korean }).body('embed');
  expect(embed).toContain('<p lang="en"><span lang="ko">시험에서.</span> · ');
});

it('in notices', () => {
  const gone = { id: 'x', address: '/articles/x/', title: '철분', language: 'ko' };
  const withdrawn = { since: '2026-11-02', reason: '틀렸습니다.' };
  const movedTo = 'https://test.example/articles/y/';
  for (const variants of [
    renderWithdrawn({ ...gone, withdrawn }, korean),
    renderMoved({ ...gone, movedTo }, korean),
  ])
    for (const variant of ['page', 'embed', 'frame'])
      expect(foreignWords(textOf(variants, variant), 'ko', names)).toEqual([]);
});

it('but not where they are in the language of the page, or a configuration has written some', () => {
  const own = (language: string, settings = english) =>
    published(source.replace('title:', `language: ${language}\ntitle:`), { settings }).body('page');
  for (const language of ['en', 'en-GB', 'ja', 'ja-JP'])
    expect(own(language)).not.toContain('<header class="site-header" lang');
  const added = { ...english, ...addedStrings.with({ ko: { layout: { skip: '본문으로' } } }) };
  expect(own('ko', added)).not.toContain('<header class="site-header" lang');
  expect(own('ko')).toContain('<header class="site-header" lang="en">');
});
