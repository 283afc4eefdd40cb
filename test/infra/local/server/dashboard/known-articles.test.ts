/** What the dashboard knows is what the table says, and a look reads no more than pushes changed. */
import { beforeEach, expect, it } from 'vitest';
import { KnownArticles } from '../../../../../infra/local/server/dashboard/known-articles.ts';
import type { Table } from '../../../../../functions/store/table/table.ts';
import { article, Publisher } from '../../../../publish/publisher.ts';

const SITE = 'name: Test\nbaseUrl: https://test.example\n';
const REFUSED = '---\ntitle: [\n---\n';

let room: Publisher;
let known: KnownArticles;
/** Requests to the table since the last look. */
let reads: string[];
let fails: boolean;

beforeEach(async () => {
  room = new Publisher();
  await room.publish({
    'site.yaml': SITE,
    'articles/a.md': article('A', '', 'See ![](a.png).'),
    'articles/b.md': article('B'),
    'articles/c.md': article('C'),
  });
  room.events.length = 0;
  reads = [];
  fails = false;
  known = new KnownArticles(watched(room.table));
});

function watched(table: Table): Table {
  return new Proxy(table, {
    get: (target, name) => {
      const value = Reflect.get(target, name) as unknown;
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        reads.push(String(name));
        if (fails && name === 'getMany') throw new Error('The table is gone.');
        return (value as (...given: unknown[]) => unknown).apply(target, args);
      };
    },
  });
}

/** Pushes, and has what knows hear of it, as `start` does. */
async function push(files: Parameters<Publisher['publish']>[0], isHeard = true): Promise<void> {
  await room.publish(files);
  if (isHeard) for (const event of room.events) known.hear(event);
  room.events.length = 0;
}

async function look() {
  reads = [];
  return await known.read();
}

/** What somebody says who knows nothing from before. */
const anew = async () => await new KnownArticles(room.table).read();

it('after each push it says what the table says, in the same order', async () => {
  expect(await look()).toEqual(await anew());
  for (const files of [
    { 'articles/a.md': article('A', '', 'Only words.') },
    { 'articles/b.md': REFUSED, 'articles/aa.md': article('New', '', 'See ![](b.png).') },
    { 'articles/c.md': null },
    { 'articles/b.md': article('B again', 'draft: true\n') },
    { 'media/x.png': 'no picture' },
    { 'media/x.png': null },
    { 'site.yaml': `${SITE}rules: { image-alt: error }\n` },
  ]) {
    await push(files);
    expect(await look()).toEqual(await anew());
  }
  expect((await look()).refused.map(({ file }) => file)).toEqual(['articles/aa.md']);
});

it('a look reads the settings alone where nothing happened, and of a push what it changed', async () => {
  const before = await look();
  expect(reads.filter((one) => one === 'query').length).toBeGreaterThan(16);
  expect((await look()).entries).toBe(before.entries);
  expect(reads).toEqual(['get']);
  await push({ 'articles/a.md': article('A', '', 'See ![](a.png), ![](b.png).') });
  const after = await look();
  // The summary; its report was heard.
  expect(reads).toEqual(['getMany', 'get']);
  expect(after.entries[0]).not.toEqual(before.entries[0]);
  expect(after.entries[1]).toBe(before.entries[1]);
});

it('what others wrote is seen after a sweep, or when a run failed', async () => {
  for (const event of [
    { event: 'site.swept' as const, health: {} as never },
    { event: 'run.failed' as const, stage: 'ingest', keys: [], reason: 'x' },
  ]) {
    await look();
    await push({ 'articles/b.md': article(`B, ${event.event}`) }, false);
    expect(await look()).not.toEqual(await anew());
    known.hear(event);
    expect(await look()).toEqual(await anew());
  }
});

it('what could not be read is read at the next look, the first or another', async () => {
  for (const title of ['B again', 'B once more']) {
    await push({ 'articles/b.md': article(title) });
    fails = true;
    await expect(look()).rejects.toThrow('The table is gone.');
    fails = false;
    expect(await look()).toEqual(await anew());
  }
});

it('where very many are touched the versions of all are read, not each of those', async () => {
  await look();
  const outcome = 'gone';
  for (let n = 0; n <= 500; n++)
    known.hear({
      event: 'article.ingested',
      slug: `none-${n}`,
      report: { file: `articles/none-${n}.md`, outcome, diagnostics: [] },
      changed: [],
    });
  expect(await look()).toEqual(await anew());
  expect(reads.filter((one) => one === 'query').length).toBeGreaterThan(16);
});

it('knows what was said before a push, which a look in the midst of it does not change', async () => {
  await look();
  await push({ 'articles/a.md': article('A', '', 'Only words.') });
  await look();
  expect(known.before('articles/a.md')?.diagnostics.map(({ rule }) => rule)).toContain('image-alt');
  expect(known.before('articles/a/index.md')).toBe(known.before('articles/a.md'));
  known.told();
  expect(known.before('articles/a.md')).toBeUndefined();
  // Of what one push tells twice, what was before the push counts.
  await push({ 'articles/a.md': REFUSED });
  await push({ 'articles/a.md': article('A', '', 'See ![](a.png).') });
  expect(known.before('articles/a.md')).toMatchObject({ outcome: 'accepted', diagnostics: [] });
});
