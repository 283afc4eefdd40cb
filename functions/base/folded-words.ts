/**
 * The words by which something is found: folded, so that `Schlaflosigkeit`, `Crème` and `ＲＬＳ` are found
 * however they are typed. The script of the search page splits what a reader types in the same way
 * (site/search-script.ts); a test holds the two together.
 */

/** Lower case, compatible forms as one (Unicode Standard Annex 15, NFKC), letters without the marks of Europe. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßæœøłđðþς]/g, (letter) => LETTERS[letter]!);
}

/** What has no decomposition in Unicode, as those write it who lack the key. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  // At the end of a word.
  ς: 'σ',
};

/** Code points of a word that are kept: every file system takes its name in UTF-8. */
const WORD_CHARACTERS = 40;

/** Letters, marks and digits; a point only inside, as in `E83.42` and `2.5`. */
const token = /[\p{L}\p{M}\p{N}]+(?:\.[\p{L}\p{M}\p{N}]+)*/gu;

/** Of scripts that write without spaces. */
const spaceless =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]+/u;

/**
 * Each once, in the order of the text. Codes and numbers stay whole; scripts without spaces give every two
 * letters that stand side by side.
 */
export function wordsIn(text: string): string[] {
  const words = new Set<string>();
  for (const whole of fold(text).match(token) ?? [])
    for (const part of /\d/.test(whole) ? [whole] : whole.split('.'))
      for (const run of part.split(new RegExp(`(${spaceless.source})`, 'u')))
        for (const word of spaceless.test(run) ? pairs(run) : [run])
          if (word !== '') words.add([...word].slice(0, WORD_CHARACTERS).join(''));
  return [...words];
}

function pairs(run: string): string[] {
  const letters = [...run];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => letters[at]! + letter);
}
