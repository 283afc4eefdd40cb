/** What was said of articles is read once, and again only where something became of one. */
import { expect, it } from 'vitest';
import { readCatalog } from '../../../../functions/publish/rows/catalog.ts';
import { KnownReports } from '../../../../infra/local/runtime/known-reports.ts';
import { article, Publisher } from '../../../publish/publisher.ts';

const SITE = 'name: Test\nbaseUrl: https://test.example\n';

it('reads an article’s report once, another version’s again, and none of one without remarks', async () => {
  const room = new Publisher();
  await room.publish({
    'site.yaml': SITE,
    'articles/a.md': article('A', '', 'See ![](a.png).'),
    'articles/b.md': article('B'),
  });
  let reads = 0;
  const counted = new Proxy(room.table, {
    get: (table, name) => {
      const value = Reflect.get(table, name) as unknown;
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        reads++;
        return (value as (...given: unknown[]) => unknown).apply(table, args);
      };
    },
  });
  const known = new KnownReports(counted);
  const look = async () => {
    reads = 0;
    const rows = [...(await readCatalog(room)).rows.values()];
    const reports = await known.of(rows.map(({ summary }) => summary));
    return reports.map(({ file, diagnostics }) => [file, diagnostics.length]);
  };
  const [[, many]] = (await look()) as [[string, number]];
  expect(many).toBeGreaterThan(0);
  expect(reads).toBeGreaterThan(0);
  expect(await look()).toEqual([
    ['articles/a.md', many],
    ['articles/b.md', 0],
  ]);
  expect(reads).toBe(0);

  await room.publish({ 'articles/a.md': article('A', '', 'Only words.') });
  expect((await look())[0]).toEqual(['articles/a.md', 0]);
});

it('a report that is heard takes the place of the one before, which is known by then', async () => {
  const room = new Publisher();
  const known = new KnownReports(room.table);
  const report = { file: 'articles/a.md', outcome: 'accepted' as const, diagnostics: [] };
  expect(known.replace(report)).toBeUndefined();
  expect(known.replace({ ...report, outcome: 'refused' })).toEqual(report);
  expect(known.replace(report)?.outcome).toBe('refused');
});
