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
