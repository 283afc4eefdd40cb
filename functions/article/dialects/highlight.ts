/** `==words==`: a marked passage, as Obsidian, pandoc and many others write it. */
import type { Emphasis, Nodes, Parents, PhrasingContent, Text } from 'mdast';
import type { CompileContext, Token } from 'mdast-util-from-markdown';
import type { Construct, Effects, State, TokenizeContext, TokenType } from 'micromark-util-types';
import type { Node } from 'mdast';
import { span, type Dialect } from '../markdown/dialect.ts';
import { merged } from '../markdown/text-pieces.ts';

/** A mark as the parser leaves it. */
interface HighlightMark extends Node {
  type: 'highlightMark';
  opens: boolean;
  closes: boolean;
}

declare module 'mdast' {
  interface RootContentMap {
    highlightMark: HighlightMark;
  }
  interface PhrasingContentMap {
    highlightMark: HighlightMark;
  }
}

const MARK = 'highlightMark' as TokenType;
const EQUALS = 61;

export const highlight: Dialect = {
  name: 'highlight',
  about: '`==words==` (Obsidian, pandoc) is a highlighted passage.',
  mayStandIn: (text) => /==[^=\s]/.test(text),
  syntax: {
    micromark: { text: { [EQUALS]: { name: 'highlightMark', tokenize } as Construct } },
    mdast: { enter: { [MARK]: enter }, exit: { [MARK]: exit } },
  },
  tidy,
  examples: [
    {
      input: 'Read ==this *first*==, then rest.\n',
      output: '<p>Read <mark>this <em>first</em></mark>, then rest.</p>',
    },
    { input: 'If a == b, then b ==a.\n', output: '<p>If a == b, then b ==a.</p>' },
  ],
};

/** Exactly two signs; whether they can open and close is in what stands around them. */
function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const before = this.previous;
  let size = 0;
  const inside: State = (code) => {
    if (code === EQUALS) {
      if (++size > 2) return nok(code);
      effects.consume(code);
      return inside;
    }
    if (size !== 2) return nok(code);
    const token = effects.exit(MARK);
    const isSpace = (code: number | null) => code === null || code <= 32;
    token.opens = !isSpace(code) && !isWord(before);
    token.closes = !isSpace(before) && !isWord(code);
    return ok(code);
  };
  return (code) => {
    if (before === EQUALS) return nok(code);
    effects.enter(MARK);
    return inside(code);
  };
}

declare module 'micromark-util-types' {
  interface Token {
    opens?: boolean;
    closes?: boolean;
  }
}

/** A Latin letter or a digit: `x==1` is a comparison. */
function isWord(code: number | null): boolean {
  return code !== null && code > 0 && /[0-9A-Za-z]/.test(String.fromCharCode(code));
}

function enter(this: CompileContext, token: Token): undefined {
  const { opens = false, closes = false } = token;
  this.enter({ type: 'highlightMark', opens, closes }, token);
}

function exit(this: CompileContext, token: Token): undefined {
  this.exit(token);
}

function tidy(parent: Parents): void {
  const children = parent.children as Nodes[];
  if (!children.some(({ type }) => type === 'highlightMark')) return;
  const done: PhrasingContent[] = [];
  /** Where the mark stands that waits for its end. */
  let open: number | undefined;
  for (const node of children as PhrasingContent[]) {
    if (node.type !== 'highlightMark') {
      done.push(node);
      continue;
    }
    if (node.closes && open !== undefined && done.length > open + 1) {
      const [first, ...inner] = done.splice(open);
      done.push(marked(inner, first!, node));
      open = undefined;
    } else {
      if (node.opens) open = done.length;
      done.push(node);
    }
  }
  const words = done.map((node) => (node.type === 'highlightMark' ? asWritten(node) : node));
  parent.children = merged(words);
}

function marked(inner: PhrasingContent[], first: Nodes, last: Nodes): Emphasis {
  const children = merged(
    inner.map((node) => (node.type === 'highlightMark' ? asWritten(node) : node)),
  );
  return { type: 'emphasis', children, data: { hName: 'mark' }, position: span(first, last) };
}

function asWritten({ position }: HighlightMark): Text {
  return { type: 'text', value: '==', ...(position && { position }) };
}
