/** A look at everything renders only what is not known to be in place, and trusts nothing else. */
import { beforeEach, describe, expect, it } from 'vitest';
import { BUILD } from '../../functions/publish/rows/keys.ts';
import { sweep } from '../../functions/publish/sweep.ts';
import type { Store } from '../../functions/store/store.ts';
import { queryAll } from '../../functions/store/table/table.ts';
import { article, cleanSnapshot, Publisher, snapshot } from './publisher.ts';
import { watchedTable } from './watched-table.ts';

const site = 'name: Health\ntopics:\n  - { id: legs, title: Legs }\n';

/** How far a round has come is always written. */
const HOW_FAR = 'put round row';

let room: Publisher;
beforeEach(async () => {
  room = new Publisher();
  await room.publish({
    'site.yaml': site,
    'articles/calf.md': article('Calf', 'topics: [legs]\n'),
    'articles/knee.md': article('Knee'),
  });
  await room.sweep();
});

/** Sweeps; what was read and written meanwhile, but for heads, lists and queries. */
async function requests(): Promise<string[]> {
  const done: string[] = [];
  const watched = (store: Store, name: string): Store => ({
    get: (key) => (done.push(`get ${name}/${key}`), store.get(key)),
    put: (key, ...rest) => (done.push(`put ${name}/${key}`), store.put(key, ...rest)),
    head: (key) => store.head(key),
    delete: (key, condition) => store.delete(key, condition),
    list: (prefix, page) => store.list(prefix, page),
  });
  const table = watchedTable(room.table, (request) => {
    if (!request.startsWith('query') && request !== HOW_FAR) done.push(request);
  });
  const ports = { ...room.ports(watched), table };
  await sweep(ports);
  await room.drain(ports);
  return [...new Set(done)].sort();
}

async function isCleanBuild(): Promise<void> {
  expect(await snapshot(room.site)).toEqual(await cleanSnapshot(room));
}

describe('a look at everything', () => {
  it('reads no article and writes nothing when nothing changed', async () => {
    const read = await requests();
    expect(read.filter((one) => one.includes('piece#'))).toEqual([]);
    expect(read.filter((one) => one.startsWith('put'))).toEqual([]);
  });

  it('reads and writes again what an edit changed, and remembers it', async () => {
    await room.publish({ 'articles/knee.md': article('Knees') });
    const first = await requests();
    expect(first).toContain('get article#knee piece#00');
    const written = first.filter((one) => one.startsWith('put'));
    expect(written.length).toBeGreaterThan(0);
    expect(written.filter((one) => !one.startsWith(`put ${BUILD}`))).toEqual([]);
    expect((await requests()).filter((one) => one.includes('piece#'))).toEqual([]);
    await isCleanBuild();
  });

  it.each([
    ['other bytes', 'Something else.', 'application/rss+xml; charset=utf-8'],
    ['other headers', undefined, 'text/plain'],
  ])('mends a feed with %s', async (_, text, contentType) => {
    const { body } = (await room.site.get('topics/legs/feed.xml'))!;
    const bytes = text === undefined ? body : new TextEncoder().encode(text);
    await room.site.put('topics/legs/feed.xml', bytes, { contentType });
    expect(await requests()).toContain('put site/topics/legs/feed.xml');
    await isCleanBuild();
  });

  it('mends a listing that is gone', async () => {
    await room.site.delete('topics/legs/index.html');
    expect(await requests()).toContain('put site/topics/legs/index.html');
    await isCleanBuild();
  });

  it.each([
    ['is lost', undefined],
    ['cannot be read', { json: '{"unit' }],
  ])('renders everything once more when what is remembered %s', async (_, attributes) => {
    for await (const { partition, sort } of queryAll(room.table, BUILD)) {
      const key = { partition, sort };
      const spoilt = attributes
        ? { kind: 'put' as const, ...key, attributes }
        : { kind: 'delete' as const, ...key };
      await room.table.transact(`spoilt-${sort.slice(0, 20)}`, [spoilt]);
    }
    expect(await requests()).toContain('get article#knee piece#00');
    expect((await requests()).filter((one) => one.includes('piece#'))).toEqual([]);
    await isCleanBuild();
  });

  it('renders everything once more when the settings are others', async () => {
    await room.publish({ 'site.yaml': site.replace('Health', 'Wealth') });
    await isCleanBuild();
  });
});
