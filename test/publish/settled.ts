/** The property all tests serve, as far as one process can see it. */
import { expect } from 'vitest';
import { cleanSnapshot, snapshot, type Newsroom } from './newsroom.ts';

/** The site equals a clean build, and a sweep writes nothing. */
export async function settled(room: Newsroom): Promise<void> {
  expect(await snapshot(room.site)).toEqual(await cleanSnapshot(room));
  const before = [await snapshot(room.site), await snapshot(room.state)];
  await room.sweep();
  expect([await snapshot(room.site), await snapshot(room.state)]).toEqual(before);
}
