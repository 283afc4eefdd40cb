import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Attributes, Change, Table } from '../../../../../functions/store/table/table.ts';

/** Copies a table that is at rest: what was written together is written together. */
export async function copyTable(file: string, to: Table): Promise<void> {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare('SELECT partition, sort, version, attributes FROM rows').all();
  database.close();
  for (const [, group] of Map.groupBy(rows, (row) => String(row.version))) {
    const changes = group.map(({ partition, sort, attributes }): Change => ({
      kind: 'put',
      partition: String(partition),
      sort: String(sort),
      attributes: JSON.parse(String(attributes)) as Attributes,
    }));
    await to.transact(randomUUID(), changes);
  }
}
