/** Text as it may be published and quoted: which characters it never holds, and where it is cut. */

/**
 * The beginning of a text that a reason quotes: so many characters, none of which is cut in half,
 * and an ellipsis where there was more.
 */
export function shortened(text: string, characters: number): string {
  const begun = beginning(text, characters);
  return begun === text ? text : `${begun}…`;
}

/** So many characters at most, none of which is cut in half. */
export function beginning(text: string, characters: number): string {
  return text.length <= characters ? text : Array.from(text).slice(0, characters).join('');
}

/**
 * Characters that no published text may hold. XML 1.0 cannot carry most controls, escaped or not,
 * and direction controls can make a dose read differently from what is written
 * (https://trojansource.codes). The marks U+200E and U+200F and the zero-width joiners stay: Arabic,
 * Hebrew, Persian and Indic texts need them.
 */
const forbidden =
  /[\0-\x08\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Surrogate}/u;

/** Where the first forbidden character stands, and what it is; undefined in clean text. */
export function findForbidden(text: string): { offset: number; what: string } | undefined {
  const offset = text.search(forbidden);
  if (offset < 0) return undefined;
  return { offset, what: nameCharacter(text.codePointAt(offset)!) };
}

/** `a direction control (U+202E)` */
function nameCharacter(code: number): string {
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (code >= 0x202a && code <= 0x2069) return `a direction control (${hex})`;
  if (code >= 0xd800 && code <= 0xdfff) return `half of a character, a lone surrogate (${hex})`;
  if (code >= 0xfffe) return `a code that is no character (${hex})`;
  return `a control character (${hex})`;
}
