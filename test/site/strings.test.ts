/** The interface speaks the languages that somebody has written, and English for the rest. */
import { expect, it } from 'vitest';
import { en } from '../../functions/site/strings/en.ts';
import { addedStrings, stringsFor } from '../../functions/site/strings/index.ts';

it.each(['en', 'en-GB', 'EN-us', 'tlh', '', '__proto__', 'constructor'])('of %j', (tag) => {
  expect(stringsFor(tag, {})).toBe(en);
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

it('what a configuration adds takes the place of ours, word by word; what it has not stays ours', () => {
  const house = addedStrings.with({
    en: { layout: { follow: 'Subscribe' } },
    de: { layout: { skip: 'Zum Inhalt' }, languages: { de: 'Deutsch' } },
  });
  const settings = { ...house, name: 'x' };
  expect(stringsFor('en-GB', settings)).toEqual({
    ...en,
    layout: { ...en.layout, follow: 'Subscribe' },
  });
  const { layout, languages, day } = stringsFor('de-AT', settings);
  expect([layout.skip, layout.follow, languages, day]).toEqual([
    'Zum Inhalt',
    en.layout.follow,
    { ...en.languages, de: 'Deutsch' },
    en.day,
  ]);
  expect(stringsFor('fr', settings)).toBe(en);
  expect(stringsFor('de', settings)).toBe(stringsFor('de', { ...settings }));
});
