/**
 * What every table must do, in one suite that every adapter passes whole. A table that is given to it
 * is empty; `other` is a second handle of the same table.
 */
import { afterEach, describe } from 'vitest';
import type { Table } from '../../functions/store/table/table.ts';
import { conditions } from './table-conditions.ts';
import { limits } from './table-limits.ts';
import { queries } from './table-queries.ts';
import { races } from './table-races.ts';
import { rows } from './table-rows.ts';
import { tokens } from './table-tokens.ts';
import type { TableSubject } from './table-words.ts';

export function tableSuite(name: string, open: () => Promise<TableSubject> | TableSubject): void {
  const opened: TableSubject[] = [];
  const fresh = async (): Promise<TableSubject> => {
    const subject = await open();
    opened.push(subject);
    return subject;
  };
  const freshTable = async (): Promise<Table> => (await fresh()).table;

  describe(`${name} keeps the table's promises`, () => {
    afterEach(async () => {
      for (const subject of opened.splice(0)) await subject.close?.();
    });
    rows(freshTable);
    conditions(freshTable);
    tokens(fresh);
    queries(freshTable);
    limits(freshTable);
    races(fresh);
  });
}
