/** What is said of a command line that cannot be understood. */
import { closestMatch } from 'leven';

/** What is wrong with the command line, in a sentence. */
export class Misunderstood extends Error {}

/** ` Did you mean "start"?`, or nothing where no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const match = closestMatch(word, known, {
    maxDistance: Math.max(2, Math.floor(word.length / 3)),
  });
  return match === undefined ? '' : ` Did you mean "${match}"?`;
}
