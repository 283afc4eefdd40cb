/** The feeds' archives keep step with the articles, cheaply, and nothing ever leads to a gap. */
import { describe, expect, it } from 'vitest';
import { listAll, type Store } from '../../functions/store/store.ts';
import { ingest } from '../../functions/publish/ingest.ts';
import { syndicate } from '../../functions/publish/syndicate.ts';
import { articleSource, SETTINGS_SOURCE } from '../../functions/site/keys.ts';
import { counted } from '../../functions/store/counting.ts';
import { Publisher, snapshot } from './publisher.ts';
import { settled } from './settled.ts';
import { watchedTable } from './watched-table.ts';

const settings = 'name: Test\nbaseUrl: https://test.example\nfeeds:\n  entries: 1\n';

function article(title: string, month: string): string {
  return `---\ntitle: ${title}\npublished: ${month}-10\ntopics: [sleep]\n---\n\nSome words.\n`;
}

const MONTHS = Array.from({ length: 8 }, (_, i) => `2026-0${i + 1}`);

/** One article a month, each in the archive of the site, its topic and its language. */
async function library(site = settings): Promise<Publisher> {
  const room = new Publisher();
  const articles = MONTHS.map((month): [string, string] => [
    `articles/of-${month}.md`,
    article(month, month),
  ]);
  await room.publish({ 'site.yaml': site, ...Object.fromEntries(articles) });
  return room;
}

async function archive(room: Publisher): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { key, etag } of listAll(room.site, ''))
    if (/^((topics\/sleep|languages\/en)\/)?archive\/.*\d\.(xml|json)$/.test(key))
      found[key] = etag;
  return found;
}

/** The same store, which tells what it is asked: `get archive/…`. */
function told(store: Store, asked: string[]): Store {
  const tell = (what: string, key: string) => void asked.push(`${what} ${key}`);
  return {
    get: (key, ...more) => (tell('get', key), store.get(key, ...more)),
    head: (key, ...more) => (tell('head', key), store.head(key, ...more)),
    put: (key, ...more) => (tell('put', key), store.put(key, ...more)),
    delete: (key, ...more) => (tell('delete', key), store.delete(key, ...more)),
    list: (prefix, ...more) => (tell('list', prefix), store.list(prefix, ...more)),
  };
}

describe('the archives', () => {
  it('are in step with the articles, and a second run writes nothing', async () => {
    const room = await library();
    await room.publish({
      'articles/of-2026-03.md': null,
      'articles/new.md': article('N', '2026-03'),
    });
    expect(Object.keys(await archive(room))).toHaveLength(MONTHS.length * 3 * 2);
    await settled(room);
  });

  it('of the months that an edit does not touch are neither written nor looked at', async () => {
    const room = await library();
    const asked: string[] = [];
    const table = watchedTable(room.table, (request) => asked.push(request));
    const ports = { ...room.ports((store) => told(store, asked)), table };
    // A process looks once at what is there; what it knows then serves every later edit.
    await room.push({ 'articles/of-2026-05.md': article('A title', '2026-05') });
    await room.drain(ports);
    asked.length = 0;
    const before = await archive(room);
    await room.push({ 'articles/of-2026-05.md': article('Another title', '2026-05') });
    await room.drain(ports);
    const after = await archive(room);
    const changed = Object.keys(after).filter((key) => after[key] !== before[key]);
    expect(changed).toEqual([
      'archive/2026-05.json',
      'archive/2026-05.xml',
      'languages/en/archive/2026-05.json',
      'languages/en/archive/2026-05.xml',
      'topics/sleep/archive/2026-05.json',
      'topics/sleep/archive/2026-05.xml',
    ]);
    // The one at which readers of the feed go on has to be there, whichever it is.
    const months = asked.flatMap((request) => /archive\/(2026-\d\d)\./.exec(request)?.[1] ?? []);
    expect([...new Set(months)].sort()).toEqual(['2026-05', '2026-07']);
    // The texts of other articles, from which other months would be rendered, stay unread.
    const texts = asked.filter((request) => request.includes('piece#'));
    expect(new Set(texts.filter((request) => request.startsWith('get')))).toEqual(
      new Set(['get article#of-2026-05 piece#00', 'get article#of-2026-08 piece#00']),
    );
  });

  it('have the document at which readers of a feed go on, though a round has not come by yet', async () => {
    const room = await library(settings.replace('entries: 1', 'entries: 20'));
    expect(await archive(room)).toEqual({});
    await room.push({
      'site.yaml': settings,
      'articles/of-2026-02.md': article('Another', '2026-02'),
    });
    for (const key of room.queues.ingest) await ingest(room.ports(), key);
    await syndicate(room.ports(), [articleSource('of-2026-02')]);
    const feed = JSON.parse((await room.text('feed.json'))!) as { next_url: string };
    expect(feed.next_url).toBe('https://test.example/archive/2026-07.json');
    expect(await room.site.head('archive/2026-07.json')).toBeDefined();
    await room.drain();
    await settled(room);
  });

  it('are not rendered to be compared, in a process that knows nothing either', async () => {
    const room = await library();
    const asked: string[] = [];
    const table = watchedTable(room.table, (request) => asked.push(request));
    const site = counted(room.site);
    await room.sweep();
    await syndicate({ ...room.ports(), table, site }, [SETTINGS_SOURCE]);
    expect(asked.filter((request) => request.includes('piece#'))).toEqual([]);
    expect(site.requests.put).toBe(0);
  });

  it('are repaired where somebody changed one of them', async () => {
    const room = await library();
    const key = 'topics/sleep/archive/2026-04.xml';
    const before = await snapshot(room.site);
    const { contentType, cacheControl } = (await room.site.head(key))!;
    await room.site.put(key, new Uint8Array([1]), { contentType, cacheControl: cacheControl! });
    await room.sweep();
    expect(await snapshot(room.site)).toEqual(before);
  });

  it('are written by whoever leads to them, when the run that should have has died', async () => {
    const room = await library();
    await room.push({
      'articles/next.md': article('Next', '2026-09'),
      'articles/last.md': article('Last', '2026-10'),
      'articles/of-2026-03.md': article('Edited', '2026-03'),
    });
    for (const key of room.queues.ingest) await ingest(room.ports(), key);
    room.queues.ingest.clear();
    const dies = room.ports();
    const site = { ...dies.site, head: () => Promise.reject(new Error('It dies here.')) };
    const records = ['next', 'last'].map(articleSource);
    await expect(syndicate({ ...dies, site }, records)).rejects.toThrow('It dies here.');
    await syndicate(room.ports(), [articleSource('of-2026-03')]);
    expect(await room.text('atom.xml')).toContain('/archive/2026-09.xml"');
    expect(Object.keys(await archive(room))).toContain('archive/2026-09.xml');
    expect(Object.keys(await archive(room))).toContain('archive/2026-10.json');
  });
});
