import { monthOf, readableMonth } from '../../base/time.ts';
import { monthPath } from '../../site/routes.ts';
import { textParameter } from './parameters.ts';
import type { Kind } from './kind.ts';

/** `2026-11` */
export const isMonth = (name: string) => /^\d{4}-\d\d$/.test(name);

/** What was published in a month. Nothing new comes in one that is over: it has no feeds. */
export const month: Kind = {
  kind: 'month',
  names: ({ status, published }) =>
    status === 'live' && published !== undefined ? [monthOf(published)] : [],
  isName: isMonth,
  path: monthPath,
  called: (name) => ({ title: readableMonth(name) }),
  pages: true,
  json: true,
  words: { nothing: 'From this month there are no articles at the moment.' },
  api: {
    path: '/archive/{year}/{month}',
    operation: 'month',
    summary: 'The articles of a month',
    parameters: {
      year: textParameter('Year, in UTC', '2026', '^[0-9]{4}$'),
      month: textParameter('Month, in UTC', '03', '^(0[1-9]|1[0-2])$'),
    },
  },
};
