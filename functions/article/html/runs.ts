/**
 * In HTML, words and blocks stand side by side; in mdast, and on a page that is well made, a block
 * holds either. Here one becomes the other without losing a word.
 */
import type { Nodes, Paragraph, Parents, PhrasingContent, RootContent, Text } from 'mdast';
import type { Position } from 'unist';

/** Blocks, and words between them that are not in a paragraph yet. */
export type Mixed = RootContent[];

const phrasing: ReadonlySet<string> = new Set(
  (
    'text emphasis strong delete inlineCode break image imageReference link linkReference ' +
    'footnoteReference inlineMath'
  ).split(' '),
);

export function isPhrasing(node: Nodes): node is PhrasingContent {
  return phrasing.has(node.type);
}

/** A block, where Markdown would have words: HTML's tables have lists and paragraphs in their cells. */
export function isBlock(node: Nodes): boolean {
  return !isPhrasing(node);
}

/** White space as HTML has it: what is shown as one space. A line's end stays one. */
export function collapse(text: string): string {
  return text.replace(/[ \t\n\f\r]+/g, (space) => (space.includes('\n') ? '\n' : ' '));
}

/** A place that links lead to: it has no words, and goes into the block that comes next. */
export function anchorOf(id: string, position: Position | undefined): PhrasingContent {
  const data = { hName: 'span', anchor: id };
  return { type: 'emphasis', children: [], data, ...(position && { position }) };
}

function isAnchor(node: Nodes): boolean {
  return node.type === 'emphasis' && node.data?.anchor !== undefined;
}

/** Shown, it would be nothing at all, or a line's end. */
function isNothing(node: Nodes): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  if (node.type === 'break') return true;
  if (node.type !== 'emphasis' && node.type !== 'strong' && node.type !== 'delete') return false;
  return !isAnchor(node) && node.children.every(isNothing);
}

/** Words that would show nothing. */
export function isBlank(words: readonly PhrasingContent[]): boolean {
  return words.every((node) => isNothing(node) || isAnchor(node));
}

/** Words that stand by themselves become paragraphs; anchors wait for the next words. */
export function blocks(mixed: Mixed): RootContent[] {
  const done: RootContent[] = [];
  let run: PhrasingContent[] = [];
  let waiting: PhrasingContent[] = [];
  const end = () => {
    const words = trimmed(run);
    run = [];
    if (isBlank(words)) {
      waiting.push(...words.filter(isAnchor));
      return;
    }
    done.push(paragraph([...waiting, ...words]));
    waiting = [];
  };
  for (const node of mixed) {
    if (isPhrasing(node)) run.push(node);
    else {
      end();
      if (waiting.length > 0 && putFirst(node, waiting)) waiting = [];
      done.push(node);
    }
  }
  end();
  // At the end they come after the words before them.
  if (waiting.length > 0) putLast(done, waiting);
  return done;
}

export function paragraph(children: PhrasingContent[]): Paragraph {
  const position = spanOf(children);
  return { type: 'paragraph', children, ...(position && { position }) };
}

/** From the first of some nodes to the last. */
function spanOf(nodes: readonly Nodes[]): Position | undefined {
  const start = nodes.find(({ position }) => position)?.position?.start;
  const end = nodes.findLast(({ position }) => position)?.position?.end;
  return start && end && { start, end };
}

/** Puts words before all others of a block; false where it holds none. */
function putFirst(node: Nodes, words: PhrasingContent[]): boolean {
  if (!('children' in node)) return false;
  if (!holdsWords(node)) return node.children.some((child) => putFirst(child, words));
  node.children.unshift(...words);
  return true;
}

function putLast(nodes: readonly Nodes[], words: PhrasingContent[]): boolean {
  return nodes.toReversed().some((node) => {
    if (!('children' in node)) return false;
    if (!holdsWords(node)) return putLast(node.children, words);
    node.children.push(...words);
    return true;
  });
}

/** Its children are words, not blocks. */
function holdsWords(node: Parents): node is Parents & { children: PhrasingContent[] } {
  if (node.type === 'paragraph' || node.type === 'heading') return true;
  return node.type === 'tableCell' && node.children.every(isPhrasing);
}

/** Without white space, line breaks and empty emphasis at both ends. */
export function trimmed(nodes: PhrasingContent[]): PhrasingContent[] {
  return trimEnd(trimStart(nodes));
}

function trimStart(nodes: PhrasingContent[]): PhrasingContent[] {
  const anchors: PhrasingContent[] = [];
  for (const [i, node] of nodes.entries()) {
    if (isAnchor(node)) anchors.push(node);
    else if (!isNothing(node)) {
      return [...anchors, ...withFirst(node, (text) => text.trimStart()), ...nodes.slice(i + 1)];
    }
  }
  return anchors;
}

function trimEnd(nodes: PhrasingContent[]): PhrasingContent[] {
  const at = nodes.findLastIndex((node) => !isNothing(node) && !isAnchor(node));
  if (at < 0) return nodes.filter(isAnchor);
  const last = withLast(nodes[at]!, (text) => text.trimEnd());
  return [...nodes.slice(0, at), ...last, ...nodes.slice(at + 1).filter(isAnchor)];
}

function withFirst(node: PhrasingContent, change: (text: string) => string): PhrasingContent[] {
  if (node.type === 'text') return [{ ...node, value: change(node.value) }];
  if (!('children' in node) || node.children.length === 0) return [node];
  return [{ ...node, children: trimStart(node.children) }];
}

function withLast(node: PhrasingContent, change: (text: string) => string): PhrasingContent[] {
  if (node.type === 'text') return [{ ...node, value: change(node.value) }];
  if (!('children' in node) || node.children.length === 0) return [node];
  return [{ ...node, children: trimEnd(node.children) }];
}

/**
 * All as words, where there is no room for blocks: each block's after a space. What defines a link
 * or a note has no words, and is handed to `aside`.
 */
export function phrases(mixed: Mixed, aside: (definition: RootContent) => void): PhrasingContent[] {
  const words: PhrasingContent[] = [];
  for (const node of mixed) {
    if (isPhrasing(node)) words.push(node);
    else words.push(space(), ...wordsOf(node, aside), space());
  }
  return trimmed(words);
}

function wordsOf(node: Nodes, aside: (definition: RootContent) => void): PhrasingContent[] {
  if (node.type === 'definition' || node.type === 'footnoteDefinition') {
    aside(node);
    return [];
  }
  if (node.type === 'code') return [{ ...node, type: 'inlineCode', data: {} }];
  if (isPhrasing(node)) return [node];
  if (!('children' in node)) return [];
  return node.children.flatMap((child) =>
    isPhrasing(child) ? [child] : [space(), ...wordsOf(child, aside)],
  );
}

function space(): Text {
  return { type: 'text', value: ' ' };
}

/**
 * Puts something around words: `<del>` around two paragraphs strikes out the words of both. What
 * `make` does not want, it gives back as it is.
 */
export function around(mixed: Mixed, make: (words: PhrasingContent[]) => PhrasingContent[]): Mixed {
  if (mixed.every(isPhrasing)) return make(mixed);
  const done: Mixed = [];
  let run: PhrasingContent[] = [];
  const end = () => {
    if (run.every(isNothing)) done.push(...run);
    else done.push(...make(run));
    run = [];
  };
  for (const node of mixed) {
    if (isPhrasing(node)) run.push(node);
    else {
      end();
      within(node, make);
      done.push(node);
    }
  }
  end();
  return done;
}

function within(node: Nodes, make: (words: PhrasingContent[]) => PhrasingContent[]): void {
  if (!('children' in node) || node.type === 'footnoteDefinition') return;
  if (holdsWords(node)) node.children = make(node.children);
  else for (const child of node.children) within(child, make);
}
