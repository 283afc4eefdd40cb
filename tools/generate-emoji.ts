/**
 * Makes functions/article/dialects/emoji-names.ts from gemoji, GitHub's list of short codes: a line
 * for every emoji, with the names that it has.
 */
import { writeFileSync } from 'node:fs';
import { gemoji } from 'gemoji';

const file = new URL('../functions/article/dialects/emoji-names.ts', import.meta.url);

/** The whole of emoji-names.ts, as it should be. */
export function generateEmoji(): string {
  const lines = gemoji.map(({ emoji, names }) => [emoji, ...names].join(' '));
  return [
    '/** Made from gemoji by `npm run generate`. Do not edit. */',
    'export const emojiNames = `',
    `${lines.join('\n')}\`;`,
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(file, generateEmoji());
