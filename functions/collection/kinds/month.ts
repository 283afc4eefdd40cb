import { monthOf } from '../../base/time.ts';
import { monthPath } from '../../site/routes.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { textParameter, type Kind } from './kind.ts';

/** `2026-11` */
export const isMonth = (name: string) => /^\d{4}-\d\d$/.test(name);

/** What was published in a month. Nothing new comes in one that is over: it has no feeds. */
export const month: Kind<'month'> = {
  kind: 'month',
  what: 'a month',
  names: ({ status, published }) =>
    status === 'live' && published !== undefined ? [monthOf(published)] : [],
  isName: isMonth,
  address: '/archive/{year}/{month}/',
  parameters: {
    year: textParameter('Year, in UTC', '2026', '^[0-9]{4}$'),
    month: textParameter('Month, in UTC', '03', '^(0[1-9]|1[0-2])$'),
  },
  path: monthPath,
  called: (name, settings) => ({ title: stringsFor(settings.language, settings).month(name) }),
  pages: { all: 'Archive', nothing: 'From this month there are no articles at the moment.' },
  json: {
    operation: 'month',
    summary: 'The articles of a month',
  },
};
