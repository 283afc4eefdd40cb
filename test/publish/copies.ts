/**
 * Many publishers with one past. Their life is led once, and all that it does to their stores and their
 * table is kept; each copy begins where that ended, at the cost of the writes alone.
 */
import { Publisher } from './publisher.ts';

type Write = (room: Publisher) => Promise<unknown>;

/** Leads this life once; each call makes a publisher, of whom nobody can tell that it was not there. */
export async function copiesOf(
  life: (room: Publisher) => Promise<void>,
): Promise<() => Promise<Publisher>> {
  const first = new Publisher();
  const writes: { now: Date; write: Write }[] = [];
  const keep = (write: Write) => writes.push({ now: first.now, write });
  for (const name of ['source', 'site', 'ledger'] as const) {
    const store = first[name];
    const [put, remove] = [store.put.bind(store), store.delete.bind(store)];
    store.put = (...given) => {
      keep((room) => room[name].put(...given));
      return put(...given);
    };
    store.delete = (...given) => {
      keep((room) => room[name].delete(...given));
      return remove(...given);
    };
  }
  const transact = first.table.transact.bind(first.table);
  first.table.transact = (...given) => {
    keep((room) => room.table.transact(...given));
    return transact(...given);
  };
  await life(first);
  return async () => {
    const room = new Publisher();
    for (const { now, write } of writes) {
      room.now = now;
      await write(room);
    }
    room.now = first.now;
    room.events.push(...first.events);
    room.announced.push(...first.announced);
    return room;
  };
}
