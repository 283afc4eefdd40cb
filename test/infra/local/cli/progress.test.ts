import { expect, test } from 'vitest';
import { createProgress } from '../../../../infra/local/cli/progress.ts';

/** Counted at these milliseconds, of 4,000; what was written. */
function written(moments: number[], stream: { isTTY?: boolean; columns?: number }, what = 'files') {
  const out: string[] = [];
  let now = 0;
  const progress = createProgress({ ...stream, write: (text) => out.push(text) }, () => now);
  for (const moment of moments) {
    now = moment;
    progress.count(moment, 4000, what);
  }
  progress.done();
  return out;
}

test('short work says nothing', () => {
  expect(written([0, 500, 999], { isTTY: true })).toEqual([]);
  expect(written([0, 500, 999], {})).toEqual([]);
});

test('a terminal sees a bar, redrawn a few times a second and taken away', () => {
  expect(written([1000, 1050, 2000, 4000], { isTTY: true })).toEqual([
    `\r\u001b[K${'█'.repeat(10)}${'░'.repeat(30)}  1000 of 4000 files`,
    `\r\u001b[K${'█'.repeat(20)}${'░'.repeat(20)}  2000 of 4000 files`,
    `\r\u001b[K${'█'.repeat(40)}  4000 of 4000 files`,
    '\r\u001b[K',
  ]);
});

test('a log gets a line every few seconds', () => {
  expect(written([1000, 2000, 5999, 6000], {})).toEqual([
    '1000 of 4000 files\n',
    '6000 of 4000 files\n',
  ]);
});

test('the line never wraps, or it could not be rewritten', () => {
  const line = (columns: number) => written([1000], { isTTY: true, columns })[0]!.slice(4);
  expect([line(40), line(30), line(10)]).toEqual([
    '█████░░░░░░░░░░░░░░  1000 of 4000 files',
    '1000 of 4000 files',
    '1000 of 4',
  ]);
});

test('a terminal that does not know its width is taken to have 80 columns', () => {
  const [unknown] = written([1000], { isTTY: true, columns: 0 });
  expect(unknown).toBe(written([1000], { isTTY: true })[0]);
});

test('work of unknown length is said in words', () => {
  const out: string[] = [];
  let now = 0;
  const progress = createProgress({ isTTY: true, write: (text) => out.push(text) }, () => now);
  now = 1000;
  progress.update('Comparing');
  progress.done();
  expect(out).toEqual(['\r\u001b[KComparing', '\r\u001b[K']);
});
