/** Bare web addresses in running text become links, as readers of GitHub's Markdown expect. */
import type { Link, Text } from 'mdast';

/** The text in pieces, its addresses linked. Only the addresses get positions of their own. */
export function linkBareUrls(node: Text): (Text | Link)[] {
  const pieces: (Text | Link)[] = [];
  let from = 0;
  for (const match of node.value.matchAll(/(?<![\p{L}\p{N}])https?:\/\/[^\s<>"“”„]+/gu)) {
    const url = withoutPunctuation(match[0]);
    if (!/^https?:\/\/[^/]/.test(url)) continue;
    if (match.index > from) pieces.push(words(node.value.slice(from, match.index), node));
    pieces.push({ ...words('', node), type: 'link', url, children: [words(url, node)] });
    from = match.index + url.length;
  }
  if (from < node.value.length) pieces.push(words(node.value.slice(from), node));
  return pieces;
}

function words(value: string, { position }: Text): Text {
  return { type: 'text', value, ...(position && { position }) };
}

/** Full stops and the like belong to the sentence; a closing bracket to whatever opened it. */
function withoutPunctuation(url: string): string {
  let end = url.length;
  let open = count(url, '(') - count(url, ')');
  for (; end > 0; end--) {
    const last = url[end - 1]!;
    if (last === ')' && open < 0) open++;
    else if (!/[.,:;!?'*_~\]}]/.test(last)) break;
  }
  return url.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
