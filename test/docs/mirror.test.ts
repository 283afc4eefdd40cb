/** The example in docs/examples keeps a full copy in step, through everything that can happen. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mirror } from '../../docs/examples/mirror.ts';
import { listAll } from '../../functions/store/store.ts';
import { loadEdge } from '../../infra/local/server/edge.ts';
import { createSiteServer, type SiteServer } from '../../infra/local/server/site-server.ts';
import { filesIn, temporaryFolder } from '../infra/local/folders.ts';
import { article, Publisher } from '../publish/publisher.ts';
import { settled } from '../publish/settled.ts';

let room: Publisher;
let server: SiteServer;
let site: string;
let folder: string;

beforeEach(async () => {
  room = new Publisher();
  server = createSiteServer({ store: room.site, edge: loadEdge() });
  site = (await server.listen(0)).url;
  folder = temporaryFolder();
  await room.publish({
    'site.yaml': `name: Test\nbaseUrl: ${site}\n`,
    'articles/a.md': article('A'),
    'articles/sleep/b c.md': article('B', 'id: tag:x.example,2026:b\n'),
    'articles/c.md': article('C', '', 'See [A](a.md).'),
  });
});
afterEach(() => server.close());

/** The copy is what the site says of every article, whatever became of it. */
async function inStep(): Promise<void> {
  const extensions = { 'article.json': '.json', 'embed.html': '.html', 'source.md': '.md' };
  const expected: Record<string, string> = {};
  for await (const { key } of listAll(room.site, 'articles/')) {
    const [, slug, name] = /^articles\/(.+)\/([^/]+)$/.exec(key)!;
    const extension = extensions[name as keyof typeof extensions] as string | undefined;
    if (extension !== undefined)
      expected[encodeURIComponent(slug!) + extension] = (await room.text(key))!;
  }
  const { 'months.json': _, ...copy } = filesIn(folder);
  expect(copy).toEqual(expected);
}

/** How often the site was asked while this ran. */
async function asked(work: () => Promise<unknown>): Promise<number> {
  const before = fetch;
  let requests = 0;
  globalThis.fetch = (...given) => {
    requests++;
    return before(...given);
  };
  try {
    await work();
  } finally {
    globalThis.fetch = before;
  }
  return requests;
}

it('copies everything, and asks once when nothing happened', async () => {
  expect(await mirror(site, folder)).toEqual(['a', 'c', 'sleep/b c']);
  await inStep();
  expect(await asked(() => mirror(site, folder))).toBe(1);
});

it('follows an edit, a correction, a rename, withdrawals and a return', async () => {
  await mirror(site, folder);
  const turns: [Record<string, string | null>, string[]][] = [
    // Of a new title learn also those who mention it; an old date hides nothing.
    [{ 'articles/a.md': article('A again', 'modified: 2026-10-02\n') }, ['a']],
    [
      { 'articles/c.md': article('C', 'corrections: [{ date: 2026-11-02, text: Mended. }]\n') },
      ['c'],
    ],
    [
      {
        'articles/sleep/b c.md': null,
        'articles/b.md': article('B', 'id: tag:x.example,2026:b\n'),
      },
      ['b', 'sleep/b c'],
    ],
    [{ 'articles/c.md': article('C', 'withdrawn: { reason: Retracted. }\n') }, ['c']],
    [{ 'articles/a.md': null }, ['a']],
    [{ 'articles/a.md': article('A returns') }, ['a']],
    [{ 'articles/d.md': article('D', '').replace('2026-10-01', '1999-12-31') }, ['d']],
    [{ 'site.yaml': `name: Other\nbaseUrl: ${site}\n` }, ['a', 'b', 'c', 'd', 'sleep/b c']],
  ];
  for (const [files, changed] of turns) {
    room.now = new Date(room.now.getTime() + 86_400_000);
    await room.publish(files);
    expect(await mirror(site, folder)).toEqual(changed);
    await inStep();
    expect(await mirror(site, folder)).toEqual([]);
  }
  // The move was on the third day, however often the notice was written anew since.
  const { changes } = (await room.json('api/v1/changes/2026-11.json')) as { changes: object[] };
  expect(changes).toContainEqual(
    expect.objectContaining({ change: 'moved', at: '2026-11-04T08:00:00Z', slug: 'sleep/b c' }),
  );
  await settled(room);
});

it('follows the pages of a month of many articles, and asks for those that changed', async () => {
  const many = Array.from({ length: 260 }, (_, i) => [`articles/m/${i}.md`, article(`M ${i}`)]);
  await room.publish(Object.fromEntries(many) as Record<string, string>);
  expect(await room.text('api/v1/changes/2026-10/page/2.json')).toBeDefined();
  expect(await mirror(site, folder)).toHaveLength(263);
  await inStep();
  expect(await asked(() => mirror(site, folder))).toBe(1);
  await room.publish({ 'articles/m/7.md': article('Another') });
  // The list, the month, its page if it is not the first; the article in three variants.
  expect(await asked(() => mirror(site, folder))).toBeLessThanOrEqual(6);
  await inStep();
});

it('takes nothing that is not what the log says, and comes back for it', async () => {
  const [key, head] = ['articles/a/source.md', await room.site.head('articles/a/source.md')];
  const right = (await room.text(key))!;
  const put = (body: string) =>
    room.site.put(key, new TextEncoder().encode(body), { contentType: head!.contentType });
  await put('# Something else\n');
  expect(await mirror(site, folder)).toEqual(['c', 'sleep/b c']);
  await put(right);
  expect(await mirror(site, folder)).toEqual(['a']);
  await inStep();
});

it('mends a copy that somebody changed, once the list of months is forgotten', async () => {
  await mirror(site, folder);
  await writeFile(join(folder, 'a.json'), '{}');
  await rm(join(folder, 'months.json'));
  expect(await mirror(site, folder)).toEqual(['a']);
  await inStep();
});
