/** The clock: what is due is found without a look at anything else. */
import { beforeEach, expect, it } from 'vitest';
import { wakeDue } from '../../functions/publish/due.ts';
import { nextDue, readDue } from '../../functions/publish/rows/due.ts';
import { DUE } from '../../functions/publish/rows/keys.ts';
import { countedTable } from '../../functions/store/table/counting.ts';
import { Publisher } from './publisher.ts';
import { settled } from './settled.ts';

const SITE = 'name: Test\nbaseUrl: https://test.example\n';
const dated = (name: string, front: string) => ({
  [`articles/${name}.md`]: `---\ntitle: ${name}\n${front}---\n\nSome plain words.\n`,
});
const at = (moment: string) => Date.parse(moment);

let room: Publisher;

beforeEach(async () => {
  room = new Publisher();
  await room.publish({ 'site.yaml': SITE });
});

/** A look at the clock, and what comes of it; how many were woken. */
async function look(moment: string): Promise<number> {
  room.now = new Date(moment);
  const woken = await wakeDue(room.ports());
  await room.drain();
  return woken;
}

const status = async (slug: string) => {
  const page = await room.site.head(`articles/${slug}/index.html`);
  return page && (page.metadata?.status ?? 'live');
};

it('goes live, and goes, within the minute: not before, and once', async () => {
  await room.publish({
    ...dated('soon', 'published: 2026-11-01T08:59:00+01:00\n'),
    ...dated('later', 'published: 2026-11-02T10:00:00Z\nexpires: 2026-12-01\n'),
    ...dated('never', ''),
  });
  expect(await status('soon')).toBe('live');
  expect([await look('2026-11-02T09:59:59Z'), await status('later')]).toEqual([0, undefined]);
  expect([await look('2026-11-02T10:00:00Z'), await status('later')]).toEqual([1, 'live']);
  expect(await look('2026-11-02T10:01:00Z')).toBe(0);
  expect([await look('2026-12-01T00:00:00Z'), await status('later')]).toEqual([1, '410']);
  expect(await look('2026-12-01T00:01:00Z')).toBe(0);
  await settled(room);
});

it('stands in order of time, as the articles say it now, and no other way', async () => {
  await room.publish({
    ...dated('b', 'published: 2027-01-02\n'),
    ...dated('a', 'published: 2027-01-03\n'),
    ...dated('c', 'published: 2027-01-02\n'),
  });
  const all = async () =>
    (await readDue(room.ports(), new Date('2099-01-01'))).map(({ slug }) => slug);
  expect(await all()).toEqual(['b', 'c', 'a']);
  expect(await nextDue(room.ports(), room.now)).toEqual({ slug: 'b', at: at('2027-01-02') });
  await room.publish({ ...dated('b', 'published: 2027-01-04\n'), 'articles/c.md': null });
  expect(await all()).toEqual(['a', 'b']);
  await room.publish(dated('b', ''));
  expect(await all()).toEqual(['a']);
  expect(await nextDue(room.ports(), new Date('2027-01-03T00:00:01Z'))).toBeUndefined();
});

it('is asked for in two requests, whatever else there is, and sends nobody to look for nothing', async () => {
  await room.publish(dated('a', 'published: 2027-01-01\n'));
  const table = countedTable(room.table);
  await wakeDue({ ...room.ports(), table });
  expect(table.requests).toMatchObject({ query: 1, get: 0, transact: 0 });
  // A row that a damaged article has left behind wakes nobody.
  await room.table.transact('stale', [
    { kind: 'put', partition: DUE, sort: '2026-01-01T00:00:00.000Z#a', attributes: { json: '{}' } },
  ]);
  expect(await look('2026-12-01T00:00:00Z')).toBe(0);
  expect(await look('2027-01-01T00:00:00Z')).toBe(1);
});
