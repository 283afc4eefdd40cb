/**
 * What another renderer would show: markdown-it with HTML allowed, parsed as a browser would, minus
 * scripts, styles, forms and frames. Word by word, what it shows and healthwire does not.
 */
import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

const renderer = new MarkdownIt({ html: true }).use(footnotes);

/** What nobody sees in a browser, and what is to be left out. */
const unseen = new Set(
  (
    'script style template title link meta base head noembed noframes form select textarea input ' +
    'button datalist iframe frame frameset object applet embed svg canvas video audio'
  ).split(' '),
);

/** The words of a text: letters and digits, whatever stands between them. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The words that a browser shows of an HTML document, in order. */
export function visibleWords(html: string): string[] {
  const document = parse(`<!DOCTYPE html><body>${html}`, { scriptingEnabled: false });
  return wordsOf(textOf(document));
}

/** The words that markdown-it shows of a Markdown text. */
export function outsideWords(markdown: string): string[] {
  // Of tasks, a box is shown.
  const text = markdown.replace(/^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[[ xX]\](?=\s)/gm, '$1');
  return visibleWords(renderer.render(text));
}

function textOf(node: Tree.Node): string {
  if ('value' in node) return node.value;
  if (!('childNodes' in node)) return '';
  if ('tagName' in node && isUnseen(node)) return ' ';
  // Pictures that are not there are shown by their words.
  if (node.nodeName === 'img') return ` ${attribute(node, 'alt')} `;
  const text = node.childNodes.map(textOf).join('');
  return 'tagName' in node && inline.has(node.tagName) ? text : ` ${text} `;
}

const inline = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q s small span strong sub sup u var wbr font'.split(
    ' ',
  ),
);

function attribute({ attrs }: Tree.Element, wanted: string): string {
  return attrs.find(({ name }) => name === wanted)?.value ?? '';
}

function isUnseen({ tagName, attrs }: Tree.Element): boolean {
  if (unseen.has(tagName)) return true;
  return attrs.some(
    ({ name, value }) =>
      name === 'hidden' ||
      (name === 'style' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(value)),
  );
}

/** By a longest common subsequence: what was lost, and what was added (Myers 1986). */
export function diff(
  a: readonly string[],
  b: readonly string[],
): { lost: string[]; added: string[] } {
  const trace: Map<number, number>[] = [];
  let best = new Map<number, number>([[1, 0]]);
  const most = a.length + b.length;
  for (let d = 0; d <= most; d++) {
    trace.push(new Map(best));
    const next = new Map(best);
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (best.get(k - 1) ?? -1) < (best.get(k + 1) ?? -1));
      let x = down ? (best.get(k + 1) ?? 0) : (best.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return back(trace, a, b, d);
    }
    best = next;
  }
  return { lost: [], added: [] };
}

function back(
  trace: Map<number, number>[],
  a: readonly string[],
  b: readonly string[],
  end: number,
) {
  const lost: string[] = [];
  const added: string[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = end; d > 0; d--) {
    const best = trace[d]!;
    const k = x - y;
    const down = k === -d || (k !== d && (best.get(k - 1) ?? -1) < (best.get(k + 1) ?? -1));
    const before = down ? k + 1 : k - 1;
    const fromX = best.get(before) ?? 0;
    const fromY = fromX - before;
    if (down) added.unshift(b[fromY]!);
    else lost.unshift(a[fromX]!);
    x = fromX;
    y = fromY;
  }
  return { lost, added };
}
