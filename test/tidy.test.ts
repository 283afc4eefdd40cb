/** The shape of the house, as DESIGN's style asks for it: small files, short lines, telling names. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../', import.meta.url).pathname;
const tracked = globSync('{functions,infra,schemas,test,bench}/**/*.{ts,js}', { cwd: root })
  .filter((file) => !/^schemas\/(types|validators)\.ts$/.test(file))
  .sort();
const lines = (file: string) => readFileSync(root + file, 'utf8').split('\n');

it('no file is longer than 250 lines', () => {
  const long = tracked.filter((file) => /^(functions|infra)\//.test(file));
  expect(long.length).toBeGreaterThan(50);
  expect(long.filter((file) => lines(file).length > 251)).toEqual([]);
});

it('no line is longer than 100 columns, but for one that cannot be broken', () => {
  const found = tracked.flatMap((file) =>
    lines(file).flatMap((line, at) =>
      [...line].length > 100 && /\s/.test(line.trim().slice(0, -1)) && !isText(line)
        ? [`${file}:${at + 1}`]
        : [],
    ),
  );
  expect(found).toEqual([]);
});

/** A string, a template or an expression that would be harder to read in pieces. */
function isText(line: string): boolean {
  return /['"`]|\/.*\//.test(line);
}

it('no file or folder is called after nothing', () => {
  const vague = /(^|\/)(utils?|helpers?|common|misc|lib)(\/|\.[a-z]+$)/;
  expect(tracked.filter((file) => vague.test(file))).toEqual([]);
});
