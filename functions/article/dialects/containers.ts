/**
 * Containers between lines of colons, as pandoc, Quarto, Docusaurus and VitePress know them. Every
 * such line is a node of its own at first, so that a list or a quote ends where it must; then what
 * stands between two that belong together becomes a box, or stands there as it is.
 */
import type { BlockContent, Nodes, Parents, Paragraph, PhrasingContent } from 'mdast';
import type { Position } from 'unist';
import { attributesAt } from './attributes.ts';
import { positionOf, span, type Dialect, type Reading } from '../markdown/dialect.ts';
import { titleOf } from '../markdown/fragment.ts';
import { boxKind } from '../html/box-kinds.ts';
import { labelledBox } from './labelled-box.ts';
import { linesFromMarkdown, wholeLines, type Lines } from '../markdown/whole-lines.ts';

const FENCE = 'containerFence';

export const containers: Dialect = {
  name: 'containers',
  about:
    'What stands between `::: warning` and `:::` (Docusaurus, VitePress, pandoc, Quarto) is a ' +
    'labelled box if the word names a kind of box, and stands on the page as it is if not.',
  mayStandIn: (text) => text.includes(':::'),
  syntax: {
    micromark: {
      flow: {
        [58]: wholeLines({
          name: FENCE,
          opens: (line) => (readFence(line) === undefined ? undefined : 'alone'),
        }),
      },
    },
    mdast: linesFromMarkdown(FENCE),
  },
  tidy,
  examples: [
    {
      input: ':::warning\nRead this.\n:::\n',
      output:
        '<div class="hw-callout hw-warning" role="note">\n' +
        '<p class="hw-callout-title"><strong>Warning</strong></p>\n<p>Read this.</p>\n' +
        '</div>',
    },
    {
      input: ':::tip[At *night*]\n- Rest.\n:::\n',
      output:
        '<div class="hw-callout hw-tip" role="note" aria-label="Tip">\n' +
        '<p class="hw-callout-title"><strong>At <em>night</em></strong></p>\n<ul>\n' +
        '<li>Rest.</li>\n</ul>\n</div>',
    },
    {
      input: '::: {.callout-note title="For parents" collapse="true"}\nAsk first.\n:::\n',
      output:
        '<details class="hw-callout hw-note">\n' +
        '<summary class="hw-callout-title"><strong>For parents</strong></summary>\n' +
        '<p>Ask first.</p>\n</details>',
    },
    {
      input: '::: {.column-margin}\nWords at the side.\n:::\n',
      output: '<p>Words at the side.</p>',
    },
  ],
};

interface Fence {
  /** Nothing but colons: it closes. */
  closes: boolean;
  /** The words that say what it is, the kind of box among them if there is one. */
  names: string[];
  title: string;
  /** Where the title begins in the line. */
  titleAt: number;
  folds?: 'open' | 'closed' | undefined;
  /** What it holds is for colleagues, or for another format. */
  isHidden?: boolean;
  /** A name in braces that means something to MyST and nothing here. */
  directive?: string;
}

/** `::: name Title`, `:::name[Title]{…}`, `::: {.name title="Title"}`, `:::{name} Title`, `:::` */
function readFence(line: string): Fence | undefined {
  const opening = /^:{3,}[ \t]*/.exec(line)?.[0];
  if (opening === undefined) return undefined;
  const fence: Fence = { closes: false, names: [], title: '', titleAt: opening.length };
  let at = opening.length;
  const word = /[\p{L}][\p{L}\p{N}_.-]*/uy;
  word.lastIndex = at;
  const name = word.exec(line)?.[0];
  if (name !== undefined) {
    fence.names.push(name);
    at += name.length;
  }
  at = takeTitle(fence, line, at);
  at = takeAttributes(fence, line, skipSpaces(line, at));
  const end = withoutColons(line);
  if (fence.title === '' && at < end) {
    fence.titleAt = skipSpaces(line, at);
    fence.title = line.slice(fence.titleAt, end).trimEnd();
    // Emphasis over a line of colons, or three colons within a sentence.
    if (fence.names.length === 0) return undefined;
  }
  fence.closes = fence.names.length === 0 && fence.title === '' && at >= end;
  return fence;
}

/** pandoc lets colons stand at the end of an opening line, too. */
function withoutColons(line: string): number {
  return line.trimEnd().replace(/[ \t]:{3,}$/, '').length;
}

function skipSpaces(line: string, from: number): number {
  let at = from;
  while (line[at] === ' ' || line[at] === '\t') at++;
  return at;
}

/** In brackets right behind the name. */
function takeTitle(fence: Fence, line: string, at: number): number {
  if (line[at] !== '[') return at;
  const end = line.lastIndexOf(']');
  if (end < at) return at;
  fence.title = line.slice(at + 1, end);
  fence.titleAt = at + 1;
  return end + 1;
}

function takeAttributes(fence: Fence, line: string, at: number): number {
  const attributes = attributesAt(line, at);
  if (attributes === undefined) {
    // MyST and R Markdown write the name in braces.
    const [written, name] = /^\{([\p{L}][\p{L}\p{N}_:-]*)\}/u.exec(line.slice(at)) ?? [];
    if (written === undefined) return at;
    fence.names.push(name!);
    if (boxKind(name!) === undefined) fence.directive = written;
    return at + written.length;
  }
  const { classes, pairs, end } = attributes;
  fence.names.push(...classes);
  fence.isHidden = isHidden(fence.names, pairs);
  const title = pairs.get('title');
  if (title !== undefined && fence.title === '') {
    fence.title = title;
    fence.titleAt = Math.max(at, line.indexOf(title, at));
  }
  const collapse = pairs.get('collapse');
  if (collapse !== undefined) fence.folds = collapse === 'true' ? 'closed' : 'open';
  if (classes.length === 0) fence.names.push('');
  return end;
}

/** Quarto's `{.content-hidden}` and `{.content-visible when-format="pdf"}`, and what is called a comment. */
function isHidden(names: readonly string[], pairs: ReadonlyMap<string, string>): boolean {
  const isHtml = (name: string) => (pairs.get(name) ?? '').includes('html');
  const depends = [...pairs.keys()].some((name) => /^(?:when|unless)-/.test(name));
  const [when, unless] = [pairs.has('when-format'), pairs.has('unless-format')];
  if (names.includes('content-hidden'))
    return !depends || isHtml('when-format') || (unless && !isHtml('unless-format'));
  if (names.includes('content-visible'))
    return (when && !isHtml('when-format')) || isHtml('unless-format');
  return names.includes('comment');
}

/** Of many classes, the one that names a kind of box: `callout-warning`, `alert-danger`. */
function kindOf({ names }: Fence): string | undefined {
  return names.map((name) => name.replace(/^(callout|alert|admonition)-/, '')).find(boxKind);
}

/** Containers within each other; beyond, they stand there as they are. */
const NESTED_LIMIT = 20;

interface Open {
  node: Lines;
  fence: Fence;
  /** Where its content begins among the nodes that are done. */
  from: number;
}

function tidy(parent: Parents, reading: Reading): void {
  if (!parent.children.some(isFence)) return;
  const done: Nodes[] = [];
  const open: Open[] = [];
  for (const node of parent.children as Nodes[]) {
    if (!isFence(node)) {
      done.push(node);
      continue;
    }
    const fence = readFence(node.lines[0]!.text)!;
    if (!fence.closes) {
      open.push({ node, fence, from: done.length });
      continue;
    }
    const last = open.pop();
    if (last === undefined) {
      reading.unread({ position: positionOf(node), reason: stray });
      continue;
    }
    const content = done.splice(last.from);
    const isDeep = open.length >= NESTED_LIMIT;
    done.push(...containerOf(last, content, span(last.node, node), isDeep, reading));
  }
  for (const { node, fence, from } of open.reverse()) {
    reading.unread({ position: positionOf(node), reason: unclosed(node) });
    done.splice(from, 0, ...titleParagraph(fence, node, reading));
  }
  parent.children = done as never;
}

function isFence(node: Nodes): node is Lines {
  return node.type === 'lines' && node.of === FENCE;
}

const stray =
  'These colons close a container, and none is open: delete them, or begin it with `::: note`.';

function unclosed({ lines }: Lines): string {
  const written = lines[0]!.text.trim().slice(0, 60);
  return `\`${written}\` begins a container that is never closed: write \`:::\` below it.`;
}

function containerOf(
  { node, fence }: Open,
  content: Nodes[],
  position: Position,
  isDeep: boolean,
  reading: Reading,
): Nodes[] {
  if (fence.isHidden || fence.names[0] === 'comment') {
    reading.comment([position.start.offset ?? 0, position.end.offset ?? 0]);
    return [];
  }
  const kind = isDeep ? undefined : kindOf(fence);
  if (fence.directive !== undefined) {
    const reason = `\`${fence.directive}\` is no container that is read: say it in Markdown.`;
    reading.unread({ position: positionOf(node), reason });
  }
  if (kind === undefined) return [...titleParagraph(fence, node, reading), ...content];
  const children = content as BlockContent[];
  const [heading] = children;
  let title: PhrasingContent[] = titleIn(fence, node, reading);
  // Quarto takes a first heading for the title.
  if (title.length === 0 && heading?.type === 'heading') {
    title = heading.children;
    children.shift();
  }
  const { folds } = fence;
  return [
    labelledBox(
      { kind, title, folds, children, marker: positionOf(node), position },
      reading.strings,
    ),
  ];
}

function titleParagraph(fence: Fence, node: Lines, reading: Reading): Paragraph[] {
  const children = titleIn(fence, node, reading);
  if (children.length === 0) return [];
  return [{ type: 'paragraph', children, position: positionOf(node) }];
}

function titleIn({ title, titleAt }: Fence, node: Lines, reading: Reading): PhrasingContent[] {
  const { line, column, offset } = node.lines[0]!;
  const start = { line, column: column + titleAt, offset: offset + titleAt };
  return titleOf({ ...start, text: title }, reading);
}
