import { expect, it } from 'vitest';
import { sqsEvent } from '../../../../infra/local/runtime/events.ts';
import { openPool } from '../../../../infra/local/runtime/threads.ts';
import type { Lane } from '../../../../functions/publish/queues.ts';
import type { Invocation, Task } from '../../../../infra/local/runtime/worker.ts';
import { temporaryFolder } from '../folders.ts';

/** Beside it stands `worker.ts`. */
const loop = new URL('../../../../infra/local/runtime/loop.ts', import.meta.url).href;

it('tells of each invocation what it alone did: what it logged, enqueued and asked for', async () => {
  const content = temporaryFolder({ 'articles/a.md': '# A\n\nWords.\n', 'site.yaml': 'name: S\n' });
  const pool = await openPool(loop, { content, out: temporaryFolder(), renderer: 'test' });
  try {
    const run = async (task: Task) => (await pool.run(task)) as Invocation;
    const ingest = (key: string, lane: Lane = 'push') =>
      run({ event: sqsEvent('ingest', [key]), lane });
    await ingest('site.yaml');
    const first = await ingest('articles/a.md');
    expect(first.response.batchItemFailures).toEqual([]);
    expect(first.events.map(({ event }) => event)).toEqual(['article.ingested']);
    expect(first.enqueued).toEqual([
      ['announce', ['articles/a/index.html']],
      ['syndicate', ['articles/a.md']],
    ]);
    expect(first.requests.table.transact).toBeGreaterThan(0);
    const again: Invocation[] = [];
    for (let run = 0; run < 8; run++) again.push(await ingest('articles/a.md'));
    for (const { requests, enqueued } of again) {
      expect(requests).toEqual(again[0]!.requests);
      expect([requests.table.transact, requests.site.put]).toEqual([0, 0]);
      // As long as nobody has done what is to be done.
      expect(enqueued).toEqual([['syndicate', ['articles/a.md']]]);
    }
    // What the archive causes stays behind what editors push.
    const { enqueued } = await ingest('articles/a.md', 'archive');
    expect(enqueued).toEqual([['syndicate-archive', ['articles/a.md']]]);
  } finally {
    await pool.destroy();
  }
});
