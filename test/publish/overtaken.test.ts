/** What the simulator found: runs that meet each other, or die, where nobody had expected them. */
import { expect, it } from 'vitest';
import { ingest } from '../../functions/publish/ingest.ts';
import { articleSource, SETTINGS_LEDGER } from '../../functions/site/keys.ts';
import type { Ports } from '../../functions/publish/ports.ts';
import { commit } from '../../functions/publish/protocol/rows.ts';
import { readTodo } from '../../functions/publish/rows/todo.ts';
import { syndicate } from '../../functions/publish/syndicate.ts';
import { putLines, readLines } from '../../functions/publish/syndicate/lines.ts';
import { article, cleanSnapshot, Publisher, snapshot } from './publisher.ts';
import { known, settled } from './settled.ts';
import { watchedTable } from './watched-table.ts';
import { withPut } from './with-put.ts';

const SITE = { 'site.yaml': 'name: Test\nbaseUrl: https://test.example\n' };
const ID = 'id: tag:x.example,2026:x\n';

/** Runs ingest for what waits, and nothing else. */
async function ingestAll(room: Publisher): Promise<void> {
  for (const key of room.queues.ingest) await ingest(room.ports(), key);
  room.queues.ingest.clear();
}

it('a notice that comes back with the same bytes is announced again', async () => {
  const room = new Publisher();
  const withdrawn = article('A', 'withdrawn: { reason: Wrong., since: 2026-10-31 }\n');
  await room.publish({ ...SITE, 'articles/a.md': article('A') });
  for (const text of [withdrawn, article('A'), withdrawn]) {
    room.now = new Date(room.now.getTime() + 60_000);
    await room.publish({ 'articles/a.md': text });
  }
  const notices = room.announced.filter(({ key }) => key === 'articles/a/index.html');
  expect(notices).toHaveLength(2);
  expect(notices[0]!.version).not.toBe(notices[1]!.version);
});

it('no listing leads to a topic that another run has joined and not yet written', async () => {
  const room = new Publisher();
  await room.publish({ ...SITE, 'articles/a.md': article('A') });
  await room.push({
    'articles/b.md': article('B', 'topics: [new]\n'),
    'articles/c.md': article('C'),
  });
  await ingestAll(room);
  const dies = room.ports();
  const site = { ...dies.site, head: () => Promise.reject(new Error('It dies here.')) };
  await expect(syndicate({ ...dies, site }, [articleSource('b')])).rejects.toThrow('It dies here.');
  await syndicate(room.ports(), [articleSource('c')]);
  expect(await room.text('feeds/index.html')).toContain('/topics/new/feed.xml');
  expect(await room.site.head('topics/new/feed.xml')).toBeDefined();
});

it('of two records that change at once the one joined last is looked at as well', async () => {
  const room = new Publisher();
  await room.publish({ ...SITE, 'articles/b.md': article('B') });
  await room.push({ 'articles/a.md': article('A', '', 'See [it](b.md).') });
  await ingestAll(room);
  await room.push({ 'articles/b.md': article('B, renamed') });
  await ingestAll(room);
  room.queues.syndicate.clear();
  await syndicate(room.ports(), [articleSource('b')]);
  await syndicate(room.ports(), [articleSource('a')]);
  await room.drain();
  await settled(room);
});

it('a refused push that claims an id leaves the row of its owner in step', async () => {
  const room = new Publisher();
  await room.publish({ ...SITE, 'articles/a.md': article('A', ID), 'articles/b.md': article('B') });
  await room.publish({ 'articles/b.md': null });
  await room.publish({ 'articles/b.md': article('B', ID) });
  expect(room.report('articles/b.md')?.outcome).toBe('refused');
  const before = await known(room);
  await ingest(room.ports(), 'articles/a.md');
  expect(await known(room)).toEqual(before);
});

it('an id that is claimed by who mentions its owner, and is not carried, concerns nobody', async () => {
  const room = new Publisher();
  const mentioning = article('B', '', 'See [it](a.md).');
  await room.publish({ ...SITE, 'articles/a.md': article('A', ID), 'articles/b.md': mentioning });
  const withdrawn = article('B', `${ID}withdrawn: { reason: Wrong. }\n`, 'See [it](a.md).');
  await room.publish({ 'articles/b.md': withdrawn });
  expect(room.report('articles/b.md')?.outcome).toBe('withdrawn');
  const before = await known(room);
  await ingest(room.ports(), 'articles/a.md');
  expect(await known(room)).toEqual(before);
});

it('a claim whose push was taken back before it was recorded concerns nobody', async () => {
  const room = new Publisher();
  await room.publish({ ...SITE, 'articles/a.md': article('A', ID), 'articles/b.md': article('B') });
  await room.push({ 'articles/b.md': article('B', ID) });
  const table = watchedTable(room.table, (request) => {
    if (request === 'get article#a row') throw new Error('It dies here.');
  });
  const dies = { ...room.ports(), table };
  await expect(ingest(dies, 'articles/b.md')).rejects.toThrow('It dies here.');
  await room.publish({ 'articles/b.md': article('B') });
  const before = await known(room);
  await ingest(room.ports(), 'articles/a.md');
  expect(await known(room)).toEqual(before);
});

it('an order that met an article by the id it claims is over for it when it is lifted', async () => {
  const room = new Publisher();
  await room.publish({ ...SITE, 'articles/a.md': article('A', ID), 'articles/b.md': article('B') });
  await room.publish({ 'articles/a.md': null, 'withdrawals/a.json': '{}' });
  await room.publish({ 'articles/b.md': article('B', ID) });
  expect(room.report('articles/b.md')?.outcome).toBe('withdrawn');
  await room.publish({ 'withdrawals/a.json': null });
  expect(room.report('articles/b.md')?.outcome).toBe('accepted');
  await settled(room);
});

it('a scheduled article is met by an order on who carries the id it claims', async () => {
  const room = new Publisher();
  await room.publish({ ...SITE, 'articles/a.md': article('A', ID), 'articles/b.md': article('B') });
  const scheduled = article('B', ID).replace('2026-10-01', '2027-01-01');
  await room.publish({ 'articles/a.md': null, 'articles/b.md': scheduled });
  expect(room.report('articles/b.md')?.outcome).toBe('scheduled');
  await room.publish({ 'withdrawals/a.json': '{}' });
  expect(room.report('articles/b.md')?.outcome).toBe('withdrawn');
});

it.each([
  ['an article', 'articles/a.md', article('A')],
  ['a picture', 'media/a.png', Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1')],
  ['site.yaml', 'site.yaml', 'name: New\n'],
])('a run that dies at its first write leaves a second look behind: %s', async (...given) => {
  const [, key, content] = given;
  const room = new Publisher();
  await room.publish(SITE);
  await room.push({ [key]: content });
  const looks: string[] = [];
  const stores = room.ports((store) =>
    withPut(store, async (...it) => {
      await store.put(...it);
      throw new Error('It dies here.');
    }),
  );
  const table: Ports['table'] = {
    ...watchedTable(room.table, () => undefined),
    transact: async (token, changes) => {
      const result = await room.table.transact(token, changes);
      if (changes[0]!.partition.startsWith('writers#')) return result;
      throw new Error('It dies here.');
    },
  };
  const ports = { ...stores, table };
  await expect(ingest(leaving(ports, looks), key)).rejects.toThrow('It dies here.');
  expect(looks).toEqual([key]);
});

function leaving(ports: Ports, looks: string[]): Ports {
  const recheck = async (_: string, keys: readonly string[]) => void looks.push(...keys);
  return { ...ports, enqueue: { ...ports.enqueue, recheck } };
}

it('a run that fails ends when all its requests have, not before', async () => {
  const room = new Publisher();
  await room.publish(SITE);
  await room.push({ 'articles/a.md': article('A') });
  const { site, ...ports } = room.ports();
  let inFlight = 0;
  const put: typeof site.put = async (...it) => {
    if (it[0].endsWith('embed.html')) throw new Error('503');
    inFlight++;
    await new Promise(setImmediate);
    inFlight--;
    return await site.put(...it);
  };
  const slow: typeof site = {
    get: (key) => site.get(key),
    head: (key) => site.head(key),
    list: (...page) => site.list(...page),
    delete: (...it) => site.delete(...it),
    put,
  };
  await expect(ingest({ ...ports, site: slow }, 'articles/a.md')).rejects.toThrow('503');
  expect(inFlight).toBe(0);
});

it('whoever mentions an article that goes before it was read hears of it', async () => {
  const room = new Publisher();
  await room.publish(SITE);
  await room.push({ 'articles/a.md': article('A', '', 'See [it](b.md).') });
  await room.source.put('articles/b.md', new Uint8Array(), { contentType: 'text/markdown' });
  await room.drain();
  const remarks = () => room.report('articles/a.md')?.diagnostics.map(({ rule }) => rule);
  expect(remarks()).not.toContain('link-target');
  await room.publish({ 'articles/b.md': null });
  expect(remarks()).toContain('link-target');
});

it('an article that has its id no more is not asked for the orders of its namesakes', async () => {
  const room = new Publisher();
  await room.publish({ ...SITE, 'articles/a.md': article('A', ID), 'articles/b.md': article('B') });
  await room.publish({ 'withdrawals/b.json': '{}', 'articles/b.md': article('B', ID) });
  await room.publish({ 'articles/a.md': article('A') });
  const before = await known(room);
  await ingest(room.ports(), 'articles/a.md');
  expect(await known(room)).toEqual(before);
});

it('of two live articles with one id the one that is hidden leaves its feeds as well', async () => {
  const room = new Publisher();
  await room.publish({ ...SITE, 'articles/b.md': article('B', `${ID}topics: [one]\n`) });
  await room.push({ 'articles/a.md': article('A', ID) });
  await ingest(room.ports(), 'articles/a.md');
  await ingest(room.ports(), 'articles/b.md');
  await syndicate(room.ports(), [articleSource('b')]);
  room.queues.syndicate.clear();
  room.queues.ingest.clear();
  await syndicate(room.ports(), [articleSource('a')]);
  expect(await snapshot(room.site)).toEqual(await cleanSnapshot(room));
});

it('a picture whose run died before it was recorded is accounted for when its source is gone', async () => {
  const room = new Publisher();
  await room.publish(SITE);
  await room.push({ 'media/a.png': Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1') });
  const table = watchedTable(room.table, (request) => {
    if (request.startsWith('put')) throw new Error('It dies here.');
  });
  await expect(ingest({ ...room.ports(), table }, 'media/a.png')).rejects.toThrow();
  await room.publish({ 'media/a.png': null });
  await settled(room);
});

/** Ingests an article, and sleeps before it writes to the site while `meanwhile` is published. */
async function ingestAsleep(
  room: Publisher,
  name: string,
  meanwhile: Record<string, string | null>,
): Promise<void> {
  const [asleep, woken] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { site, ...ports } = room.ports();
  const put: Ports['site']['put'] = async (...asked) => {
    asleep.resolve();
    await woken.promise;
    return await site.put(...asked);
  };
  const late = ingest({ ...ports, site: withPut(site, put) }, articleSource(name));
  await asleep.promise;
  await room.publish(meanwhile);
  woken.resolve();
  await late;
  await room.drain();
}

it('what a run that slept has written at a path that the article left meanwhile leads to it', async () => {
  const room = new Publisher();
  await room.publish({ ...SITE, 'articles/a.md': article('A') });
  await room.push({ 'articles/b.md': article('B', 'description: The first version.\n') });
  await ingestAsleep(room, 'b', { 'articles/b.md': article('B', 'permalink: /b/\n') });
  expect(await room.text('articles/b/index.html')).not.toContain('The first version.');
  expect((await room.site.head('articles/b/index.html'))?.metadata?.location).toBe('/b/');
  await settled(room);
});

it('what a run that slept has written at an address of another, whose it was again meanwhile, is put right', async () => {
  const room = new Publisher();
  await room.publish({ ...SITE, 'articles/a.md': article('A') });
  await room.publish({ 'articles/a.md': null });
  await room.push({ 'articles/d.md': article('D', 'slug: a\n') });
  await ingestAsleep(room, 'd', { 'articles/d.md': null });
  expect((await room.site.head('articles/a/index.html'))?.metadata).toEqual({ status: '410' });
  await settled(room);
});

it('what a run that slept has written at the path of its source, which leads to another, is put right', async () => {
  const room = new Publisher();
  await room.publish({ ...SITE, 'articles/d.md': article('D', 'permalink: /p/\n') });
  await room.publish({ 'articles/a.md': article('A', 'aliases: [/articles/d/]\n') });
  await room.push({ 'articles/d.md': article('D') });
  await ingestAsleep(room, 'd', { 'articles/d.md': article('D, again', 'permalink: /p/\n') });
  const redirect = await room.site.head('articles/d/index.html');
  expect(redirect?.metadata).toEqual({ status: '301', location: '/articles/a/' });
  await settled(room);
});

it('a redirect that was reserved leads to a page, where its article is refused meanwhile', async () => {
  const room = new Publisher();
  const given = article('D', 'aliases: [/q.html]\n');
  await room.publish({ ...SITE, 'articles/d.md': given });
  await room.push({
    'articles/d.md': null,
    'articles/a.md': article('A', 'slug: d\naliases: [/q.html]\n'),
  });
  const dies = room.ports();
  const site = { ...dies.site, put: () => Promise.reject(new Error('It dies here.')) };
  await expect(ingest({ ...dies, site }, articleSource('a'))).rejects.toThrow('It dies here.');
  await room.publish({ 'articles/d.md': article('D') });
  expect(room.report('articles/a.md')?.outcome).toBe('refused');
  const redirect = await room.site.head('q.html');
  expect(redirect?.metadata).toEqual({ status: '301', location: '/articles/a/' });
  expect((await room.site.head('articles/a/index.html'))?.metadata).toEqual({ status: '410' });
  await settled(room);
});

it('what is written down while a run is at work is left to do', async () => {
  const room = new Publisher();
  await room.publish({ ...SITE, 'articles/a.md': article('A') });
  await room.push({ 'articles/a.md': article('A, edited') });
  await ingestAll(room);
  const ports = room.ports();
  // Its writer dies before it has told anybody, when all that the run is to do has been read.
  let isWritten = false;
  const late = async () => {
    isWritten = true;
    await room.push({ 'articles/a.md': article('A, edited again') });
    await ingestAll(room);
    room.queues.syndicate.clear();
  };
  const query: Ports['table']['query'] = async (partition, range) => {
    if (!isWritten && partition.startsWith('links#')) await late();
    return await room.table.query(partition, range);
  };
  const table = { ...watchedTable(room.table, () => undefined), query };
  await syndicate({ ...ports, table }, [articleSource('a')]);
  expect(isWritten).toBe(true);
  expect(await readTodo(room, articleSource('a'))).toHaveLength(1);
  await ingest(room.ports(), articleSource('a'));
  await room.drain();
  expect(await room.text('feed.xml')).toContain('A, edited again');
  await settled(room);
});

it('a run that looked at files before they were written twice does not take them to be in place', async () => {
  const room = new Publisher();
  await room.publish({ ...SITE, 'articles/a.md': article('A') });
  const other = { 'site.yaml': SITE['site.yaml'].replace('Test', 'Other') };
  const ingested = async (files: Record<string, string>) => {
    await room.push(files);
    await ingestAll(room);
  };
  // As if somebody had sent it: what it reads first is the article under the first settings.
  let isOther = false;
  const getMany: Ports['table']['getMany'] = async (keys) => {
    if (!isOther && keys.some(({ partition }) => partition === 'article#a')) {
      isOther = true;
      await ingested(other);
      await ingest(room.ports(), 'articles/a.md');
      await ingested(SITE);
    }
    return await room.table.getMany(keys);
  };
  const ports = room.ports();
  const table = { ...watchedTable(room.table, () => undefined), getMany };
  await ingest({ ...ports, table }, 'articles/a.md');
  await room.drain();
  expect(await room.text('articles/a/index.html')).not.toContain('Other');
  await settled(room);
});

it('what a run that slept has read of an article is not found, where that is gone meanwhile', async () => {
  const room = new Publisher();
  await room.publish(SITE);
  await room.push({ 'articles/a.md': article('Sleep') });
  await ingestAll(room);
  let isGone = false;
  const getMany: Ports['table']['getMany'] = async (keys) => {
    if (!isGone && keys.some(({ partition }) => partition.startsWith('list#'))) {
      isGone = true;
      await room.push({ 'articles/a.md': null });
      await ingestAll(room);
      // It finds that nothing is to be found of it, and nothing is.
      await syndicate(room.ports(), [articleSource('a')]);
    }
    return await room.table.getMany(keys);
  };
  const table = { ...watchedTable(room.table, () => undefined), getMany };
  await syndicate({ ...room.ports(), table }, [articleSource('a')]);
  expect(isGone).toBe(true);
  room.queues.syndicate.clear();
  await room.drain();
  expect(await snapshot(room.site)).toEqual(await cleanSnapshot(room));
});

it('nobody is led to the page of a code before it is there, whichever version a run has read last', async () => {
  const room = new Publisher();
  await room.publish(SITE);
  await room.push({ 'articles/a.md': article('Sleep') });
  await ingestAll(room);
  const coded =
    'about: [{ type: condition, name: Legs, codes: [{ system: MeSH, code: D012148 }] }]\n';
  let isCoded = false;
  const ports = room.ports();
  const getMany: Ports['table']['getMany'] = async (keys) => {
    if (!isCoded && keys.some(({ partition }) => partition.startsWith('indexed#'))) {
      isCoded = true;
      await room.push({ 'articles/a.md': article('Sleep', coded) });
      await ingestAll(room);
    }
    return await room.table.getMany(keys);
  };
  const written: string[] = [];
  const put: typeof ports.site.put = (key, ...rest) => {
    if (/^(a-z|codes\/mesh)\//.test(key)) written.push(key);
    return ports.site.put(key, ...rest);
  };
  const table = { ...watchedTable(room.table, () => undefined), getMany };
  await syndicate({ ...ports, table, site: { ...ports.site, put } }, [articleSource('a')]);
  expect(isCoded).toBe(true);
  expect(await room.text('a-z/index.html')).toContain('/codes/mesh/');
  const isPage = (key: string) => /^codes\/mesh\/.*\/index.html$/.test(key);
  expect(written.findIndex(isPage)).toBeGreaterThan(-1);
  expect(written.findIndex(isPage)).toBeLessThan(written.indexOf('a-z/index.html'));
});

it('a run that slept over other settings does not leave in the ledger those that it had read', async () => {
  const room = new Publisher();
  await room.publish(SITE);
  const first = (await room.ledger.get(SETTINGS_LEDGER))!.body;
  await room.publish({ 'site.yaml': `${SITE['site.yaml']}# Others.\n` });
  const { body: others, ...headers } = (await room.ledger.get(SETTINGS_LEDGER))!;
  await room.publish(SITE);
  // As a run leaves it that dies before it writes the row.
  await room.ledger.put(SETTINGS_LEDGER, others, headers);
  const { ledger, ...ports } = room.ports();
  let isOver = false;
  const put: typeof ledger.put = async (...it) => {
    if (!isOver) {
      isOver = true;
      await room.push({ 'site.yaml': `${SITE['site.yaml']}# Others.\n` });
      await ingest(room.ports(), 'site.yaml');
    }
    return await ledger.put(...it);
  };
  await ingest({ ...ports, ledger: withPut(ledger, put) }, 'site.yaml');
  expect(isOver).toBe(true);
  expect(first).not.toEqual(others);
  expect((await room.ledger.get(SETTINGS_LEDGER))!.body).toEqual(others);
  await room.drain();
  await settled(room);
});

it('lists do not count an article that is gone, though a run slept over that before it wrote them', async () => {
  const room = new Publisher();
  await room.publish({ ...SITE, 'articles/b.md': article('B', 'topics: [one]\n') });
  await room.push({ 'articles/a.md': article('A', 'topics: [one]\n') });
  await ingestAll(room);
  const { site, ...ports } = room.ports();
  let isGone = false;
  const put: typeof site.put = async (key, ...rest) => {
    if (!isGone && key === 'topics/index.html') {
      isGone = true;
      await room.push({ 'articles/b.md': null });
      await ingestAll(room);
      // It finds lists in place: they told of one, and there is one again.
      await syndicate(room.ports(), [articleSource('b')]);
    }
    return await site.put(key, ...rest);
  };
  await syndicate({ ...ports, site: withPut(site, put) }, [articleSource('a')]);
  expect(isGone).toBe(true);
  for (const queue of Object.values(room.queues)) queue.clear();
  await room.drain();
  expect(await snapshot(room.site)).toEqual(await cleanSnapshot(room));
});

it('lists say what another run has written of a collection since they were made', async () => {
  const room = new Publisher();
  await room.publish({
    ...SITE,
    'articles/a.md': article('A', 'topics: [one]\n'),
    'articles/b.md': article('B', 'topics: [two]\n'),
  });
  await room.push({ 'articles/a.md': article('A, edited', 'topics: [one, three]\n') });
  await ingestAll(room);
  const { site, ...ports } = room.ports();
  let isSaid = false;
  const head: typeof site.head = async (key) => {
    if (!isSaid && key === 'topics/index.html') {
      isSaid = true;
      const { lines } = await readLines(ports);
      const two = lines.find(({ id }) => id === 'topic:two')!;
      await commit(ports, putLines([{ ...two, title: 'Two, renamed' }]));
    }
    return await site.head(key);
  };
  await syndicate({ ...ports, site: { ...site, head } }, [articleSource('a')]);
  expect(isSaid).toBe(true);
  expect(await room.text('topics/index.html')).toContain('Two, renamed');
});

it('a first file that the store took for one that met another is written before anything leads there', async () => {
  const room = new Publisher();
  await room.push({ ...SITE, 'articles/a.md': article('A') });
  const written: string[] = [];
  let refused = 0;
  const ports = room.ports((store) =>
    withPut(store, async (key, ...more) => {
      // S3 says so (409) of two that meet, of which the other may fail then.
      if (key === 'a-z/index.html' && refused++ === 0) return { ok: false, reason: 'moved' };
      written.push(key);
      return await store.put(key, ...more);
    }),
  );
  await room.drain(ports);
  expect(refused).toBeGreaterThan(1);
  expect(written.indexOf('a-z/index.html')).toBeLessThan(written.indexOf('index.html'));
  await settled(room);
});
