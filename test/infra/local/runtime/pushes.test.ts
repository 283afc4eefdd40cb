/** Saved files become runs: real publishing of a folder, and what is told of it. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { heldSlugs } from '../../../../functions/publish/ingest/guard.ts';
import { Loop } from '../../../../infra/local/runtime/loop.ts';
import { publishAll, Tally } from '../../../../infra/local/runtime/publish.ts';
import { Pushes, type Push } from '../../../../infra/local/runtime/pushes.ts';
import type { Withheld } from '../../../../infra/local/runtime/withheld.ts';
import { temporaryFolder } from '../folders.ts';

const outcomes = (told: readonly Push[]) =>
  told.flatMap(({ events }) => events.flatMap((e) => ('report' in e ? [e.report.outcome] : [])));

function opened(folders: { content: string; out: string; renderer: string }) {
  const loop: Loop = new Loop(folders, { log: (event) => pushes.hear(event) });
  const told: Push[] = [];
  const withheld: Withheld[] = [];
  const pushes: Pushes = new Pushes(loop, {
    told: (push) => told.push(push),
    withheld: (what) => withheld.push(what),
    failed: (error) => {
      throw error;
    },
  });
  onTestFinished(async () => {
    await pushes.close();
    loop.close();
  });
  const publish = async () => (await publishAll(loop, new Tally(), () => undefined)).withheld;
  return { ...folders, loop, pushes, told, withheld, open: () => pushes.open(publish) };
}

async function published(files: Record<string, string>) {
  const content = temporaryFolder(files);
  const { open, ...all } = opened({ content, out: temporaryFolder(), renderer: 'test' });
  await open();
  return all;
}

/** How many articles wait at each time that this object is written. */
function waitingAt(loop: Loop, written: string): number[] {
  const { site } = loop.bound.ports;
  const waiting: number[] = [];
  const put = site.put.bind(site);
  vi.spyOn(site, 'put').mockImplementation((key, ...more) => {
    if (key === written) waiting.push(loop.queues.pending);
    return put(key, ...more);
  });
  return waiting;
}

it('what is saved together is one run, the new address of a renamed article before its old one', async () => {
  const article = '---\ntitle: A\nid: tag:x.example,2026:a\n---\n\nWords.\n';
  const { content, loop, pushes, told } = await published({ 'articles/a.md': article });
  const send = vi.spyOn(loop, 'send');
  writeFileSync(join(content, 'articles/b.md'), article);
  pushes.touch('articles/a.md', 'gone');
  pushes.touch('articles/b.md', 'saved');
  await vi.waitUntil(() => told.length > 0, { timeout: 120_000 });
  expect(send.mock.calls[0]).toEqual(['ingest', ['articles/b.md', 'articles/a.md']]);
  expect(told).toHaveLength(1);
});

it.each([30, 150, 400])(
  'a file that its editor deletes and creates %i ms later is never withdrawn',
  async (later) => {
    const { content, loop, pushes, told } = await published({
      'articles/a.md': '# A\n\nWords.\n',
      'articles/b.md': '# B\n\nWords.\n',
    });
    const put = vi.spyOn(loop.bound.ports.site, 'put');
    const path = join(content, 'articles/a.md');
    rmSync(path);
    pushes.touch('articles/a.md', 'gone');
    await wait(later);
    writeFileSync(path, '# A\n\nOther words.\n');
    pushes.touch('articles/a.md', 'saved');
    await vi.waitUntil(() => told.length > 0, { timeout: 120_000 });
    expect(outcomes(told)).toEqual(['accepted']);
    const statuses = put.mock.calls.map(([, , { metadata } = {}]) => metadata?.status);
    expect(statuses).not.toContain('410');
  },
);

it('what a sweep finds missing is looked for once more before it is withdrawn', async () => {
  const { content, loop, pushes, told } = await published({
    'articles/a.md': '# A\n\nWords.\n',
    'articles/b.md': '# B\n\nWords.\n',
  });
  const path = join(content, 'articles/a.md');
  rmSync(path);
  pushes.everything();
  await vi.waitUntil(
    async () => await heldSlugs(loop.bound.ports).then(({ length }) => length > 0),
    {
      timeout: 120_000,
    },
  );
  writeFileSync(path, '# A\n\nWords.\n');
  await vi.waitUntil(() => told.length > 0, { timeout: 120_000 });
  expect(outcomes(told).at(-1)).toBe('accepted');
  expect(outcomes(told)).not.toContain('withdrawn');
});

it('what is deleted for good is withdrawn; more than may go is held, and told of once', async () => {
  const names = ['a', 'b', 'c', 'd'];
  const files = names.map((name) => [`articles/${name}.md`, `# ${name}\n\nWords.\n`]);
  const { content, pushes, told, withheld } = await published(
    Object.fromEntries(files) as Record<string, string>,
  );
  const take = (name: string) => {
    rmSync(join(content, `articles/${name}.md`));
    pushes.touch(`articles/${name}.md`, 'gone');
  };
  take('a');
  await vi.waitUntil(() => told.length === 1, { timeout: 120_000 });
  expect(outcomes(told)).toEqual(['held', 'withdrawn']);
  take('b');
  take('c');
  await vi.waitUntil(() => told.length === 2, { timeout: 120_000 });
  writeFileSync(join(content, 'articles/d.md'), '# d\n\nOther words.\n');
  pushes.touch('articles/d.md', 'saved');
  await vi.waitUntil(() => told.length === 3, { timeout: 120_000 });
  expect(outcomes(told.slice(1, 2))).toEqual(['held', 'held']);
  expect(withheld).toEqual([{ held: ['b', 'c'], limit: 2, recent: 1 }]);
});

it('an article goes live when it comes due, without anybody saving it', async () => {
  const due = new Date(Date.now() + 2_000).toISOString();
  const { pushes, told } = await published({
    'articles/a.md': `---\ntitle: A\npublished: ${due}\n---\n\nWords.\n`,
  });
  await pushes.schedule();
  const live = () =>
    told.some(({ events }) =>
      events.some((event) => 'report' in event && event.report.outcome === 'accepted'),
    );
  await vi.waitUntil(live, { timeout: 60_000 });
});

/** So many that something can be saved while all of them are rendered. */
const MANY = Object.fromEntries(
  Array.from({ length: 150 }, (_, at) => [`articles/${at}.md`, `# ${at}\n\nWords.\n`]),
) as Record<string, string>;

it('what is deleted is let go without a look at all there is', async () => {
  const { content, loop, pushes, told } = await published({
    'articles/a.md': '# A\n\nWords.\n',
    'articles/b.md': '# B\n\nWords.\n',
  });
  const query = vi.spyOn(loop.bound.ports.table, 'query');
  rmSync(join(content, 'articles/a.md'));
  pushes.touch('articles/a.md', 'gone');
  await vi.waitUntil(() => told.length > 0, { timeout: 120_000 });
  expect(outcomes(told)).toEqual(['held', 'withdrawn']);
  const all = query.mock.calls.filter(([partition]) => partition.startsWith('known#'));
  expect(all).toEqual([]);
});

it('what is saved while the archive is gone through does not wait for its end', async () => {
  const { content, loop, pushes, told } = await published({ 'site.yaml': 'name: Test\n', ...MANY });
  const waiting = waitingAt(loop, 'articles/new/index.html');
  writeFileSync(join(content, 'site.yaml'), 'name: Test\ndisclaimer: Ask somebody.\n');
  pushes.touch('site.yaml', 'saved');
  await vi.waitUntil(() => loop.queues.pending > 20, { timeout: 120_000, interval: 1 });
  writeFileSync(join(content, 'articles/new.md'), '# New\n\nWords.\n');
  pushes.touch('articles/new.md', 'saved');
  await vi.waitUntil(() => waiting.length > 0 && told.length > 0, { timeout: 120_000 });
  expect(waiting[0]).toBeGreaterThan(0);
  await pushes.close();
  expect(await loop.bound.ports.site.head('articles/new/index.html')).toBeDefined();
});

it('nor does it wait for the end of what is published first, and it alone is told of', async () => {
  const { content, out } = await published(MANY);
  const { loop, pushes, told, open } = opened({ content, out, renderer: 'another' });
  const waiting = waitingAt(loop, 'articles/new/index.html');
  const opening = open();
  await vi.waitUntil(() => loop.queues.pending > 20, { timeout: 120_000, interval: 1 });
  writeFileSync(join(content, 'articles/new.md'), '# New\n\nWords.\n');
  pushes.touch('articles/new.md', 'saved');
  await opening;
  await vi.waitUntil(() => told.length > 0, { timeout: 120_000 });
  expect(waiting[0]).toBeGreaterThan(0);
  const reports = told.flatMap(({ events }) => events.flatMap((e) => ('report' in e ? [e] : [])));
  expect(new Set(reports.map(({ report }) => report.file))).toEqual(new Set(['articles/new.md']));
  expect(reports[0]!.changed).toContain('articles/new/index.html');
});
