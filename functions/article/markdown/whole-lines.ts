/** Blocks of whole lines into which Markdown does not look: formulas, comments, grids, fences. */
import type { Node } from 'unist';
import type { Extension as FromMarkdown, Token } from 'mdast-util-from-markdown';
import type {
  Code,
  Construct,
  Effects,
  State,
  Token as MicromarkToken,
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
export type GoesOn = (line: string) => 'in' | 'last' | 'out';

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
      // eslint-disable-next-line @typescript-eslint/no-this-alias -- states have no `this`
      const context = this;
      let goesOn: GoesOn;
      const first = (code: Code): State | undefined => {
        const opened = opens(written(context, effects.exit(LINE)));
        if (opened === undefined) return nok(code);
        if (opened === 'alone' || context.interrupt) return end(code);
        goesOn = opened;
        return between(code);
      };
      const between = (code: Code): State | undefined => {
        if (code === null) return end(code);
        const look = peek(context, (line) => goesOn(line));
        const further = (code: Code) => {
          takeLineEnding(effects, code);
          effects.enter(LINE);
          return restOfLine(effects, (code) => {
            effects.exit(LINE);
            return look.found === 'last' ? end(code) : between(code);
          });
        };
        return effects.check(look.construct, further, end)(code);
      };
      const end = (code: Code): State | undefined => {
        effects.exit(type);
        return ok(code);
      };
      return (code) => {
        effects.enter(type);
        effects.enter(LINE);
        return restOfLine(effects, first)(code);
      };
    },
  };
}

interface Look {
  construct: Construct;
  found: 'in' | 'last' | 'out';
}

/** Looks at the next line, without taking it. */
function peek(context: TokenizeContext, goesOn: GoesOn): Look {
  const look: Look = {
    found: 'out',
    construct: {
      partial: true,
      tokenize(effects: Effects, ok: State, nok: State): State {
        const whole = (code: Code): State | undefined => {
          look.found = goesOn(written(context, effects.exit(LINE)));
          return (look.found === 'out' ? nok : ok)(code);
        };
        return (code) => {
          takeLineEnding(effects, code);
          return (code) => {
            if (context.parser.lazy[context.now().line]) return nok(code);
            effects.enter(LINE);
            return restOfLine(effects, whole)(code);
          };
        };
      },
    },
  };
  return look;
}

/** micromark cannot slice what is empty at the end of everything. */
function written(context: TokenizeContext, { start, end }: Pick<MicromarkToken, 'start' | 'end'>) {
  return start.offset === end.offset ? '' : context.sliceSerialize({ start, end });
}

function takeLineEnding(effects: Effects, code: Code): void {
  effects.enter('lineEnding');
  effects.consume(code);
  effects.exit('lineEnding');
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
        const { start, end } = token;
        const { line, column, offset } = start;
        node.lines.push({
          line,
          column,
          offset,
          text: start.offset === end.offset ? '' : this.sliceSerialize(token),
        });
      },
    },
  };
}

type Compiler = ThisParameterType<NonNullable<NonNullable<FromMarkdown['enter']>[string]>>;
