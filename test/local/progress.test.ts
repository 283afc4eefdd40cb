import { expect, test } from 'vitest';
import { createProgress } from '../../infra/local/progress.ts';

/** Updates at these milliseconds; what was written. */
function written(moments: number[], stream: { isTTY?: boolean; columns?: number }, text = 'half') {
  const out: string[] = [];
  let now = 0;
  const progress = createProgress({ ...stream, write: (text) => out.push(text) }, () => now);
  for (const moment of moments) {
    now = moment;
    progress.update(`${text} ${moment}`);
  }
  progress.done();
  return out;
}

test('short work says nothing', () => {
  expect(written([0, 500, 999], { isTTY: true })).toEqual([]);
  expect(written([0, 500, 999], {})).toEqual([]);
});

test('a terminal sees one line, rewritten a few times a second and taken away', () => {
  expect(written([1000, 1050, 1100], { isTTY: true })).toEqual([
    '\r\u001b[Khalf 1000',
    '\r\u001b[Khalf 1100',
    '\r\u001b[K',
  ]);
});

test('a log gets a line every few seconds', () => {
  expect(written([1000, 2000, 5999, 6000], {})).toEqual(['half 1000\n', 'half 6000\n']);
});

test('the line never wraps, or it could not be rewritten', () => {
  expect(written([1000], { isTTY: true, columns: 10 }, 'a long way')[0]).toBe(
    '\r\u001b[Ka long wa',
  );
});
