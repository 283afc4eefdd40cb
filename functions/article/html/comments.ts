/** Comments are for whoever writes: they are in nothing that is published. */
import type { Html } from 'mdast';

/** From where to where in the source, in UTF-16 code units. */
export type Span = [from: number, to: number];

/** One or more comments and nothing else; linear time. */
export function isOnlyComments({ value }: Html): boolean {
  let rest = value.trim();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end < 0) return false;
    rest = rest.slice(end + 3).trim();
  }
  return rest === '';
}

export function spanOf({ position }: Pick<Html, 'position'>): Span {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0];
}

/** The text without its comments, which come in order. */
export function withoutSpans(text: string, spans: readonly Span[]): string {
  let rest = '';
  let at = 0;
  for (const [from, to] of spans) {
    if (from < at) continue;
    rest += text.slice(at, from);
    at = to;
  }
  return rest + text.slice(at);
}
