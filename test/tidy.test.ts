/** The shape of the house, as DESIGN's style asks for it: telling names. */
import { globSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../', import.meta.url).pathname;
const tracked = globSync('{functions,infra,schemas,tools,test,bench}/**/*.{ts,js}', { cwd: root })
  .filter((file) => !/^schemas\/(types|validators)\.ts$/.test(file))
  .sort();

it('no file or folder is called after nothing', () => {
  const vague = /(^|\/)(utils?|helpers?|common|misc|lib)(\/|\.[a-z]+$)/;
  expect(tracked.filter((file) => vague.test(file))).toEqual([]);
});
