import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import type { Published } from '../../../../infra/local/runtime/publish.ts';
import { publishedLines } from '../../../../infra/local/runtime/published-lines.ts';
import { temporaryFolder } from '../folders.ts';

const requests = { get: 0, head: 0, put: 0, delete: 0, list: 0 };
const table = { get: 0, getMany: 0, query: 0, transact: 0, readUnits: 0, writeUnits: 0 };
const result: Published = {
  ...{ live: 7, refused: [], warnings: 0, drafts: 0, scheduled: 0, withdrawn: 0, changed: [] },
  ...{ milliseconds: 412, peakMemory: 100 },
  requests: { source: requests, ledger: requests, table, site: requests },
};

const own = new URL('../../../../content', import.meta.url).pathname;

it('says in one line what the run came to', async () => {
  const lines = (more: Partial<Published>) =>
    publishedLines({ ...result, ...more }, { content: own, out: 'x' }, false);
  expect(await lines({})).toEqual(['7 live: nothing to write in 412 ms']);
  expect(await lines({ drafts: 1, scheduled: 2, withdrawn: 3, changed: ['a'] })).toEqual([
    '7 live, 1 draft, 2 scheduled, 3 withdrawn: 1 file written to x/site in 412 ms',
  ]);
  expect(await lines({ warnings: 1, drafts: 2, changed: ['a', 'b'], unheard: 'No hub.' })).toEqual([
    '7 live, 2 drafts, 1 warning: 2 files written to x/site in 412 ms',
    'No hub.',
    'See the warnings with: npm run healthwire -- check',
  ]);
});

it('names pictures that have no smaller files, and says why', async () => {
  const picture = (at: number) => ({ file: `media/${at}.gif`, because: 'moving' as const });
  const lines = async (count: number) => {
    const unscaled = Array.from({ length: count }, (_, at) => picture(at));
    return (await publishedLines({ ...result, unscaled }, { content: own, out: 'x' }, false))[1];
  };
  expect(await lines(1)).toBe(
    'Published as they are, without smaller files for small screens: media/0.gif (it moves).',
  );
  expect(await lines(7)).toMatch(
    /4\.gif \(it moves\), 2 more, which "npm run healthwire -- status" names\.$/,
  );
});

it('says that all was published anew where an older version was, and what became of the rest', async () => {
  const folders = { content: own, out: 'x' };
  expect(await publishedLines({ ...result, anew: true }, folders, false)).toEqual([
    '7 live: nothing to write in 412 ms',
    'What was in x was made by an older healthwire, and is published anew. Notices and other pages ' +
      'without an article stay where they are, but no feed or listing knows of them any more: see ' +
      'them with "npm run healthwire -- verify". x/state is not used any more.',
  ]);
});

it('shows what is refused, where, and how to see the rest of the same folder', async () => {
  const content = temporaryFolder({ 'articles/a.md': '# A\n\nWords.\n' });
  const at = { file: 'articles/a.md', line: 1, column: 3, reason: 'No.' };
  const diagnostics = [
    { ...at, rule: 'one', severity: 'error' as const },
    { ...at, rule: 'two', severity: 'warning' as const },
  ];
  const refused = [{ file: 'articles/a.md', diagnostics }];
  const folders = { content, out: join(content, 'out') };
  expect(await publishedLines({ ...result, refused, warnings: 1 }, folders, false)).toEqual([
    `${relative('', join(content, 'articles/a.md'))}:1:3 error one
  No.

  1 │ # A
    │   ^

1 article, 1 error
`,
    '7 live, 1 refused, 1 warning: nothing to write in 412 ms',
    `See the warnings with: npm run healthwire -- check --content ${relative('', content)}`,
  ]);
});
