/** The languages in which advice to get help is understood: the only list. */
import { en } from './en.ts';
import type { HelpWords } from './help-words.ts';
import { ja } from './ja.ts';

const languages: Readonly<Record<string, HelpWords>> = { en, ja };

/** By a BCP 47 tag; undefined in a language of which nobody has written the words. */
export function helpWordsOf(language: string): HelpWords | undefined {
  const [primary] = language.toLowerCase().split('-') as [string];
  return Object.hasOwn(languages, primary) ? languages[primary] : undefined;
}
