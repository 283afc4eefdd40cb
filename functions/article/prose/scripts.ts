/** Scripts and the languages that are written in them: the only list. */

export interface Script {
  /** Its letters, as they stand in a class of a regular expression (flag u). */
  letters: string;
  /** Whoever declares one of these for a text in this script may well be right. */
  languages: readonly string[];
  /** Those of them that it can tell. */
  told: readonly string[];
  /** Of a script without spaces between words: about so many characters make one. */
  perWord?: number;
  /** Which language some words in it are in; undefined where they could be in another. */
  tell: (words: string) => string | undefined;
}

/** Only one living language is written in it, whatever scholars and neighbours do. */
function alone(script: string, languages: string, perWord?: number): Script {
  const [language, ...others] = languages.split(' ') as [string, ...string[]];
  return {
    letters: String.raw`\p{Script=${script}}`,
    languages: [language, ...others],
    told: [language],
    ...(perWord !== undefined && { perWord }),
    tell: () => language,
  };
}

/** Several share it: `tell` says which by letters that the others have not, or nobody does. */
function shared(
  script: string,
  languages: string,
  { told, tell }: Pick<Script, 'told' | 'tell'>,
): Script {
  return { letters: String.raw`\p{Script=${script}}`, languages: languages.split(' '), told, tell };
}

/** Its languages have the same letters. */
const nobody: Pick<Script, 'told' | 'tell'> = { told: [], tell: () => undefined };

/** This one, unless there is a sign of another. */
function unless(language: string, sign: RegExp): Pick<Script, 'told' | 'tell'> {
  return { told: [language], tell: (words) => (sign.test(words) ? undefined : language) };
}

/** The share of some letters in others, from 0 to 1. */
function share(all: string, letters: RegExp): number {
  return (all.match(letters)?.length ?? 0) / Math.max(1, all.length);
}

/** Letters of names and quotations from elsewhere; and what is too rare to be a sign. */
const STRAY = 0.01;

/** So many words have, in all likelihood, all letters that set their language apart. */
const LEAST_WORDS = 20;

/** The language whose own letters are there, and no others. */
function byAlphabet(
  alphabets: Readonly<Record<string, { own: RegExp; strange: RegExp }>>,
): Pick<Script, 'told' | 'tell'> {
  const told = Object.keys(alphabets);
  const tell = (words: string) => {
    if (words.split(' ').length < LEAST_WORDS) return undefined;
    const text = words.toLowerCase().replace(/\P{L}/gu, '');
    return told.find((language) => {
      const { own, strange } = alphabets[language]!;
      return share(text, own) > STRAY && share(text, strange) < STRAY;
    });
  };
  return { told, tell };
}

/**
 * Kana are in no other language, and no Japanese sentence is without: a tenth of its letters, where
 * it has few. Without any, what has the commonest characters of Chinese, which are rare in the names
 * and compounds that Japanese writes in characters alone, is Chinese, whichever; between the two nobody
 * can say.
 */
function ofCharacters(words: string): string | undefined {
  const all = words.replaceAll(' ', '');
  const kana = share(all, /[\u3041-\u30FF\uFF66-\uFF9F]/g);
  if (kana >= 0.1) return 'ja';
  if (words.split(' ').length < LEAST_WORDS) return undefined;
  const chinese = share(all, /[的是了也这這们們你您它把被让讓很吗嗎呢吧]/g);
  return kana < STRAY && chinese >= 2 * STRAY ? 'zh' : undefined;
}

/** Yiddish has letters of its own, and cannot do without its "and". */
const yiddish = /[\u05F0-\u05F2]|(?<!\p{L})און(?!\p{L})/u;

export const scripts: readonly Script[] = [
  {
    // The mark of long vowels belongs to both syllabaries, and so to neither.
    letters: String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ーｰ`,
    languages: ['ja', 'zh', 'yue', 'wuu', 'nan', 'hak', 'cmn', 'lzh', 'ryu', 'ain'],
    told: ['ja', 'zh'],
    perWord: 2,
    tell: ofCharacters,
  },
  alone('Hangul', 'ko'),
  shared(
    'Cyrillic',
    'ru uk be bg sr mk kk ky mn tg tt ba cv os ce',
    byAlphabet({
      ru: { own: /[ыэ]/g, strange: /[^а-яё]/g },
      uk: { own: /[іїєґ]/g, strange: /[^а-щьюяіїєґ]/g },
      be: { own: /[ўі]/g, strange: /[^а-зй-шы-яёіў]/g },
      bg: { own: /ъ/g, strange: /[^а-ъьюя]/g },
    }),
  ),
  shared(
    'Arabic',
    'ar fa ur ps ku ckb sd ug prs pnb',
    byAlphabet({
      ar: { own: /[ةىأإ]/g, strange: /[^\u0621-\u063A\u0641-\u064A]/g },
      fa: { own: /[پچژگ]/g, strange: /[^\u0621-\u063A\u0641-\u064Aپچژگکیۀ]/g },
    }),
  ),
  shared('Hebrew', 'he yi lad arc', unless('he', yiddish)),
  shared('Devanagari', 'hi mr ne sa kok bho mai doi brx', nobody),
  // Assamese writes r and w with letters that Bengali has not.
  shared('Bengali', 'bn as mni', unless('bn', /[ৰৱ]/)),
  alone('Greek', 'el grc'),
  alone('Thai', 'th', 4),
  alone('Lao', 'lo', 4),
  alone('Khmer', 'km', 4),
  shared('Myanmar', 'my shn mnw ksw', nobody),
  alone('Georgian', 'ka xmf lzz'),
  alone('Armenian', 'hy hyw'),
  alone('Tamil', 'ta'),
  alone('Telugu', 'te'),
  alone('Kannada', 'kn tcy kok'),
  alone('Malayalam', 'ml'),
  alone('Gujarati', 'gu kfr'),
  alone('Gurmukhi', 'pa'),
  alone('Oriya', 'or'),
  alone('Sinhala', 'si'),
];
