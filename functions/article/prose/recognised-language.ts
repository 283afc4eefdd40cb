/**
 * Which language an article is in that does not say so. Decided by its script alone, and only where a
 * script says it: nearly every text in Latin letters is in some language that others are like, and is
 * in the site's. Why so, and by no library: docs/decisions/20-scripts-tell-languages.md.
 */
import type { Settings } from '../../site/settings.ts';
import { scripts } from './scripts.ts';

/** What an article says of itself, before its Markdown is read. */
interface Unread {
  /** As its front matter declares it. */
  language?: string | undefined;
  title?: string | undefined;
  /** The Markdown, without front matter. */
  body: string;
}

/**
 * BCP 47. What the front matter says; else what the script says (`recognised`); else the site's. A site
 * whose own language is written in that script knows better: Cantonese is not Chinese in general.
 */
export function languageOf(
  { language, title = '', body }: Unread,
  { language: site }: Pick<Settings, 'language'>,
): string {
  if (language !== undefined) return language;
  const found = recognised(`${title}\n${body}`);
  return found === undefined || found.others.includes(primary(site)) ? site : found.language;
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0]!;
}

/** So much of a text is looked at, in UTF-16 code units: who writes in two languages is not judged. */
const BEGINNING = 10_000;

/** Below so many words, a script may be a name, a symbol or a quotation. */
const LEAST_WORDS = 3;

/**
 * The language of a text, and all that are written in its script, where more than half of its words are
 * in one and `tell` knows the language. Words of code, HTML, addresses and footnotes do not count: an
 * article in Japanese rests on references in English. Pure, and bounded by BEGINNING.
 */
export function recognised(
  markdown: string,
): { language: string; others: readonly string[] } | undefined {
  const begun = markdown.slice(0, BEGINNING);
  // Nearly all texts are in Latin letters, and pay no more than this.
  if (!BEYOND_LATIN.test(begun)) return undefined;
  const text = begun.replace(unspoken, ' ');
  let rest = text;
  const counted = readers.map(({ script, word, letter }) => {
    const words = rest.match(word) ?? [];
    if (words.length > 0) rest = rest.replace(letter, ' ');
    return { script, words };
  });
  const others = rest.match(/\p{L}[\p{L}\p{M}]*/gu)?.length ?? 0;
  const all = counted.reduce((sum, { words }) => sum + words.length, others);
  const most = counted.find(({ words }) => words.length * 2 > all);
  if (most === undefined || most.words.length < LEAST_WORDS) return undefined;
  const language = most.script.tell(most.words.join(' '));
  return language === undefined ? undefined : { language, others: most.script.languages };
}

/** From Greek on, but for punctuation, symbols and more of Latin. */
const BEYOND_LATIN =
  /[\u0370-\u1DFF\u1F00-\u1FFF\u2D00-\u2DFF\u2E80-\uA6FF\uA900-\uD7FF\uF900-\uFAFF\uFB1D-\uFDFF\uFE70-\uFEFC\uFF66-\uFFDC]/;

/** A letter by itself is a symbol: α, β. */
const readers = scripts.map((script) => {
  const { letters, perWord } = script;
  const word =
    perWord === undefined ? `[${letters}][${letters}\\p{M}]+` : `[${letters}]{1,${perWord}}`;
  return { script, word: new RegExp(word, 'gu'), letter: new RegExp(`[${letters}]+`, 'gu') };
});

/**
 * What is for machines, or is said by others: comments, code, tags, addresses, templates, character
 * references, footnotes. Roughly, as nothing is parsed yet; what is opened and never closed goes to the
 * end of its line or of the text, so that every character is looked at once.
 */
const unspoken = new RegExp(
  [
    String.raw`<!--[^]*?(?:-->|$(?![^]))`,
    String.raw`^ {0,3}(\`{3,}|~{3,})[^]*?(?:^ {0,3}\1|$(?![^]))`,
    '`[^`\\n]*`?',
    String.raw`</?[a-z][^<>]{0,500}>`,
    String.raw`\]\([^\s)]*`,
    String.raw`(?:https?://|www\.)[!-~]+`,
    String.raw`\{[\{%][^\}]*`,
    String.raw`&#?[a-z0-9]+;?`,
    String.raw`^\[\^[^\]\n]*\]:.*`,
  ].join('|'),
  'gim',
);
