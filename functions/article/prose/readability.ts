/** How hard a text is to read, for languages with a formula that has been validated for them. */
import type { RootContent } from 'mdast';
import { syllable } from 'syllable';
import type { Readability } from '../../../schemas/types.ts';
import { plain } from '../markdown/plain-text.ts';
import type { Part } from '../markdown/structure.ts';

/** Below so many words, or sentences, a formula says more about chance than about the text. */
const LEAST_WORDS = 100;
const LEAST_SENTENCES = 30;

/**
 * The US school grade by Flesch and Kincaid: 0.39 words a sentence + 11.8 syllables a word − 15.59
 * (Kincaid et al. 1975, Naval Technical Training Command, Research Branch Report 8-75).
 * Running text only: headings, tables and code are no sentences. English only.
 */
export function readability(parts: readonly Part[], language: string): Readability | undefined {
  if (!/^en(-|$)/i.test(language)) return undefined;
  const { sentences, words, syllables } = total(parts);
  if (words < LEAST_WORDS) return undefined;
  const grade = 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
  return { formula: 'Flesch-Kincaid', grade: Math.max(0, rounded(grade)) };
}

/**
 * The SMOG grade: 1.0430 times the root of the words of three syllables and more in 30 sentences,
 * + 3.1291 (McLaughlin 1969, Journal of Reading 12(8), 639–646). English, and no short texts.
 */
export function smogGrade(parts: readonly Part[], language: string): number | undefined {
  if (!/^en(-|$)/i.test(language)) return undefined;
  const { sentences, long } = total(parts);
  if (sentences < LEAST_SENTENCES) return undefined;
  return rounded(1.043 * Math.sqrt((long * 30) / sentences) + 3.1291);
}

function rounded(grade: number): number {
  return Math.round(grade * 10) / 10;
}

interface Counts {
  sentences: number;
  words: number;
  syllables: number;
  /** Words of three syllables or more. */
  long: number;
}

function total(parts: readonly Part[]): Counts {
  const sum: Counts = { sentences: 0, words: 0, syllables: 0, long: 0 };
  for (const part of parts) {
    const counts = countsOf(part);
    for (const what of Object.keys(sum) as (keyof Counts)[]) sum[what] += counts[what];
  }
  return sum;
}

/** Several rules and the page ask for the same parts. */
const counted = new WeakMap<Part, Counts>();

function countsOf(part: Part): Counts {
  const before = counted.get(part);
  if (before !== undefined) return before;
  const counts: Counts = { sentences: 0, words: 0, syllables: 0, long: 0 };
  for (const text of part.nodes.flatMap(prose)) {
    for (const sentence of text.split(/(?<=[.!?])["'”’)]*\s+(?=[\p{Lu}\p{N}"'“‘(])/u)) {
      const found = sentence.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
      if (found.length === 0) continue;
      counts.sentences++;
      counts.words += found.length;
      for (const word of found) {
        const syllables = countSyllables(word);
        counts.syllables += syllables;
        if (syllables > 2) counts.long++;
      }
    }
  }
  counted.set(part, counts);
  return counts;
}

/** The paragraphs of a node, at any depth. */
function prose(node: RootContent): string[] {
  if (node.type === 'paragraph') return [plain(node)];
  switch (node.type) {
    case 'blockquote':
    case 'list':
    case 'listItem':
    case 'container':
    case 'labelledBox':
    case 'definitionList':
    case 'definitionDetails':
      return (node.children as RootContent[]).flatMap(prose);
    default:
      return [];
  }
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
