/**
 * Attributes in braces, `{#id .class key=value}`, as pandoc, kramdown, Quarto and PHP Markdown Extra
 * know them. What an id names can be linked to where it stands on a heading; the rest is about how
 * things look elsewhere, and is left out.
 */
import type { Heading, Image, Nodes, Parents, PhrasingContent, Text } from 'mdast';
import type { Dialect, Reading } from '../markdown/dialect.ts';
import { isPlain, merged, piece } from '../markdown/text-pieces.ts';

export interface Attributes {
  id?: string;
  classes: string[];
  pairs: Map<string, string>;
  /** Behind the closing brace. */
  end: number;
}

declare module 'mdast' {
  interface HeadingData {
    /** The anchor that the author wrote. */
    anchor?: string;
  }
  interface ImageData {
    hProperties?: { width?: number; height?: number };
  }
}

export const attributes: Dialect = {
  name: 'attributes',
  about:
    '`{#id .class key=value}` behind a heading, a link, a picture, a piece of code or ' +
    '`[words in brackets]` (pandoc, kramdown, Quarto): the id of a heading is its anchor, a width ' +
    'in pixels is that of a picture, and the rest is left out.',
  mayStandIn: (text) => /\{[:#.-]|[\])`*]\{/.test(text),
  tidy,
  examples: [
    { input: '## When to rest {#rest .unnumbered}\n', output: '<h2 id="rest">When to rest</h2>' },
    {
      input: 'A [link](https://x.example/){target="_blank"} and [small words]{.smallcaps}.\n',
      output: '<p>A <a href="https://x.example/">link</a> and small words.</p>',
    },
    { input: 'Words.\n{: .lead #first}\n', output: '<p>Words.</p>' },
  ],
};

/** Characters between the braces. */
const LENGTH_LIMIT = 200;
const ITEM =
  /[ \t]*(?:#([\p{L}\p{N}_:.-]+)|\.([\p{L}_-][\p{L}\p{N}_:-]*)|([\p{L}_][\p{L}\p{N}_:.-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))|-(?=[\s}]))/uy;

/** Attributes that begin at an index of a text; undefined where there are none. */
export function attributesAt(text: string, at: number): Attributes | undefined {
  if (text[at] !== '{') return undefined;
  const end = text.indexOf('}', at);
  if (end < 0 || end - at > LENGTH_LIMIT) return undefined;
  const found: Attributes = { classes: [], pairs: new Map(), end: 0 };
  ITEM.lastIndex = text[at + 1] === ':' ? at + 2 : at + 1;
  let items = 0;
  for (let from = ITEM.lastIndex; ; from = ITEM.lastIndex) {
    const match = ITEM.exec(text);
    if (match === null) {
      const rest = /[ \t]*\}/y;
      rest.lastIndex = from;
      if (items === 0 || !rest.test(text)) return undefined;
      return { ...found, end: rest.lastIndex };
    }
    items++;
    const [, id, name, key, ...values] = match;
    if (id !== undefined) found.id ??= id;
    if (name !== undefined) found.classes.push(name);
    if (key !== undefined) found.pairs.set(key.toLowerCase(), values.find((one) => one) ?? '');
  }
}

function tidy(parent: Parents, { text }: Reading): void {
  if (parent.type === 'heading') takeFromHeading(parent, text);
  if (!parent.children.some(mayCarry)) return;
  const children = parent.children as Nodes[];
  if (parent.type === 'paragraph') takeFromBlock(parent.children, text);
  parent.children = withoutAttributes(children, text) as never;
}

function mayCarry(node: Nodes): boolean {
  return (node.type === 'text' && node.value.includes('{')) || node.type === 'code';
}

function takeFromHeading(heading: Heading, source: string): void {
  const last = heading.children.at(-1);
  if (last?.type !== 'text') return;
  const at = last.value.lastIndexOf('{');
  const found = at < 0 ? undefined : attributesAt(last.value, at);
  if (found?.end !== last.value.trimEnd().length || !isPlain(last, at, source)) return;
  const before = piece(last, 0, last.value.slice(0, at).trimEnd().length, source);
  heading.children.splice(-1, 1, ...(before.value === '' ? [] : [before]));
  if (found.id !== undefined) heading.data = { ...heading.data, anchor: found.id };
}

/** kramdown: a last line of its own, `{: .class }`, is about the whole block. */
function takeFromBlock(children: PhrasingContent[], source: string): void {
  const last = children.at(-1);
  if (last?.type !== 'text') return;
  const line = last.value.lastIndexOf('\n') + 1;
  if (line === 0 && children.length > 1) return;
  const found = last.value.startsWith('{:', line) ? attributesAt(last.value, line) : undefined;
  if (found?.end !== last.value.length) return;
  const before = piece(last, 0, Math.max(0, line - 1), source);
  children.splice(-1, 1, ...(before.value === '' ? [] : [before]));
}

/** A word in brackets that is waiting for its closing bracket. */
interface Bracket {
  /** The node, among those that are done, that begins with it. */
  at: number;
}

function withoutAttributes(nodes: readonly Nodes[], source: string): Nodes[] {
  const done: PhrasingContent[] = [];
  const open: Bracket[] = [];
  let changed = false;
  for (const node of nodes as PhrasingContent[]) {
    if (node.type !== 'text') {
      done.push(node);
      if ((node as Nodes).type === 'code') takeFromCode(node);
      continue;
    }
    const rest = takeFromNode(node, done.at(-1), source);
    changed ||= rest !== node;
    changed = takeFromBrackets(rest, done, open, source) || changed;
  }
  return changed ? merged(done) : [...nodes];
}

/** Those right behind a link, a picture or a piece of code. */
function takeFromNode(node: Text, before: PhrasingContent | undefined, source: string): Text {
  const kinds = ['link', 'linkReference', 'image', 'imageReference', 'inlineCode', 'strong'];
  if (before === undefined || ![...kinds, 'emphasis'].includes(before.type)) return node;
  const found = attributesAt(node.value, 0);
  if (found === undefined || !isPlain(node, 0, source)) return node;
  if (before.type === 'image') setSize(before, found);
  return piece(node, found.end, node.value.length, source);
}

function setSize(image: Image, { pairs }: Attributes): void {
  const [width, height] = ['width', 'height'].map((name) =>
    Number(/^(\d{1,4})(?:px)?$/.exec(pairs.get(name) ?? '')?.[1] ?? 0),
  );
  if (!width && !height) return;
  image.data = {
    ...image.data,
    hProperties: { ...(width ? { width } : {}), ...(height ? { height } : {}) },
  };
}

/** `[words]{.class}`: the words stay. Whether anything was taken. */
function takeFromBrackets(
  node: Text,
  done: PhrasingContent[],
  open: Bracket[],
  source: string,
): boolean {
  if (!node.value.includes('[') && !node.value.includes(']{')) {
    done.push(node);
    return false;
  }
  let from = 0;
  let taken = false;
  for (let at = 0; at < node.value.length; at++) {
    const character = node.value[at];
    if (character === '[' && isPlain(node, at, source)) {
      if (at > from) done.push(piece(node, from, at, source));
      open.push({ at: done.length });
      from = at;
    } else if (character === ']') {
      const begun = open.pop();
      const found = begun && attributesAt(node.value, at + 1);
      if (found === undefined || !isPlain(node, at, source)) continue;
      done.push(piece(node, from, at, source));
      const first = done[begun!.at] as Text;
      done[begun!.at] = piece(first, 1, first.value.length, source);
      from = found.end;
      at = found.end - 1;
      taken = true;
    }
  }
  if (from < node.value.length) done.push(piece(node, from, node.value.length, source));
  return taken;
}

/** Of a block of code, `{.python}` and `{r}` name the language. */
function takeFromCode(node: Nodes): void {
  if (node.type !== 'code' || !node.lang?.startsWith('{')) return;
  const [, name] = /^\{\.?([\w+#-]+)/.exec(node.lang) ?? [];
  if (name !== undefined) node.lang = name;
}
