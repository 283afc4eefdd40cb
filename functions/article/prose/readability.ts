/** How hard a text is to read, for languages with a formula that has been validated for them. */
import type { RootContent } from 'mdast';
import { syllable } from 'syllable';
import type { Readability } from '../../../schemas/types.ts';
import { plain } from '../markdown/plain-text.ts';
import type { Part } from '../markdown/structure.ts';

/** Below so many words the formula says more about chance than about the text. */
const LEAST_WORDS = 100;

/**
 * The US school grade by Flesch and Kincaid: 0.39 words a sentence + 11.8 syllables a word − 15.59
 * (Kincaid et al. 1975, Naval Technical Training Command, Research Branch Report 8-75).
 * Running text only: headings, tables and code are no sentences. English only.
 */
export function readability(parts: readonly Part[], language: string): Readability | undefined {
  if (!/^en(-|$)/i.test(language)) return undefined;
  let sentences = 0;
  let words = 0;
  let syllables = 0;
  for (const text of parts.flatMap(({ nodes }) => nodes.flatMap(prose))) {
    for (const sentence of text.split(/(?<=[.!?])["'”’)]*\s+(?=[\p{Lu}\p{N}"'“‘(])/u)) {
      const found = sentence.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
      if (found.length === 0) continue;
      sentences++;
      words += found.length;
      for (const word of found) syllables += countSyllables(word);
    }
  }
  if (words < LEAST_WORDS) return undefined;
  const grade = 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
  return { formula: 'Flesch-Kincaid', grade: Math.max(0, Math.round(grade * 10) / 10) };
}

/** The paragraphs of a node, at any depth. */
function prose(node: RootContent): string[] {
  if (node.type === 'paragraph') return [plain(node)];
  if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem') {
    return node.children.flatMap(prose);
  }
  return [];
}

/** The words of health texts come again and again, and counting is slow. */
const known = new Map<string, number>();
const KNOWN_WORDS = 20_000;

function countSyllables(word: string): number {
  const before = known.get(word);
  if (before !== undefined) return before;
  const count = Math.max(1, syllable(word.slice(0, 100)));
  if (known.size < KNOWN_WORDS) known.set(word, count);
  return count;
}
