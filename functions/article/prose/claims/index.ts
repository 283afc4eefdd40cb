/**
 * What is claimed in a sentence: how many have it, how much more likely it is, how much to give, which
 * value to aim at, what research has found. English, and only what is clear: numbers are everywhere in
 * a text about health, and most of them claim nothing. What somebody does to somebody ("zinc shortens
 * a cold") cannot be told from a recipe by its words, and is not found.
 */
import type { Span } from '../passages.ts';
import { comparisons } from './comparisons.ts';
import { claimsNothing } from './no-claims.ts';
import { countsOfPeople } from './people.ts';
import { researchClaims } from './research.ts';
import { shares } from './shares.ts';
import { values } from './values.ts';
import type { Kind, Use } from './words.ts';

const kinds: readonly Kind[] = [
  ...researchClaims,
  ...shares,
  ...countsOfPeople,
  ...comparisons,
  ...values,
];

/** Where the claim stands, if the sentence makes one. */
export function claimIn(
  sentence: string,
  { isFragment, column }: Pick<Use, 'isFragment' | 'column'>,
): Span | undefined {
  for (const { mayBe, pattern, unless } of kinds) {
    if (!mayBe.test(sentence)) continue;
    for (const { 0: words, index: from } of sentence.matchAll(pattern)) {
      const to = from + words.length;
      const around = { before: sentence.slice(0, from), after: sentence.slice(to) };
      if (unless?.({ sentence, words, ...around, isFragment, column }) === true) continue;
      return claimsNothing(sentence) ? undefined : { from, to };
    }
  }
  return undefined;
}
