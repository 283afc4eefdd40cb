/**
 * How far a round through everything has come (syndicate/round.ts). The row stays when it is at its end, and
 * says when everything was looked at last.
 */
import type { RowKey } from '../../store/table/table.ts';
import { readRow, type Seen } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { roundKey } from './keys.ts';

export interface RoundRow {
  /** When it began: RFC 3339. */
  began: string;
  /** Where it goes on; absent at its end. */
  at?: Place;
  /** The renderer and the settings that it goes by; absent before its first stride. */
  by?: string;
  /** What is to be done, and will have been by its end. */
  todos: readonly RowKey[];
  /** Somebody asked for all of it after it had begun: another one follows. */
  again?: true;
  /** A stride writes, and has not ended well. */
  writing?: true;
  /** One that wrote may not have ended well: all of it is looked at again, later than any writer can live. */
  doubt?: true;
  /** When it came to the lists by which articles are found: RFC 3339. */
  searching?: string;
  /** Of the rounds one after another that damaged rows asked for. */
  damaged?: number;
}

/** A leg of it, and where in that; absent: from its beginning. */
export interface Place {
  leg: string;
  from?: string;
}

export function readRound({ table }: Pick<Ports, 'table'>): Promise<Seen<RoundRow>> {
  return readRow<RoundRow>(table, roundKey);
}
