/**
 * What is still to be done (protocol, point 5): who changes what others are made from says so in the
 * same transaction, in a row of its own, and *syndicate* deletes exactly the rows that it has read,
 * when it has done what they ask for. So no wake-up can be lost, and no two pushes meet on one row.
 */
import { SETTINGS_SOURCE, type SourceKey } from '../../site/keys.ts';
import { queryAll, type Change, type Row, type RowKey } from '../../store/table/table.ts';
import { put, remove, seenIn } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { todoKey, todoOf, todoSlice } from './keys.ts';
import { querySlices } from './slices.ts';

interface Todo {
  key: SourceKey;
  /** When it was written, RFC 3339. */
  since: string;
  /** When the source store had the push that goes live with it, RFC 3339. */
  pushed?: string;
}

/** A todo, and where it stands. */
export interface SeenTodo extends Todo {
  at: RowKey;
}

/** The change that says it. */
export function todo(ports: Pick<Ports, 'nonce' | 'now'>, key: SourceKey, pushed?: string): Change {
  const value: Todo = { key, since: ports.now().toISOString(), ...(pushed && { pushed }) };
  return put(todoKey(key, ports.nonce()), value);
}

/** A run that died after it had written the row has told nobody what is to be done. */
export async function tellAgain(
  ports: Pick<Ports, 'table' | 'enqueue'>,
  key: SourceKey,
): Promise<void> {
  if ((await readTodo(ports, key)).length > 0) await ports.enqueue.syndicate([key]);
}

/** What is to be done because of this source. */
export async function readTodo(
  { table }: Pick<Ports, 'table'>,
  key: SourceKey,
): Promise<SeenTodo[]> {
  const { partition, prefix } = todoOf(key);
  const found: SeenTodo[] = [];
  for await (const row of queryAll(table, partition, { prefix })) found.push(seenTodo(row));
  return found;
}

/** All there is to do. */
export async function readAllTodo({ table }: Pick<Ports, 'table'>): Promise<SeenTodo[]> {
  return (await querySlices(table, todoSlice)).map(seenTodo);
}

function seenTodo(row: Row): SeenTodo {
  const { value = unreadable } = seenIn<Todo>(row);
  return { ...value, at: row };
}

/** Something is to be done, and nobody knows what: everything. */
const unreadable: Todo = { key: SETTINGS_SOURCE, since: new Date(0).toISOString() };

export async function done(
  ports: Pick<Ports, 'table' | 'nonce'>,
  todos: readonly SeenTodo[],
): Promise<void> {
  await remove(
    ports,
    todos.map(({ at }) => at),
  );
}
