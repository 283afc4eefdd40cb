import { readableMonth } from '../../base/time.ts';
import { changeMonths } from '../changes.ts';
import { isMonth } from './month.ts';
import { textParameter, type Kind } from './kind.ts';

/** What happened in a month: the change log (change-log.ts). */
export const changes: Kind<'changes'> = {
  kind: 'changes',
  what: 'what happened in a month',
  names: changeMonths,
  isName: isMonth,
  address: '/changes/{yearAndMonth}/',
  parameters: {
    yearAndMonth: textParameter('Year and month, in UTC', '2026-03', '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  },
  path: (month) => `/changes/${month}/`,
  called: (month) => ({ title: `Changes in ${readableMonth(month)}` }),
  json: {
    operation: 'changes',
    summary: 'What happened in a month, with the hashes of its other pages if it has any',
    pages: 'What else happened in a month of many changes',
    schema: 'changes',
  },
  log: true,
};
