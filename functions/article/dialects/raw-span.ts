/** What stands between two marks in a line of text, and is not looked into: `$x$`, `%%x%%`, `:x:`. */
import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types';
import type { TokenType } from 'micromark-util-types';

export interface RawSpan {
  name: string;
  open: string;
  close: string;
  /** Characters that cannot stand in it. Without a word on it, anything up to the paragraph's end. */
  within?: (code: NonNullable<Code>) => boolean;
  /** Characters between the marks. */
  limit?: number;
  /** A backslash takes the next character's meaning away. */
  escapes?: boolean;
  /** Without its closing mark it goes to the end of the paragraph. */
  mayStayOpen?: boolean;
  /** Whether these characters may stand before it and behind it, and it holds what it should. */
  accepts?: (inner: string, before: Code, after: Code) => boolean;
}

const BACKSLASH = 92;

/**
 * A construct of text, for the code of the first character of its opening mark. It looks no further
 * than to the next mark of its own kind, so that a text is read in linear time.
 */
export function rawSpan(span: RawSpan): Construct {
  const { name, open, close, within, limit = Infinity, escapes, accepts } = span;
  const type = name as TokenType;
  return {
    name,
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
      // eslint-disable-next-line @typescript-eslint/no-this-alias -- states have no `this`
      const context = this;
      const before = context.previous;
      const start = context.now();
      let size = 0;
      const done = (code: Code, closed: number): State | undefined => {
        const written = context.sliceSerialize({ start, end: context.now() });
        const inner = written.slice(open.length, written.length - closed);
        if (accepts !== undefined && !accepts(inner, before, code)) return nok(code);
        effects.exit(type);
        return ok(code);
      };
      const inside: State = (code) => {
        if (code === null) return span.mayStayOpen === true ? done(code, 0) : nok(code);
        if (++size > limit + close.length) return nok(code);
        if (escapes === true && code === BACKSLASH) {
          effects.consume(code);
          return behindBackslash;
        }
        if (code === close.charCodeAt(0)) return literal(effects, close, closed, inside)(code);
        if (within !== undefined && !within(code)) return nok(code);
        effects.consume(code);
        return inside;
      };
      const closed: State = (code) => done(code, close.length);
      const behindBackslash: State = (code) => {
        if (code === null) return inside(code);
        if (code === close.charCodeAt(1) && close.startsWith('\\')) {
          effects.consume(code);
          return closed;
        }
        if (code === open.charCodeAt(1) && open.startsWith('\\')) return nok(code);
        effects.consume(code);
        return inside;
      };
      return (code) => {
        effects.enter(type);
        return literal(effects, open, inside, nok)(code);
      };
    },
  };
}

/**
 * Takes the characters of a mark one by one; `otherwise` gets the first that is another. A mark that
 * is begun and not ended has then been taken already.
 */
function literal(effects: Effects, mark: string, then: State, otherwise: State): State {
  let at = 0;
  const next: State = (code) => {
    if (at === mark.length) return then(code);
    if (code !== mark.charCodeAt(at)) return otherwise(code);
    at++;
    effects.consume(code);
    return next;
  };
  return next;
}
