/** GitHub's alerts and Obsidian's callouts: a quote whose first line is `[!WARNING]`. */
import type { Blockquote, Paragraph, Parents, PhrasingContent } from 'mdast';
import type { Container } from '../html/nodes.ts';
import { positionOf, type Dialect, type Reading } from '../markdown/dialect.ts';
import type { Strings } from '../../site/strings/index.ts';
import { labelledBox } from './labelled-box.ts';
import { isPlain, piece, spanWithin } from '../markdown/text-pieces.ts';

export const callouts: Dialect = {
  name: 'callouts',
  about:
    'A quote that begins with `[!WARNING]` (GitHub) or any such word, with a title and `+` or `-` ' +
    'to fold it (Obsidian), is a labelled box. `[!EMERGENCY]` and `[!URGENT]` are advice to get help now, or ' +
    'today: the page leads to it at its top.',
  mayStandIn: (text) => text.includes('[!'),
  tidy,
  examples: [
    {
      input: '> [!WARNING]\n> Call a doctor if the pain is strong.\n',
      output:
        '<div class="hw-callout hw-warning" role="note">\n' +
        '<p class="hw-callout-title"><strong>Warning</strong></p>\n' +
        '<p>Call a doctor if the pain is strong.</p>\n</div>',
    },
    {
      input: '> [!tip]- At *night*\n> Sleep on your side.\n>\n> - And rest.\n',
      output:
        '<details class="hw-callout hw-tip">\n' +
        '<summary class="hw-callout-title"><strong>At <em>night</em></strong></summary>\n' +
        '<p>Sleep on your side.</p>\n<ul>\n<li>And rest.</li>\n</ul>\n</details>',
    },
    {
      input: '> [!EMERGENCY]\n> Call an ambulance.\n',
      output:
        '<div class="hw-care hw-emergency" role="note" id="intro.help">\n' +
        '<p class="hw-care-title"><strong>Emergency help</strong></p>\n' +
        '<p>Call an ambulance.</p>\n</div>',
    },
    {
      input: '> \\[!NOTE]\n> Only a quote.\n',
      output: '<blockquote>\n<p>[!NOTE]\nOnly a quote.</p>\n</blockquote>',
    },
  ],
};

function tidy(parent: Parents, { text, strings }: Reading): void {
  for (const [i, node] of parent.children.entries()) {
    const box = node.type === 'blockquote' ? boxOf(node, text, strings) : undefined;
    if (box !== undefined) parent.children[i] = box;
  }
}

const MARKER = /^\[!([\p{L}][\p{L}\p{N}_-]{0,30})(?:\|[^\]\n]*)?\]([+-]?)(?:[ \t]+|(?=\n)|$)/u;

function boxOf(quote: Blockquote, source: string, strings: Strings): Container | undefined {
  const [paragraph, ...rest] = quote.children;
  const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  if (paragraph?.type !== 'paragraph' || first?.type !== 'text') return undefined;
  const [written, kind, fold] = MARKER.exec(first.value) ?? [];
  if (written === undefined || !isPlain(first, 0, source)) return undefined;
  const { line, others } = firstLine(paragraph.children, written.length, source);
  const below: Paragraph[] =
    others.length === 0
      ? []
      : [
          {
            type: 'paragraph',
            children: others,
            position: { start: positionOf(others[0]!).start, end: positionOf(paragraph).end },
          },
        ];
  return labelledBox(
    {
      kind: kind!,
      title: line,
      folds: fold === '' ? undefined : fold === '+' ? 'open' : 'closed',
      children: [...below, ...rest],
      marker: spanWithin(first, 0, written.trimEnd().length, source),
      position: positionOf(quote),
    },
    strings,
  );
}

/** What stands in the first line behind the marker, and what stands below it. */
function firstLine(nodes: readonly PhrasingContent[], begin: number, source: string) {
  const line: PhrasingContent[] = [];
  for (const [i, node] of nodes.entries()) {
    const from = i === 0 ? begin : 0;
    if (node.type === 'break') return { line, others: nodes.slice(i + 1) };
    if (node.type !== 'text') {
      line.push(node);
      continue;
    }
    const end = node.value.indexOf('\n', from);
    const before = piece(node, from, end < 0 ? node.value.length : end, source);
    if (before.value.trim() !== '' || line.length > 0) line.push(before);
    if (end < 0) continue;
    const behind = piece(node, end + 1, node.value.length, source);
    return { line, others: [...(behind.value === '' ? [] : [behind]), ...nodes.slice(i + 1)] };
  }
  return { line, others: [] as PhrasingContent[] };
}
