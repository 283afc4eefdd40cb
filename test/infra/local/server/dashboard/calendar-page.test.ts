/** What is due, month by month. */
import { expect, it } from 'vitest';
import {
  calendarPage,
  readMonth,
} from '../../../../../infra/local/server/dashboard/calendar-page.ts';
import { entryOf } from '../../../../../infra/local/server/dashboard/entries.ts';
import type { Remembered } from '../../../../../functions/publish/rows/article.ts';

const NOW = '2026-11-30T12:00:00Z';

function entry(slug: string, more: Partial<Remembered>, outcome = 'accepted', due?: string) {
  const summary = {
    ...{ slug, title: `The ${slug}`, status: 'live', topics: [], authors: [], about: [], ...more },
    memory: { outcome, ...(due !== undefined && { due }) },
  } as unknown as Remembered;
  return entryOf(summary, { file: `articles/${slug}.md`, outcome: 'accepted', diagnostics: [] });
}

const entries = [
  entry('soon', { status: 'unpublished' }, 'scheduled', '2026-12-05T08:00:00Z'),
  entry('old', {}, 'accepted', '2026-12-05T00:00:00Z'),
  entry('checked', { nextReview: '2026-12-24' }),
  entry('late', { nextReview: '2026-11-01' }),
  entry('far', { nextReview: '2028-02-01' }),
  entry('hidden', { status: 'withdrawn', nextReview: '2026-12-24' }),
];

/** Day → what is said of it. */
function daysIn(page: string): Record<string, string[]> {
  const sections = page.matchAll(/<h2 id="day-([^"]+)">[^<]+<\/h2>\n(.*?)<\/section>/gs);
  return Object.fromEntries(
    [...sections].map(([, day, items]) => [
      day!,
      [...items!.matchAll(/>([^<]+)<\/strong> <a\nhref="[^"]+">([^<]+)/g)].map(
        ([, what, title]) => `${what!}: ${title!}`,
      ),
    ]),
  );
}

it('a month shows what goes live, what expires and what is to be reviewed, day by day', () => {
  expect(daysIn(calendarPage(entries, '2026-12', NOW))).toEqual({
    '2026-12-05': ['goes live: The soon', 'expires: The old'],
    '2026-12-24': ['review due: The checked'],
  });
});

it('an empty month says so and leads to those in which anything is due, and to what is overdue', () => {
  const page = calendarPage(entries, '2027-06', NOW);
  expect(page).toContain('Nothing is due in this month.');
  expect([...page.matchAll(/month=([\d-]+)"/g)].map(([, month]) => month)).toEqual([
    ...['2027-05', '2027-07', '2026-11', '2026-12', '2028-02'],
  ]);
  expect(page).toMatch(/review=overdue[^>]+>Overdue for\nreview: 1</);
});

it('a day with more than it can name leads to all of them', () => {
  const many = Array.from({ length: 30 }, (_, at) => entry(`n${at}`, { nextReview: '2026-12-24' }));
  const page = calendarPage(many, '2026-12', NOW);
  expect(daysIn(page)['2026-12-24']).toHaveLength(20);
  expect(page).toContain(
    '<a href="/__dashboard/?view=articles&amp;on=2026-12-24">All 30 of this day</a>',
  );
});

it('without a month, or with none that there is, this one is shown', () => {
  for (const query of ['', 'month=2026-13', 'month=x'])
    expect(readMonth(new URLSearchParams(query), NOW)).toBe('2026-11');
  expect(readMonth(new URLSearchParams('month=2027-02'), NOW)).toBe('2027-02');
});
