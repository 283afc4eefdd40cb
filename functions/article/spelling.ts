/** What a misspelt word was probably meant to be. */
import { closestMatch } from 'leven';

/** The word of a list that is nearest to a misspelt one, if one is near at all. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  // Two letters swapped count as two; whatever is long is judged by its beginning.
  const written = word.toLowerCase().slice(0, 100);
  const maxDistance = Math.min(3, Math.floor(written.length / 4) + (written.length > 1 ? 1 : 0));
  const folded = new Map(words.map((candidate) => [candidate.toLowerCase(), candidate]));
  const match =
    maxDistance === 0 ? written : closestMatch(written, [...folded.keys()], { maxDistance });
  return match === undefined ? undefined : folded.get(match);
}
