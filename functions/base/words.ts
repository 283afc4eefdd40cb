/** How long a text is. */

/** Words a minute that a reader takes in, and characters of scripts that write without spaces. */
const WORDS_A_MINUTE = 220;
const CHARACTERS_A_MINUTE = 450;

const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

/** Words, where each character counts as one in scripts that write without spaces. */
export function countWords(text: string): { words: number; readingMinutes: number } {
  const characters = isSpaceless(text) ? (text.match(spaceless)?.length ?? 0) : 0;
  const rest = characters > 0 ? text.replace(spaceless, ' ') : text;
  const words = rest.match(word)?.length ?? 0;
  const minutes = words / WORDS_A_MINUTE + characters / CHARACTERS_A_MINUTE;
  return { words: words + characters, readingMinutes: Math.max(1, Math.round(minutes)) };
}

function isSpaceless(text: string): boolean {
  return /[\u3040-\u30FF\u3400-\u9FFF]/.test(text);
}
