import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteTable } from '../../../functions/store/table/sqlite.ts';
import { tableSuite } from '../../conformance/table-suite.ts';

tableSuite('The SQLite table', () => {
  const folder = mkdtempSync(join(tmpdir(), 'healthwire-table-'));
  const path = join(folder, 'state', 'table.sqlite');
  const table = SqliteTable.open(path);
  const other = SqliteTable.open(path);
  return {
    table,
    other,
    close: () => {
      table.close();
      other.close();
      rmSync(folder, { recursive: true });
    },
  };
});
