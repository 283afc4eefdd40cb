/** The property all tests serve, as far as one process can see it. */
import { expect } from 'vitest';
import { RENDERED } from '../../functions/site/keys.ts';
import { cleanSnapshot, snapshot, type Publisher } from './publisher.ts';

/** The site equals a clean build, and a sweep writes nothing. */
export async function settled(room: Publisher): Promise<void> {
  expect(await snapshot(room.site)).toEqual(await cleanSnapshot(room));
  const before = [await snapshot(room.site), await known(room)];
  await room.sweep();
  expect([await snapshot(room.site), await known(room)]).toEqual(before);
}

/** All of the state but what is remembered to save work. */
async function known(room: Publisher): Promise<Record<string, string>> {
  const all = Object.entries(await snapshot(room.state));
  return Object.fromEntries(all.filter(([key]) => !key.startsWith(RENDERED)));
}
