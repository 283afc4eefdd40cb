/** The languages that the interface speaks: the only list, but for what a configuration adds. */
import { Addition } from '../house.ts';
import { en, type Strings } from './en.ts';
import { ja } from './ja.ts';

const languages: Readonly<Record<string, Strings>> = { en, ja };

/** Some of the words of a language, by where they stand; the others stay as they are. */
export type SomeStrings = Some<Strings>;

type Some<Words> = Words extends (...args: never) => unknown
  ? Words
  : Words extends object
    ? { readonly [Name in keyof Words]?: Some<Words[Name]> }
    : Words extends string
      ? string
      : Words;

/** Words in the place of ours, and other languages: by BCP 47's primary tag. */
// eslint-disable-next-line @typescript-eslint/consistent-generic-constructors -- the package's declarations need the name
export const addedStrings: Addition<AddedStrings> = new Addition('strings', {});

type AddedStrings = Readonly<Record<string, SomeStrings>>;

/** Of each configuration, every language as a whole, when it is first spoken. */
const whole = new WeakMap<object, Map<string, Strings>>();

/**
 * By a BCP 47 tag: in the language that it begins with, in English where nobody has written that.
 * `house`: the settings, or whoever else carries what is added.
 */
export function stringsFor(language: string, house: object): Strings {
  const [primary] = language.toLowerCase().split('-') as [string];
  const ours = Object.hasOwn(languages, primary) ? languages[primary]! : en;
  const added = addedStrings.of(house);
  if (!Object.hasOwn(added, primary)) return ours;
  const known = whole.get(added) ?? new Map<string, Strings>();
  whole.set(added, known);
  const made = known.get(primary) ?? (put(ours, added[primary]!) as Strings);
  known.set(primary, made);
  return made;
}

/** In which language those are: this one, or `en` where nobody has written it. */
export function languageOfStrings(language: string, house: object): string {
  const [primary] = language.toLowerCase().split('-') as [string];
  const isWritten = [languages, addedStrings.of(house)].some((all) => Object.hasOwn(all, primary));
  return isWritten ? language : 'en';
}

/** These words, with some others in their places. */
function put(words: object, others: object): object {
  const known = words as Record<string, unknown>;
  const merged = Object.entries(others).map(([name, value]: [string, unknown]) => {
    const our = known[name];
    return [name, isGroup(our) && isGroup(value) ? put(our, value) : value] as const;
  });
  return { ...words, ...Object.fromEntries<unknown>(merged) };
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

export type { Strings };
