/** The interface speaks the languages that somebody has written, and English for the rest. */
import { expect, it } from 'vitest';
import { en } from '../../functions/site/strings/en.ts';
import { stringsFor } from '../../functions/site/strings/index.ts';

it.each(['en', 'en-GB', 'EN-us', 'tlh', '', '__proto__', 'constructor'])('of %j', (tag) => {
  expect(stringsFor(tag)).toBe(en);
});

it('numbers and lists are said as people say them', () => {
  const { allOf, anyOf, feedsPage, day, month } = en;
  expect(`${anyOf(['a', 'b', '<c>']).text}; ${allOf(['a', 'b']).text}; ${anyOf(['a']).text}`).toBe(
    'a, b or &lt;c&gt;; a and b; a',
  );
  expect(feedsPage.formats(3)).toMatch(/^The three kinds/);
  expect(feedsPage.formats(12)).toMatch(/^The 12 kinds/);
  expect([day('2026-11-03'), month('2026-11')]).toEqual(['3 November 2026', 'November 2026']);
});
