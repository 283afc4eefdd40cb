/**
 * The beginning of a text that a reason quotes: so many characters, none of which is cut in half,
 * and an ellipsis where there was more.
 */
export function shortened(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const all = Array.from(text);
  return all.length <= characters ? text : `${all.slice(0, characters).join('')}…`;
}
