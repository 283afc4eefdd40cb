/** The plain renderer that `import` compares with shows what markdown-it shows. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { outsideWords, wordsOf } from '../../../../../infra/local/commands/import/outside.ts';
import { outsideWords as wordsOfMarkdownIt } from '../../../../article/html/outside.ts';

const folders = ['content/', 'test/docs/migrating/', 'docs/'].map(
  (name) => new URL(`../../../../../${name}`, import.meta.url).pathname,
);
const texts = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
);

/** Numbers of notes stand elsewhere there. */
function counted(words: readonly string[]): [string, number][] {
  const all = wordsOf(words.join(' ')).filter((word) => !/^\d+$/.test(word));
  return [...Map.groupBy(all, (word) => word)]
    .map(([word, same]): [string, number] => [word, same.length])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

it.each(texts)('of %s', (_, text) => {
  const body = text.replace(/^---\n[^]*?\n---\n/, '').replace(/^\+\+\+\n[^]*?\n\+\+\+\n/, '');
  expect(counted(outsideWords(body))).toEqual(counted(wordsOfMarkdownIt(body)));
});

it('keeps the scripts of East Asia apart, character by character', () => {
  expect(outsideWords('睡眠と *rest* です')).toEqual([...'睡眠と', 'rest', ...'です']);
});
