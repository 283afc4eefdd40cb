import { isAfter } from '../../base/time.ts';
import type { Rule } from './rule.ts';

export const correctionDates: Rule = {
  id: 'correction-dates',
  reason:
    'Corrections stand in their order, after the article was published and not in the future.',
  strict: 'error',
  plain: 'warning',
  bad: '---\ntitle: A\npublished: 2026-03-01\ncorrections: [{ date: 2026-02-01, text: The dose was wrong. }]\n---\n\nWords.\n',
  good: '---\ntitle: A\npublished: 2026-03-01\ncorrections: [{ date: 2026-04-01, text: The dose was wrong. }]\n---\n\nWords.\n',
  *check({ frontMatter, position }, _world, now) {
    const { corrections = [], published } = frontMatter;
    for (const [i, { date }] of corrections.entries()) {
      const before = corrections[i - 1]?.date;
      const wrong = isAfter(date, now)
        ? 'is still to come'
        : published !== undefined && isAfter(published, date)
          ? `is before the article was published (${published})`
          : before !== undefined && isAfter(before, date)
            ? `is before the correction above it (${before})`
            : undefined;
      if (wrong === undefined) continue;
      const reason = `The correction's date ${date} ${wrong}: correct it.`;
      yield { position: position(['corrections', i, 'date']), reason };
    }
  },
};
