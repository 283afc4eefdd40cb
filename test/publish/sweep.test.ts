/** The sweep of a large site, which goes on each hour where it was: in the end it has seen what one that sees all does. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Health } from '../../functions/publish/ports.ts';
import { articleKey, knownKey, todoKey } from '../../functions/publish/rows/keys.ts';
import { stages } from '../../functions/publish/queues.ts';
import { readSwept } from '../../functions/publish/rows/swept.ts';
import { sweep, sweepOn } from '../../functions/publish/sweep.ts';
import { legs } from '../../functions/publish/sweep/legs.ts';
import { partly, whole } from '../../functions/publish/sweep/listing.ts';
import { articleSource, ledgerKey } from '../../functions/site/keys.ts';
import { compareKeys } from '../../functions/store/key.ts';
import { MemoryStore } from '../../functions/store/memory.ts';
import { article, Publisher } from './publisher.ts';
import { settled } from './settled.ts';

const svg = (size: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="1"/>`;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const MARKDOWN = { contentType: 'text/markdown' };

let room: Publisher;
beforeEach(async () => {
  room = new Publisher();
  const many = Array.from({ length: 40 }, (_, at) => [`articles/n${at}.md`, article(`N ${at}`)]);
  await room.publish({
    'site.yaml': 'name: Test\nbaseUrl: https://test.example\n',
    'media/dot.svg': svg(1),
    'media/other.svg': svg(2),
    'articles/bundle/index.md': article('Bundle', 'topics: [one]\n'),
    'articles/elsewhere.md': article('Elsewhere', 'permalink: /else/where/\n'),
    'articles/shows.md': article('Shows', '', '![It](../media/dot.svg)'),
    'articles/late.md': article('Late', 'nextReview: 2026-10-31\n'),
    'articles/withdrawn.md': article('Withdrawn'),
    'articles/wrong.md': '---\ntitle: [\n---\n',
    ...(Object.fromEntries(many) as Record<string, string>),
  });
  const notice = article('Withdrawn', 'withdrawn: { reason: It was wrong. }\n');
  await room.publish({ 'articles/withdrawn.md': notice });
  await room.sweep();
  room.now = new Date(room.now.getTime() + 60 * 60 * 1000);
});

interface Woken {
  ingest: string[];
  syndicate: string[];
  announce: string[];
}

/** What one sweep, or several, woke, each once, and how the site was said to be at the end. */
async function woken(work: () => Promise<unknown>): Promise<Woken & { health: Health }> {
  for (const queue of Object.values(room.queues)) queue.clear();
  await work();
  const said = room.events.findLast(({ event }) => event === 'site.swept') as { health: Health };
  const [ingest, syndicate, announce] = stages.map((stage) => [...room.queues[stage]].sort());
  return { ingest: ingest!, syndicate: syndicate!, announce: announce!, health: said.health };
}

/** As often as it takes to get around once. */
async function around(stride: number): Promise<number> {
  let times = 0;
  do {
    await sweepOn(room.ports(), { stride });
    times++;
  } while ((await readSwept(room))?.at !== undefined);
  return times;
}

/** What happens behind the back of the system, and what is woken because of it. */
const changes: [string, Partial<Woken>, () => Promise<unknown>][] = [
  ['nothing', {}, async () => undefined],
  [
    'a push of which nobody was told',
    { ingest: ['articles/n7.md'] },
    () => room.source.put('articles/n7.md', bytesOf('#'), MARKDOWN),
  ],
  [
    'a new article',
    { ingest: ['articles/zz/index.md'] },
    () => room.source.put('articles/zz/index.md', bytesOf(article('Z')), MARKDOWN),
  ],
  [
    'a second file for an article',
    { ingest: ['articles/n8/index.md'] },
    () => room.source.put('articles/n8/index.md', bytesOf('#'), MARKDOWN),
  ],
  [
    'a name that no file may have',
    { ingest: ['articles/a?.md'] },
    () => room.source.put('articles/a?.md', bytesOf('#'), MARKDOWN),
  ],
  [
    'an article that is gone',
    { ingest: ['articles/n9.md'] },
    () => room.source.delete('articles/n9.md'),
  ],
  [
    'one in a bundle that is gone',
    { ingest: ['articles/bundle.md'] },
    () => room.source.delete('articles/bundle/index.md'),
  ],
  ['settings that are gone', { ingest: ['site.yaml'] }, () => room.source.delete('site.yaml')],
  [
    'a page that is gone',
    { ingest: ['articles/n10.md'] },
    () => room.site.delete('articles/n10/index.html'),
  ],
  [
    'a page at an address of its own',
    { ingest: ['articles/elsewhere.md'] },
    () => room.site.delete('else/where/index.html'),
  ],
  [
    'a picture that is another',
    { ingest: ['articles/shows.md', 'media/dot.svg'] },
    () => room.site.put('media/dot.svg', bytesOf(svg(9)), MARKDOWN),
  ],
  [
    'a picture that was pushed',
    { ingest: ['media/other.svg'] },
    () => room.source.put('media/other.svg', bytesOf(svg(9)), MARKDOWN),
  ],
  [
    'an order to withdraw',
    { ingest: ['articles/n11.md'] },
    () => room.source.put('withdrawals/n11.json', bytesOf('{}'), MARKDOWN),
  ],
  [
    'the ledger, changed',
    { ingest: ['articles/n12.md'] },
    () => room.ledger.put(ledgerKey('n12'), bytesOf('{}'), MARKDOWN),
  ],
  [
    'a feed that is another',
    { announce: ['feed.xml'] },
    () => room.site.put('feed.xml', bytesOf('<rss/>'), MARKDOWN),
  ],
  [
    'a feed that is gone',
    { syndicate: ['site.yaml'] },
    () => room.site.delete('topics/one/atom.xml'),
  ],
  [
    'a notice that is another',
    { ingest: ['articles/withdrawn.md'], announce: ['articles/withdrawn/index.html'] },
    () => room.site.put('articles/withdrawn/index.html', bytesOf('-'), MARKDOWN),
  ],
  ['a lost row', { ingest: ['articles/n13.md'] }, () => lost(articleKey('n13'))],
  [
    'an article that only the ledger knows',
    { ingest: ['articles/n14.md'] },
    async () => {
      await lost(articleKey('n14'));
      await lost(knownKey('articles', 'n14'));
      await room.source.delete('articles/n14.md');
    },
  ],
  [
    'what is still to be done',
    { syndicate: ['articles/n15.md'] },
    () =>
      room.table.transact('todo', [
        {
          kind: 'put',
          ...todoKey(articleSource('n15'), 'x'),
          attributes: {
            json: JSON.stringify({ key: 'articles/n15.md', since: '2026-11-01T00:00:00Z' }),
          },
        },
      ]),
  ],
];

function lost({ partition, sort }: { partition: string; sort: string }): Promise<unknown> {
  return room.table.transact(`lost ${partition} ${sort}`.replaceAll(' ', '-'), [
    { kind: 'delete', partition, sort },
  ]);
}

describe.each(changes)('%s', (_, expected, change) => {
  it('is found in one sweep or in many', async () => {
    await change();
    const { health: whole, ...all } = await woken(() => sweep(room.ports()));
    const { health, ...many } = await woken(() => around(1));
    const nothing = { ingest: [], syndicate: [], announce: [] };
    expect(many).toEqual({ ...nothing, ...expected });
    // A round was made an hour ago, and on one machine one follows whenever the site is another.
    const syndicate = [...new Set([...many.syndicate, 'site.yaml'])].sort();
    expect(all).toEqual({ ...many, syndicate });
    // It tells of drift when it is there, and of the rest when it has been around.
    expect({ ...health, drift: whole.drift }).toEqual(whole);
  });
});

it('of many goes on where it was, and begins anew at the end', async () => {
  expect(await around(1)).toBe(legs.length);
  expect(await around(1)).toBe(legs.length);
  expect(await around(10_000)).toBe(1);
  await settled(room);
});

it('that is interrupted does the same once more', async () => {
  await room.source.put('articles/n20.md', bytesOf(article('Another')), MARKDOWN);
  await sweepOn(room.ports(), { stride: 1 });
  const before = await readSwept(room);
  const dies = {
    ...room.ports(),
    nonce: () => {
      throw new Error('It dies here.');
    },
  };
  await expect(sweepOn(dies, { stride: 1 })).rejects.toThrow('It dies here.');
  expect(await readSwept(room)).toEqual(before);
  await around(1);
  await room.drain();
  expect(await room.text('articles/n20/index.html')).toContain('Another');
  await settled(room);
});

describe('a listing of what is asked for', () => {
  const store = new MemoryStore();
  const keys = Array.from({ length: 2600 }, (_, at) => `a${at % 7}/b-${at % 3}.${at}/${at}.html`);
  beforeEach(async () => {
    for (const key of keys) await store.put(key, new Uint8Array(), { contentType: 'text/html' });
  });

  it('finds what one of everything does, whatever lies between', async () => {
    const [some, all] = [partly(store), await whole(store)];
    for (const step of [1, 2, 13, 400, 2599]) {
      const asked = keys
        .filter((_, at) => at % step === 0)
        .flatMap((key) => [key, `${key}.not`, key.slice(0, -1)]);
      expect(await some.find(asked)).toEqual(await all.find(asked.toSorted(compareKeys)));
    }
    expect(await some.find([])).toEqual(new Map());
  });

  it('goes through all of it in the same pages, from any key on', async () => {
    const [some, all] = [partly(store), await whole(store)];
    for (const from of [undefined, 'a', 'a3/', keys[1234], keys.toSorted(compareKeys).at(-1), 'b'])
      expect(await some.behind(from)).toEqual(await all.behind(from));
  });
});
