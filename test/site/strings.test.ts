/** The interface speaks the languages that somebody has written, and English for the rest. */
import { describe, expect, it } from 'vitest';
import { raw } from '../../functions/base/markup.ts';
import { kinds } from '../../functions/collection/kinds/index.ts';
import { en } from '../../functions/site/strings/en.ts';
import { ja } from '../../functions/site/strings/ja.ts';
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

/** Every word by where it stands: itself, or that it is made of parts. */
function leaves(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
    const at = `${path}.${name}`;
    if (typeof value === 'string') return [[at, value]];
    return typeof value === 'object' && value !== null && !('text' in value)
      ? leaves(value, at)
      : [[at, typeof value]];
  });
}

describe('Japanese', () => {
  it.each(['ja', 'ja-JP', 'JA'])('is spoken where %s is', (tag) => {
    expect(stringsFor(tag, {})).toBe(ja);
  });

  it('says all that English says, and nothing of it in English', () => {
    const { kinds: _en, variants: _variants, ...all } = en;
    const { kinds: _ja, variants: _others, ...own } = ja;
    const names = (words: object) => leaves(words).map(([at]) => at);
    expect(names(own)).toEqual(names(all));
    const latin = leaves(ja).filter(
      ([, word]) => !['function', 'object'].includes(word) && /[A-Za-z]/.test(word),
    );
    expect(latin).toEqual([['.variants.embed', '埋め込み用HTML']]);
  });

  it('has words for every kind of collection, wherever English has some', () => {
    const said = kinds.flatMap(({ kind, pages, feeds }) => {
      const { all, follow, nothing } = pages ?? {};
      const words = { heading: feeds?.heading, all, follow, nothing };
      const names = Object.entries(words).filter(([, word]) => word !== undefined);
      return names.map(([name]) => `${kind}.${name}`);
    });
    const own = Object.entries(ja.kinds).flatMap(([kind, words = {}]) =>
      Object.keys(words).map((name) => `${kind}.${name}`),
    );
    expect(own.toSorted()).toEqual(said.toSorted());
  });

  it('writes dates as CLDR has them', () => {
    const days = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2026, i, 3 * i + 1)));
    const timeZone = 'UTC';
    const whole = new Intl.DateTimeFormat('ja', { dateStyle: 'long', timeZone });
    const month = new Intl.DateTimeFormat('ja', { year: 'numeric', month: 'long', timeZone });
    for (const day of days) {
      const written = day.toISOString();
      expect(ja.day(written)).toBe(whole.format(day));
      expect(ja.month(written.slice(0, 7))).toBe(month.format(day));
    }
    expect(ja.day('2026-03-01T07:00:00+09:00')).toBe('2026年3月1日');
  });

  it('lists without spaces, and escapes what it lists', () => {
    expect(ja.anyOf(['<a>', 'b', 'c']).text).toBe('&lt;a&gt;、bまたはc');
    expect(ja.allOf(['a', 'b', 'c']).text).toBe('a、b、c');
    expect(ja.allOf(['a']).text).toBe('a');
  });

  it('says how something was reviewed, as far as it was', () => {
    const text = (of: Parameters<typeof ja.review>[0]) => [ja.trust(of).text, ja.review(of).text];
    const [by, on, next] = ['A', '2026年3月1日', '2027年3月1日'].map(raw);
    expect(text({ isOutdated: false, next: next! })).toEqual([
      'まだ医学監修を受けていません',
      'まだ医学監修を受けていません。次回の監修予定：2027年3月1日',
    ]);
    expect(text({ by: by!, on: on!, next: next!, isOutdated: true })).toEqual([
      '医学監修：A（2026年3月1日）。監修後に本文が変更されています',
      '医学監修：A（2026年3月1日）。監修後に本文が変更されています。次回の監修予定：2027年3月1日',
    ]);
    expect(text({ on: on!, isOutdated: false })[0]).toBe('監修済み（2026年3月1日）');
  });
});
