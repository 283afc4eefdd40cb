/** What a misspelt word was probably meant to be. */
import { closestMatch } from 'leven';

/** The word of a list that is nearest to a misspelt one, if one is near at all. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  // One typing error in two letters, two in five; whatever is long is judged by its beginning.
  const written = word.toLowerCase().slice(0, 100);
  const maxDistance = Math.min(6, Math.floor((written.length + 1) / 3));
  const folded = new Map(words.map((candidate) => [candidate.toLowerCase(), candidate]));
  const match =
    maxDistance === 0 ? written : closestMatch(written, [...folded.keys()], { maxDistance });
  return match === undefined ? undefined : folded.get(match);
}
