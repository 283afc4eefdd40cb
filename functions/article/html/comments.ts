/** Comments are for whoever writes: they are in nothing that is published. */
import type { Html, Nodes, Text } from 'mdast';

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

/** The text without its comments; lines on which nothing else stood are gone. */
export function withoutSpans(text: string, spans: readonly Span[]): string {
  let rest = '';
  let at = 0;
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    if (to <= at) continue;
    const line = spacesBehind(text, to);
    const endsLine = line === text.length || text[line] === '\n';
    rest += text.slice(at, from);
    at = to;
    if (!endsLine) continue;
    rest = rest.slice(0, spacesBefore(rest));
    if (rest === '' || rest.endsWith('\n')) at = Math.min(line + 1, text.length);
  }
  return rest + text.slice(at);
}

function spacesBefore(text: string): number {
  let at = text.length;
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at;
}

function spacesBehind(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

/**
 * Words that begin like a comment, and are none because their paragraph ends before it does:
 * `a <!-- b`. Written as `\<!--` or `&lt;!--`, a comment is only told of.
 */
export function openComments(tree: Nodes, text: string): Text[] {
  if (!text.includes('<!--')) return [];
  if (tree.type === 'text') {
    const { start, end } = tree.position ?? {};
    const written = text.slice(start?.offset, end?.offset);
    return tree.value.includes('<!--') && /(?<!\\)<!--/.test(written) ? [tree] : [];
  }
  return 'children' in tree ? tree.children.flatMap((child) => openComments(child, text)) : [];
}
