/** How the name of a file ends. */

/** The part after the last dot, in lower case; the empty string without one. */
export function extension(key: string): string {
  return /\.([^./]+)$/.exec(key)?.[1]?.toLowerCase() ?? '';
}
