/**
 * What an article adds to the lists by which it is found: for each of its words where it stands, once what
 * is shown of it, and its lines of A–Z. It depends on the article alone, so that a list is the sum of
 * what articles add to it, however many there are.
 */
import { hash } from 'node:crypto';
import type { Summary } from '../../../schemas/types.ts';
import { codeName } from '../../article/medical-codes.ts';
import { fold, wordsIn } from '../../base/folded-words.ts';
import { addressOf } from '../../site/addresses.ts';
import { codePath } from '../../site/routes.ts';

/** `vocabulary`, `a-z`, `word:sleep`, `article:3fa2b1c`, `name:["Iron deficiency","en","/codes/…/"]`. */
export type ListId = string;

/** One entry of a list. */
export interface Posting {
  list: ListId;
  /** By which it is sorted, and its list split: no key of a list is the beginning of another. */
  key: string;
  /** What is shown of it, where that is more than the key. */
  value?: FoundArticle | NameLine;
}

/** An article as a search shows it. */
export interface FoundArticle {
  url: string;
  title: string;
  description?: string;
  language: string;
  /** What it is about, other names for that, and their codes. */
  names?: string[];
}

/** A line of A–Z. */
export interface NameLine {
  text: string;
  language: string;
  path: string;
  /** The title of the article that it leads to, where the text is none. */
  title?: string;
}

export const VOCABULARY: ListId = 'vocabulary';
export const A_TO_Z: ListId = 'a-z';

/**
 * Stands behind a key of which others may begin with all letters. It sorts before letters, digits and the
 * hyphen.
 */
export const END = '!';

/** How well a word says what an article is about: the first character of its key, the best first. */
const WEIGHTS = { whole: '1', begins: '2', title: '3', name: '4' } as const;

type Found = Omit<Summary, 'memory'>;

/** None of an article that is not live. */
export function postingsOf(summary: Found): readonly Posting[] {
  if (summary.status !== 'live') return [];
  const hash = articleHash(summary.slug);
  const words = [...weightsOf(summary)].map(([word, weight]): Posting => ({
    list: `word:${word}`,
    key: weight + hash,
  }));
  const shown: Posting = { list: `article:${hash}`, key: hash, value: foundArticle(summary) };
  return unique([...words, shown, ...linesOf(summary)]);
}

/**
 * The name of an article in lists of words, and of the file that shows it: 28 bits of its slug's SHA-256.
 * Among 100,000 some twenty share one with another, and are shown by the same file.
 */
function articleHash(slug: string): string {
  return hash('sha256', slug, 'hex').slice(0, 7);
}

function weightsOf({ title, about }: Found): Map<string, string> {
  const inTitle = wordsIn(title);
  const names = about.flatMap((subject) => namesOf(subject).map(wordsIn));
  const found = new Map<string, string>();
  const note = (word: string, weight: string) => {
    if (!found.has(word) || weight < found.get(word)!) found.set(word, weight);
  };
  for (const words of [inTitle, ...names]) if (words.length === 1) note(words[0]!, WEIGHTS.whole);
  inTitle.forEach((word, at) => note(word, at === 0 ? WEIGHTS.begins : WEIGHTS.title));
  for (const word of names.flat()) note(word, WEIGHTS.name);
  return found;
}

type Subject = Found['about'][number];

/** What it is called, and its codes. */
function namesOf({ name, alternateNames = [], codes = [] }: Subject): string[] {
  return [name, ...alternateNames, ...codes.map(({ code }) => code)];
}

function foundArticle({ url, title, description, language, about }: Found): FoundArticle {
  const names = [...new Set(about.flatMap(namesOf))];
  return {
    url,
    title,
    ...(description !== undefined && { description }),
    language,
    ...(names.length > 0 && { names }),
  };
}

/** Its title, and all names of what it is about: to the page of their code, or else to the article. */
function linesOf(summary: Found): Posting[] {
  const { title, language } = summary;
  const path = addressOf(summary);
  const own = line({ text: title, language, path });
  const names = summary.about.flatMap(({ name, alternateNames = [], codes = [] }) => {
    const code = codes.map(codeName).find((one) => one !== undefined);
    return [name, ...alternateNames].map((text): Posting | undefined => {
      if (code !== undefined)
        return { list: nameList({ text, language, path: codePath(code) }), key: articleHash(path) };
      return fold(text) === fold(title) ? undefined : line({ text, language, path, title });
    });
  });
  return [own, ...names.filter((one) => one !== undefined)];
}

/** A line, sorted word by word; the hash keeps those of equal texts apart. */
function line(value: NameLine): Posting {
  const { text, language, path, title = '' } = value;
  const sorted =
    fold(text)
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join('-') ?? '';
  const sum = hash('sha256', [text, language, path, title].join('\n'), 'hex');
  const key = [...sorted].slice(0, SORTED_CHARACTERS).join('') + END + sum.slice(0, 6);
  return { list: A_TO_Z, key, value };
}

const SORTED_CHARACTERS = 60;

/** Of a name that several articles may share: its line stands while one of them has it. */
function nameList({ text, language, path }: NameLine): ListId {
  return `name:${JSON.stringify([text, language, path])}`;
}

/**
 * What stands in other lists as long as anything is in this one: a word in the vocabulary, read from either
 * end, so that whoever mistypes one half of it finds it by the other; a name in A–Z.
 */
export function ledBy(list: ListId): Posting[] {
  const [, kind, name] = /^(word|name):(.+)$/s.exec(list) ?? [];
  if (kind === undefined) return [];
  if (kind === 'word') {
    // A code or a number is found as it is typed, or not at all.
    const backwards = /\d/.test(name!) ? [] : [`-${[...name!].reverse().join('')}${END}`];
    return [name! + END, ...backwards].map((key) => ({ list: VOCABULARY, key }));
  }
  const [text, language, path] = JSON.parse(name!) as [string, string, string];
  return [line({ text, language, path })];
}

/** Because of which list something stands in another: the other way round. */
export function listOf({ list, key, value }: Posting): ListId {
  if (list === A_TO_Z) return nameList(value as NameLine);
  const word = key.slice(0, -END.length);
  return `word:${word.startsWith('-') ? [...word.slice(1)].reverse().join('') : word}`;
}

function unique(postings: readonly Posting[]): Posting[] {
  return [...new Map(postings.map((one) => [`${one.list} ${one.key}`, one])).values()];
}
