/** Saved files become runs: real publishing of a folder, and what is told of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { Loop } from '../../../../infra/local/runtime/loop.ts';
import { publishAll, Tally } from '../../../../infra/local/runtime/publish.ts';
import { Pushes, type Push } from '../../../../infra/local/runtime/pushes.ts';
import { temporaryFolder } from '../folders.ts';

async function published(files: Record<string, string>) {
  const content = temporaryFolder(files);
  const heard: { hear: Pushes['hear'] }[] = [];
  const folders = { content, out: temporaryFolder(), renderer: 'test' };
  const loop = new Loop(folders, { log: (event) => heard.forEach((one) => one.hear(event)) });
  const told: Push[] = [];
  const pushes = new Pushes(
    loop,
    (push) => told.push(push),
    (error) => {
      throw error;
    },
  );
  heard.push(pushes);
  onTestFinished(async () => {
    await pushes.close();
    loop.close();
  });
  await publishAll(loop, new Tally(), () => undefined);
  // What the first run logged is no push.
  await pushes.after(Promise.resolve());
  return { content, loop, pushes, told };
}

it('what is saved together is one run, the new address of a renamed article before its old one', async () => {
  const article = '---\ntitle: A\nid: tag:x.example,2026:a\n---\n\nWords.\n';
  const { content, loop, pushes, told } = await published({ 'articles/a.md': article });
  const send = vi.spyOn(loop, 'send');
  writeFileSync(join(content, 'articles/b.md'), article);
  pushes.touch('articles/a.md', 'gone');
  pushes.touch('articles/b.md', 'saved');
  await vi.waitUntil(() => told.length > 0, { timeout: 30_000 });
  expect(send.mock.calls[0]).toEqual(['ingest', ['articles/b.md', 'articles/a.md']]);
  expect(told).toHaveLength(1);
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
