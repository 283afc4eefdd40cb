/** What a publish may leave out because it knows the site, and when it may not: real folders, real runs. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Loop } from '../../../../infra/local/runtime/loop.ts';
import { publishAll, Tally } from '../../../../infra/local/runtime/publish.ts';
import { SetSum } from '../../../../infra/local/runtime/set-sum.ts';
import { temporaryFolder } from '../folders.ts';

const article = (title: string) => `---\ntitle: ${title}\ntopics: [sleep]\n---\n\nWords.\n`;

interface Folders {
  content: string;
  out: string;
  renderer: string;
}

function folders(): Folders {
  const files = { 'articles/a.md': article('A'), 'articles/b.md': article('B') };
  return { content: temporaryFolder(files), out: temporaryFolder(), renderer: 'test' };
}

/** What a run wrote, and how many objects of the site it asked for one by one. */
async function publish(on: Folders, before?: (loop: Loop) => void) {
  const loop = new Loop(on, { log: (event) => tally.hear(event) });
  const tally = new Tally();
  try {
    before?.(loop);
    const { changed, requests } = await publishAll(loop, tally, () => undefined);
    return { changed, heads: requests.site.head };
  } finally {
    loop.close();
  }
}

it('where nothing changed, no feed or list is looked at one by one', async () => {
  const on = folders();
  expect((await publish(on)).changed.length).toBeGreaterThan(20);
  expect(await publish(on)).toEqual({ changed: [], heads: 0 });
});

it('after an edit only what it reaches is looked at, and the run after it knows that, too', async () => {
  const on = folders();
  await publish(on);
  writeFileSync(join(on.content, 'articles/b.md'), article('Other'));
  const edit = await publish(on);
  expect(edit.changed).toContain('articles/b/index.html');
  expect(edit.changed).not.toContain('articles/a/index.html');
  expect(await publish(on)).toEqual({ changed: [], heads: 0 });
});

it.each([
  ['a list', 'topics/sleep/index.html'],
  ['a feed', 'feed.xml'],
  ['a page', 'articles/a/index.html'],
  ['a file of the search', 'api/v1/search/vocabulary.json'],
])('%s that somebody changed or took away is put right', async (_, key) => {
  const on = folders();
  await publish(on);
  writeFileSync(join(on.out, 'site', key), 'other words');
  expect((await publish(on)).changed).toEqual([key]);
  rmSync(join(on.out, 'site', key));
  expect((await publish(on)).changed).toEqual([key]);
  expect(await publish(on)).toEqual({ changed: [], heads: 0 });
});

it.each<[what: string, change: (on: Folders) => void, from: string, to: string]>([
  [
    'site.yaml is another',
    ({ content }) => writeFileSync(join(content, 'site.yaml'), 'name: Other\n'),
    'Test',
    'Other',
  ],
  [
    'what is kept of them is damaged',
    ({ out }) => writeFileSync(join(out, 'kept/ledger/settings.json'), 'other words'),
    'Test',
    'Test',
  ],
])('settings are read where %s, and else they are not', async (_, change, from, to) => {
  const on = folders();
  writeFileSync(join(on.content, 'site.yaml'), 'name: Test\n');
  await publish(on);
  const kept = () => readFileSync(join(on.out, 'kept/ledger/settings.json'), 'utf8');
  expect(kept()).toContain(`"name": "${from}"`);
  const send: unknown[][] = [];
  const watched = (loop: Loop) => {
    const own = loop.send.bind(loop);
    loop.send = (queue, keys) => {
      if (keys.length > 0) send.push([queue, keys]);
      own(queue, keys);
    };
  };
  await publish(on, watched);
  expect(send).toEqual([]);
  change(on);
  await publish(on, watched);
  expect(send[0]).toEqual(['ingest', ['site.yaml']]);
  expect(kept()).toContain(`"name": "${to}"`);
});

it('another renderer, or a day later: everything is looked at', async () => {
  const on = folders();
  await publish(on);
  expect((await publish({ ...on, renderer: 'other' })).heads).toBeGreaterThan(20);
  expect((await publish({ ...on, renderer: 'other' })).heads).toBe(0);
  const tomorrow = new Date(Date.now() + 25 * 60 * 60 * 1000);
  const later = await publish({ ...on, renderer: 'other' }, ({ bound: { ports } }) => {
    ports.now = () => tomorrow;
  });
  expect(later.heads).toBeGreaterThan(20);
});

it('what a run left to do that failed is done by the next', async () => {
  const on = folders();
  await publish(on);
  writeFileSync(join(on.content, 'articles/c.md'), article('C'));
  const failing = publish(on, ({ bound: { ports } }) => {
    const put = ports.site.put.bind(ports.site);
    ports.site.put = (key, ...more) =>
      key.startsWith('topics/') ? Promise.reject(new Error('no')) : put(key, ...more);
  });
  await expect(failing).rejects.toThrow('no');
  expect((await publish(on)).changed).toContain('topics/sleep/index.html');
  expect(await publish(on)).toEqual({ changed: [], heads: 0 });
});

it('after a run that failed, one that succeeds in the same process does not speak for it', async () => {
  const on = folders();
  await publish(on);
  const loop = new Loop({ ...on, renderer: 'other' }, { log: () => undefined });
  const { site } = loop.bound.ports;
  const head = site.head.bind(site);
  site.head = (key) => (key.startsWith('topics/') ? Promise.reject(new Error('no')) : head(key));
  await expect(publishAll(loop, new Tally(), () => undefined)).rejects.toThrow('no');
  site.head = head;
  await loop.drain();
  await loop.whole.remember();
  loop.close();
  expect((await publish({ ...on, renderer: 'other' })).heads).toBeGreaterThan(20);
});

it('a sum does not know in which order texts came, nor those that were taken away', () => {
  const [one, other] = [new SetSum(), new SetSum()];
  for (const text of ['a', 'b', 'c']) one.add(text);
  for (const text of ['c', 'x', 'b', 'a']) other.add(text);
  expect(other.toString()).not.toBe(one.toString());
  other.subtract('x');
  expect(other.toString()).toBe(one.toString());
});
