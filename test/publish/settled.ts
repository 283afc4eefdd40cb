/** The property all tests serve, as far as one process can see it. */
import { expect } from 'vitest';
import { readArticles } from '../../functions/publish/rows/article.ts';
import { readCatalog } from '../../functions/publish/rows/catalog.ts';
import { readFiles } from '../../functions/publish/rows/files.ts';
import { readSettingsRow } from '../../functions/publish/rows/settings.ts';
import { readAllTodo } from '../../functions/publish/rows/todo.ts';
import { miscounted } from './counted.ts';
import { cleanSnapshot, snapshot, type Publisher } from './publisher.ts';

/** The site equals a clean build, nothing is left to do, and a sweep writes nothing. */
export async function settled(room: Publisher): Promise<void> {
  expect(await snapshot(room.site)).toEqual(await cleanSnapshot(room));
  expect(await readAllTodo(room)).toEqual([]);
  expect(await miscounted(room.table)).toEqual([]);
  const before = [await snapshot(room.site), await known(room)];
  await room.sweep();
  expect([await snapshot(room.site), await known(room)]).toEqual(before);
}

/** All that is known, with the versions of its rows; not what is remembered to save work. */
export async function known(room: Publisher): Promise<unknown> {
  const slugs = [...(await readCatalog(room)).rows.keys()];
  return [await readSettingsRow(room), await readArticles(room, slugs), await readFiles(room)];
}
