/** How long a text is. */

/** Words a minute that a reader takes in; our own choice. */
const WORDS_A_MINUTE = 220;

/**
 * Of scripts that write without spaces between words. Each character counts as one word, and so many
 * are read in a minute.
 */
const spaceless: readonly { letter: string; aMinute: number }[] = [
  {
    // The mark of long vowels belongs to no script.
    letter: String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ーｰ]`,
    // Our own choice: more than the 357 of Japanese that grown-ups read aloud (Trauzettel-Klosinski and
    // Dietz 2012, IReST, doi:10.1167/iovs.11-8284), for nobody reads an article aloud.
    aMinute: 450,
  },
  {
    // Signs above and below a letter belong to it.
    letter: String.raw`(?=\p{L})[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*`,
    // As of other alphabets: 68 ms each in the same study, which had none of these.
    aMinute: 880,
  },
];

const readers = spaceless.map(({ letter, aMinute }) => ({
  aMinute,
  letter: new RegExp(letter, 'gu'),
}));
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

/** Words, where each character counts as one in scripts that write without spaces. */
export function countWords(text: string): { words: number; readingMinutes: number } {
  let rest = text;
  let words = 0;
  let minutes = 0;
  // Most texts have no such letters, and are looked at once for them.
  for (const { letter, aMinute } of isSpaceless(text) ? readers : []) {
    const characters = rest.match(letter)?.length ?? 0;
    if (characters === 0) continue;
    rest = rest.replace(letter, ' ');
    words += characters;
    minutes += characters / aMinute;
  }
  const others = rest.match(word)?.length ?? 0;
  minutes += others / WORDS_A_MINUTE;
  return { words: words + others, readingMinutes: Math.max(1, Math.round(minutes)) };
}

/** From Thai and Lao to Burmese, Khmer, and kana and characters in both widths. */
function isSpaceless(text: string): boolean {
  return /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u30FF\u3400-\u9FFF\uAA60-\uAA7F\uF900-\uFAFF\uFF66-\uFF9F]/.test(
    text,
  );
}
