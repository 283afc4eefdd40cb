/** Where the sentences of a passage begin and end. English. */
import { LINE_END, OBJECT, type Span } from './passages.ts';

export interface Sentence extends Span {
  text: string;
}

const boundary = new RegExp(
  String.raw`[.!?]["'”’)${OBJECT}]{0,20}\s+(?=["'“‘(]?[\p{Lu}\p{N}])|${LINE_END}\s*`,
  'gu',
);
/** A point behind these ends no sentence. */
const abbreviation = /(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|No|vs|approx|al|Fig|ca)|[eE]\.g|[iI]\.e)$/;

/** Every sentence with a word in it; a citation behind its full stop belongs to it. */
export function sentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  const add = (from: number, to: number) => {
    const whole = text.slice(from, to);
    if (/\p{L}/u.test(whole)) found.push({ from, to: from + whole.trimEnd().length, text: whole });
  };
  let from = 0;
  for (const match of text.matchAll(boundary)) {
    if (abbreviation.test(text.slice(Math.max(from, match.index - 8), match.index))) continue;
    const to = match.index + match[0].length;
    add(from, to);
    from = to;
  }
  add(from, text.length);
  return found;
}

/** Words as readability counts them. */
export function wordsOf(text: string): string[] {
  return text.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
}
