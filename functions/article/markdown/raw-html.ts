/**
 * Raw HTML in Markdown is left out, but what Markdown has no word for and health texts need is
 * understood: `<br>`, and subscripts and superscripts, as in vitamin B<sub>12</sub>.
 */
import type { Emphasis, Html, PhrasingContent } from 'mdast';

export function isLineBreak({ value }: Html): boolean {
  return /^<br\s*\/?>$/i.test(value);
}

/** One or more comments and nothing else; linear time. */
export function isComment({ value }: Html): boolean {
  let rest = value.trim();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end < 0) return true;
    rest = rest.slice(end + 3).trim();
  }
  return rest === '';
}

/** Puts what stands between `<sub>` and `</sub>` (or sup) into a node of its own. */
export function pairScripts(nodes: PhrasingContent[]): PhrasingContent[] {
  if (!nodes.some((node) => tagOf(node) !== undefined)) return nodes;
  const done: PhrasingContent[] = [];
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]!;
    const tag = tagOf(node);
    // Scripts are short, and they do not stand within each other.
    const end = tag?.startsWith('/') ? -1 : closing(nodes, at, tag);
    if (end < 0) {
      done.push(node);
      continue;
    }
    done.push(script(tag!, nodes.slice(at + 1, end), node));
    at = end;
  }
  return done;
}

/** Where the tag is closed that is opened at `from`; at most a few nodes further on. */
function closing(nodes: PhrasingContent[], from: number, tag: string | undefined): number {
  for (let at = from + 1; tag !== undefined && at < Math.min(from + 8, nodes.length); at++) {
    const found = tagOf(nodes[at]!);
    if (found !== undefined) return found === `/${tag}` ? at : -1;
  }
  return -1;
}

function tagOf(node: PhrasingContent): string | undefined {
  return node.type === 'html' ? /^<(\/?su[bp])>$/i.exec(node.value)?.[1]?.toLowerCase() : undefined;
}

function script(
  hName: string,
  children: PhrasingContent[],
  { position }: PhrasingContent,
): Emphasis {
  return { type: 'emphasis', children, data: { hName }, ...(position && { position }) };
}
