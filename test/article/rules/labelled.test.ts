/** How every rule does on passages that were labelled by hand: held exactly, faults included. */
import { expect, it } from 'vitest';
import { measure, passages } from './labelled.ts';

it('there are more than four hundred passages, and half of the labels are temptations', () => {
  const all = passages();
  const tempting = all.filter(({ tempted }) => tempted.size > 0);
  expect(all.length).toBeGreaterThan(400);
  expect(tempting.length).toBeGreaterThan(all.length * 0.4);
});

it('every rule has something to find, and something that only looks like it', () => {
  const { counts } = measure();
  const idle = [...counts].filter(([, { found, missed }]) => found + missed === 0);
  expect(idle).toEqual([]);
  const tempted = new Set(passages().flatMap((passage) => [...passage.tempted]));
  expect([...counts.keys()].filter((rule) => !tempted.has(rule))).toEqual([]);
});

it('finds, misses and false alarms are as they were', async () => {
  const { counts, faults } = measure();
  const table = [...counts].map(
    ([rule, { found, missed, false: vain }]) =>
      `${rule}: found ${found}, missed ${missed}, false ${vain}\n`,
  );
  const list = faults.map(
    ({ rule, kind, file, words, line }) =>
      `${kind} ${rule} ⟦${words.split('\n')[0]!}⟧ ${file}: ${line}\n`,
  );
  await expect([...table, '\n', ...list].join('')).toMatchFileSnapshot('../golden/labelled.txt');
});
