/** What a misspelt word was probably meant to be. */
import { closestMatch } from 'leven';

/** The word of a list that is nearest to a misspelt one, if one is near at all. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  // Two letters swapped count as two; whatever is long is judged by its beginning.
  const written = word.toLowerCase().slice(0, 100);
  const maxDistance = Math.min(3, Math.floor(written.length / 4) + (written.length > 1 ? 1 : 0));
  const folded = new Map(known.map((candidate) => [candidate.toLowerCase(), candidate]));
  const words = [...folded.keys()];
  // Hardly anybody mistypes the first letter and one more: `layout` was not meant to be `about`.
  const alike = words.filter((candidate) => candidate.startsWith(written.charAt(0)));
  const match =
    maxDistance === 0
      ? written
      : (closestMatch(written, alike, { maxDistance }) ??
        closestMatch(written, words, { maxDistance: 1 }));
  return match === undefined ? undefined : folded.get(match);
}
