/** What is said of a command line that cannot be understood. */
import { closestMatch } from 'leven';
import type { Options } from './command.ts';

/** What is wrong with the command line, in a sentence. */
export class Misunderstood extends Error {}

/** ` Did you mean "start"?`, or nothing where no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const match = closestMatch(word, known, {
    maxDistance: Math.max(2, Math.floor(word.length / 3)),
  });
  return match === undefined ? '' : ` Did you mean "${match}"?`;
}

/** For commands that take options alone. */
export function takesNothing(command: string, [word]: readonly string[]): void {
  if (word === undefined) return;
  throw new Misunderstood(
    `"${command}" takes no "${word}". For another folder of articles, write --content ${word}.`,
  );
}

/** The value of an option that the command cannot do without. */
export function needed<Value>(
  command: string,
  options: Options,
  name: string,
  value: Value | undefined,
): Value {
  if (value !== undefined) return value;
  const { value: placeholder, does } = options[name]!;
  throw new Misunderstood(`"${command}" needs --${name} ${placeholder}: ${does}.`);
}
