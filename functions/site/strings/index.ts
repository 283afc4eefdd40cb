/** The languages that the interface speaks: the only list. */
import { en, type Strings } from './en.ts';

const languages: Readonly<Record<string, Strings>> = { en };

/** By a BCP 47 tag: in the language that it begins with, in English where nobody has written that. */
export function stringsFor(language: string): Strings {
  const [primary] = language.toLowerCase().split('-');
  return Object.hasOwn(languages, primary!) ? languages[primary!]! : en;
}

export type { Strings };
