/** Reads a table as somebody who may write nowhere: <file>; prints the row that it was asked for. */
import { SqliteTable } from '../../../functions/store/table/sqlite.ts';

const [file] = process.argv.slice(2) as [string];
// The superuser may write anywhere; he becomes nobody, now that the modules are loaded.
if (process.getuid?.() === 0) {
  process.setgid!(65534);
  process.setuid!(65534);
}
const table = SqliteTable.open(file, { readOnly: true });
const row = await table.get({ partition: 'p', sort: 'a' });
const refused = await table
  .transact('other', [{ kind: 'put', partition: 'p', sort: 'a', attributes: {} }])
  .catch((error: { failure?: string }) => error.failure);
table.close();
process.stdout.write(JSON.stringify([row?.attributes, refused]));
