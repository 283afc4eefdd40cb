/** A term, and lines below it that begin with a colon: PHP Markdown Extra, pandoc, kramdown. */
import { factorySpace } from 'micromark-factory-space';
import type { Nodes, Paragraph, Parents, PhrasingContent, RootContent } from 'mdast';
import type { CompileContext, Token } from 'mdast-util-from-markdown';
import type { Construct, Effects, State, TokenizeContext, TokenType } from 'micromark-util-types';
import type { Node } from 'mdast';
import type { Container } from '../html/nodes.ts';
import { attributesAt } from './attributes.ts';
import { positionOf, span, type Dialect, type Reading } from '../markdown/dialect.ts';
import { continuation } from '../markdown/indented-container.ts';
import { merged, piece } from '../markdown/text-pieces.ts';
import { isEnd } from '../markdown/whole-lines.ts';

/** Until its term is found, what any line with a colon begins. */
interface DefinitionDetails extends Node {
  type: 'definitionDetails';
  children: RootContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    definitionDetails: DefinitionDetails;
  }
  interface BlockContentMap {
    definitionDetails: DefinitionDetails;
  }
}

const DETAILS = 'definitionDetails' as TokenType;
const PREFIX = 'definitionPrefix' as TokenType;

export const definitionLists: Dialect = {
  name: 'definition-lists',
  about:
    'A line with a term, and below it one or more that begin with a colon and a space (PHP Markdown ' +
    'Extra, pandoc, kramdown), are a list of definitions.',
  mayStandIn: (text) => /\n[ \t>]*:[ \t]/.test(text),
  syntax: {
    micromark: {
      document: {
        [58]: {
          name: DETAILS,
          tokenize,
          continuation,
          exit: (effects) => void effects.exit(DETAILS),
        } satisfies Construct,
      },
    },
    mdast: { enter: { [DETAILS]: enter }, exit: { [DETAILS]: exit } },
  },
  tidy,
  examples: [
    {
      input: 'Dose\n: How much you take at once.\n\nHalf-life\n: How long *half* of it stays.\n',
      output:
        '<dl>\n<dt>Dose</dt>\n<dd>\n<p>How much you take at once.</p>\n</dd>\n' +
        '<dt>Half-life</dt>\n<dd>\n<p>How long <em>half</em> of it stays.</p>\n</dd>\n</dl>',
    },
    {
      input: 'Words,\n\n- a list\n\n: and a colon.\n',
      output: '<p>Words,</p>\n<ul>\n<li>a list</li>\n</ul>\n<p>: and a colon.</p>',
    },
  ],
};

/** A colon, a space or more, and words. */
function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const inside: State = (code) => {
    if (isEnd(code)) return nok(code);
    const prefix = effects.exit(PREFIX);
    this.containerState!.size = Math.min(4, this.sliceSerialize(prefix, true).length);
    return ok(code);
  };
  const behind: State = (code) =>
    code === 32 || code === -2 ? factorySpace(effects, inside, 'whitespace', 5)(code) : nok(code);
  return (code) => {
    effects.enter(DETAILS, { _container: true });
    effects.enter(PREFIX);
    effects.consume(code);
    return behind;
  };
}

function enter(this: CompileContext, token: Token): undefined {
  this.enter({ type: 'definitionDetails', children: [] }, token);
}

function exit(this: CompileContext, token: Token): undefined {
  this.exit(token);
}

function tidy(parent: Parents, { text }: Reading): void {
  const children = parent.children as Nodes[];
  if (!children.some(isDetails)) return;
  const done: Nodes[] = [];
  /** What was put back is no term of what follows. */
  let back: Nodes | undefined;
  for (const node of children) {
    if (!isDetails(node)) {
      done.push(node);
      continue;
    }
    const before = done.at(-1);
    const isTerm = before?.type === 'paragraph' && before !== back;
    const terms = isTerm ? termsOf(before, text) : undefined;
    if (isList(before)) add(before, meaning(node));
    else if (terms !== undefined) join(done, terms, node);
    else {
      putBack(done, node, text);
      back = done.at(-1);
    }
  }
  parent.children = done as never;
}

function isDetails(node: Nodes): node is DefinitionDetails {
  return node.type === 'definitionDetails';
}

/** Only a list of definitions is a container this early. */
function isList(node: Nodes | undefined): node is Container {
  return node?.type === 'container' && node.data.hName === 'dl';
}

function meaning({ children, position }: DefinitionDetails): Container {
  return { type: 'container', children, data: { hName: 'dd' }, ...(position && { position }) };
}

function add(list: Container, ...nodes: RootContent[]): void {
  list.children.push(...nodes);
  list.position = span(list, list.children.at(-1)!);
}

/** In the place of the paragraph with the terms; lists that follow each other are one. */
function join(done: Nodes[], terms: Paragraph[], node: DefinitionDetails): void {
  done.pop();
  const before = done.at(-1);
  if (isList(before)) {
    add(before, ...terms, meaning(node));
    return;
  }
  const children = [...terms, meaning(node)];
  const position = span(terms[0]!, node);
  done.push({ type: 'container', children, data: { hName: 'dl' }, position });
}

/** Lines of one paragraph that may be terms of one definition, and characters of each. */
const TERMS_LIMIT = 4;
const TERM_LIMIT = 200;

/** Every line is a term; undefined where they are rather a text. */
function termsOf(paragraph: Paragraph, source: string): Paragraph[] | undefined {
  const { start, end } = positionOf(paragraph);
  const written = source.slice(start.offset, end.offset).split('\n');
  if (written.length > TERMS_LIMIT) return undefined;
  if (written.some((line) => line.length > TERM_LIMIT)) return undefined;
  const lines: PhrasingContent[][] = [[]];
  for (const node of paragraph.children) {
    if (node.type === 'break') lines.push([]);
    else if (node.type !== 'text') lines.at(-1)!.push(node);
    else {
      let from = 0;
      for (let at = node.value.indexOf('\n'); at >= 0; at = node.value.indexOf('\n', from)) {
        lines.at(-1)!.push(piece(node, from, at, source));
        lines.push([]);
        from = at + 1;
      }
      lines.at(-1)!.push(piece(node, from, node.value.length, source));
    }
  }
  return lines
    .map(merged)
    .filter((line) => line.length > 0)
    .map((children) => ({
      type: 'paragraph',
      children,
      data: { hName: 'dt' },
      position: span(children[0]!, children.at(-1)!),
    }));
}

/** Without a term, a colon is a colon; below a table it is how pandoc marks its caption. */
function putBack(done: Nodes[], { children, position }: DefinitionDetails, source: string): void {
  const before = done.at(-1);
  const [first, ...rest] = children as Nodes[];
  if (first?.type !== 'paragraph') {
    done.push(
      { type: 'paragraph', children: [{ type: 'text', value: ':' }] },
      ...(children as Nodes[]),
    );
    return;
  }
  if (before?.type === 'table') {
    done.push(withoutAttributes(first, source), ...rest);
    return;
  }
  const start = position!.start;
  const colon = {
    type: 'text' as const,
    value: ': ',
    position: { start, end: positionOf(first).start },
  };
  const isNext = before?.type === 'paragraph' && before.position!.end.line + 1 === start.line;
  if (isNext) {
    const joint = { ...colon, value: '\n: ' };
    before.children = merged([...before.children, joint, ...first.children]);
    before.position = span(before, first);
  } else {
    const words = merged([colon, ...first.children]);
    done.push({
      type: 'paragraph',
      children: words,
      position: { start, end: positionOf(first).end },
    });
  }
  done.push(...rest);
}

/** `: Blood groups {#tbl-blood}` */
function withoutAttributes(paragraph: Paragraph, source: string): Paragraph {
  const last = paragraph.children.at(-1);
  if (last?.type !== 'text') return paragraph;
  const at = last.value.lastIndexOf('{');
  if (at < 0 || attributesAt(last.value, at)?.end !== last.value.length) return paragraph;
  const before = piece(last, 0, last.value.slice(0, at).trimEnd().length, source);
  return { ...paragraph, children: [...paragraph.children.slice(0, -1), before] };
}
