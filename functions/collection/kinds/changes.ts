import { readableMonth } from '../../base/time.ts';
import { changeMonths } from '../changes.ts';
import { isMonth } from './month.ts';
import type { Kind } from './kind.ts';

/** What happened in a month: the change log (change-log.ts). */
export const changes: Kind = {
  kind: 'changes',
  names: changeMonths,
  isName: isMonth,
  path: (month) => `/changes/${month}/`,
  called: (month) => ({ title: `Changes in ${readableMonth(month)}` }),
  json: true,
  log: true,
};
