/** Blocks of whole lines into which Markdown does not look: formulas, comments, grids, fences. */
import type { Node } from 'mdast';
import type { Extension as FromMarkdown, Token } from 'mdast-util-from-markdown';
import type {
  Code,
  Construct,
  Effects,
  State,
  TokenizeContext,
  TokenType,
} from 'micromark-util-types';
import type { Line } from './dialect.ts';

/** A block as the parser leaves it; the dialect whose it is puts something else in its place. */
export interface Lines extends Node {
  type: 'lines';
  /** The construct that has read it. */
  of: string;
  lines: Line[];
}

declare module 'mdast' {
  interface RootContentMap {
    lines: Lines;
  }
  interface BlockContentMap {
    lines: Lines;
  }
}

/** Whether a further line belongs to the block, ends it, or stands behind it already. */
type GoesOn = (line: string) => 'in' | 'last' | 'out';

interface Options {
  name: string;
  /**
   * What a first line opens: nothing, itself alone, or a block that goes on as the answer says. The
   * line comes without its indentation.
   */
  opens: (line: string) => 'alone' | GoesOn | undefined;
  /** No list or quote can begin in the block. */
  concrete?: boolean;
}

const LINE = 'wholeLine' as TokenType;

/** A construct of flow. Reads every line at most twice. */
export function wholeLines({ name, opens, concrete = true }: Options): Construct {
  const type = name as TokenType;
  return {
    name,
    concrete,
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
      let goesOn: GoesOn;
      const first: WithLine = (code, line) => {
        const opened = opens(line);
        if (opened === undefined) return nok(code);
        if (opened === 'alone' || this.interrupt) return end(code);
        goesOn = opened;
        return between(code);
      };
      const between: State = (code) => {
        if (code === null) return end(code);
        let found: ReturnType<GoesOn> = 'out';
        const look = nextLine(this, (line) => (found = goesOn(line)) !== 'out');
        const further: WithLine = (code) => (found === 'last' ? end(code) : between(code));
        const take: State = (code) =>
          takeLineEnding(effects, code, wholeLine(effects, this, further));
        return effects.check(look, take, end)(code);
      };
      const end: State = (code) => {
        effects.exit(type);
        return ok(code);
      };
      return (code) => {
        effects.enter(type);
        return wholeLine(effects, this, first)(code);
      };
    },
  };
}

type WithLine = (code: Code, line: string) => State | undefined;

/** Looks at the next line, unless a container has ended before it, and does not take it. */
function nextLine(context: TokenizeContext, isIn: (line: string) => boolean): Construct {
  return {
    partial: true,
    tokenize(effects: Effects, ok: State, nok: State): State {
      const decide: WithLine = (code, line) => (isIn(line) ? ok : nok)(code);
      const begin: State = (code) =>
        context.parser.lazy[context.now().line]
          ? nok(code)
          : wholeLine(effects, context, decide)(code);
      return (code) => takeLineEnding(effects, code, begin);
    },
  };
}

function takeLineEnding(effects: Effects, code: Code, then: State): State {
  effects.enter('lineEnding');
  effects.consume(code);
  effects.exit('lineEnding');
  return then;
}

/** Up to the end of the line; an empty one leaves no token. */
function wholeLine(effects: Effects, context: TokenizeContext, then: WithLine): State {
  return (code) => {
    if (isEnd(code)) return then(code, '');
    effects.enter(LINE);
    const rest = restOfLine(effects, (code) =>
      then(code, context.sliceSerialize(effects.exit(LINE))),
    );
    return rest(code);
  };
}

/** Up to the end of the line; `then` gets what stands there. */
export function restOfLine(effects: Effects, then: (code: Code) => State | undefined): State {
  const more: State = (code) => {
    if (isEnd(code)) return then(code);
    effects.consume(code);
    return more;
  };
  return more;
}

/** The end of a line, or of everything. */
export function isEnd(code: Code): boolean {
  return code === null || code < -2;
}

/** The block as a node. */
export function linesFromMarkdown(...names: string[]): FromMarkdown {
  const enter = names.map((name) => [
    name,
    function (this: Compiler, token: Token) {
      this.enter({ type: 'lines', of: name, lines: [] }, token);
    },
  ]);
  const exit = names.map((name) => [
    name,
    function (this: Compiler, token: Token) {
      this.exit(token);
    },
  ]);
  return {
    enter: Object.fromEntries(enter) as NonNullable<FromMarkdown['enter']>,
    exit: {
      ...(Object.fromEntries(exit) as NonNullable<FromMarkdown['exit']>),
      [LINE](this: Compiler, token: Token) {
        const node = this.stack.at(-1);
        if (node?.type !== 'lines') return;
        const { line, column, offset } = token.start;
        // Empty lines have left no token.
        for (let last = node.lines.at(-1); last !== undefined && last.line + 1 < line;) {
          last = { line: last.line + 1, column: 1, offset, text: '' };
          node.lines.push(last);
        }
        node.lines.push({ line, column, offset, text: this.sliceSerialize(token) });
      },
    },
  };
}

type Compiler = ThisParameterType<NonNullable<NonNullable<FromMarkdown['enter']>[string]>>;
