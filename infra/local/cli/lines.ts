/** How lines for people are put together. */

/** `1 error`, `2 errors` */
export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** At most so many lines of a kind, where nothing else is said. */
const MOST_LINES = 20;

/**
 * A line for each item, behind the word that says what it is; the words of one list are as wide as its
 * widest.
 */
export function listed(
  word: string,
  items: readonly string[],
  { width, most = MOST_LINES }: { width: number; most?: number },
): string[] {
  const line = (text: string) => `${word.padEnd(width)}  ${text}`;
  const more = items.length - most;
  return [
    ...items.slice(0, most).map(line),
    ...(more > 0 ? [line(`… and ${more} more: --json has all`)] : []),
  ];
}
