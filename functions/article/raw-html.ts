/** Raw HTML in Markdown: all of it is left out, but what is only a comment is no loss. */

/** One or more comments and nothing else; linear time. */
export function isComment(value: string): boolean {
  let rest = value.trim();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end < 0) return true;
    rest = rest.slice(end + 3).trim();
  }
  return rest === '';
}
