/** A translation says what it translates, to readers and to programs, as long as that is there. */
import { expect, it } from 'vitest';
import type { LinkedSummary } from '../../functions/article/model.ts';
import { published } from './read.ts';

const source =
  '---\ntitle: Eisen\nlanguage: de\ntranslationOf: iron.md\n---\n\nEisen ist wichtig.\n';
const url = 'https://test.example/articles/sleep/iron/';
const iron: LinkedSummary = { status: 'live', source: true, title: 'Iron', language: 'en', url };

it('leads to the version that it translates', () => {
  const { article, body } = published(source, { articles: { 'sleep/iron': iron } });
  const original = { slug: 'sleep/iron', url, title: 'Iron', language: 'en' };
  expect(article.translationOf).toEqual(original);
  const page = body('page');
  expect(page).toContain('<a href="/articles/sleep/iron/"><span lang="en">Iron</span></a>');
  expect(page).toContain(`<link rel="alternate" hreflang="en" href="${url}">`);
  expect(page).toContain(
    `"translationOfWork":{"@type":"MedicalWebPage","@id":"${url}","url":"${url}",` +
      '"name":"Iron","inLanguage":"en"}',
  );
});

it.each<LinkedSummary>([
  { status: 'withdrawn', source: true, title: 'Iron', url },
  { status: 'unpublished', source: true },
  { status: 'absent', source: false },
])('leads nowhere while the other is $status', (face) => {
  const { article, body } = published(source, { articles: { 'sleep/iron': face } });
  expect(article.translationOf).toBe(undefined);
  expect(body('page')).not.toContain('Translated from');
});
