/** What stands between two marks in a line of text, and is not looked into: `$x$`, `%%x%%`, `:x:`. */
import type {
  Code,
  Construct,
  Effects,
  State,
  TokenizeContext,
  TokenType,
} from 'micromark-util-types';

export interface RawSpan {
  name: string;
  open: string;
  close: string;
  /** Characters that can stand in it; without a word on it, any up to the paragraph's end. */
  within?: (code: NonNullable<Code>) => boolean;
  /** Characters between the marks. */
  limit?: number;
  /** A backslash takes the next character's meaning away. */
  escapes?: boolean;
  /** Without its closing mark it goes to the end of the paragraph. */
  mayStayOpen?: boolean;
  /**
   * Whether it holds what it should, and these characters may stand before it and behind it;
   * `follows`: what is right before it is a span of the same kind.
   */
  accepts?: (inner: string, before: Code, after: Code, follows: boolean) => boolean;
}

const BACKSLASH = 92;
const DATA = 'rawSpanData' as TokenType;

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
      const before = this.previous;
      const start = this.now();
      const follows = this.events.at(-1)?.[1].type === type;
      const take = taking(effects);
      let size = 0;
      const done = (code: Code, closed: number): State | undefined => {
        const written = this.sliceSerialize({ start, end: this.now() });
        const inner = written.slice(open.length, written.length - closed);
        if (accepts !== undefined && !accepts(inner, before, code, follows)) return nok(code);
        take.end();
        effects.exit(type);
        return ok(code);
      };
      const inside: State = (code) => {
        if (code === null) return span.mayStayOpen === true ? done(code, 0) : nok(code);
        if (++size > limit + close.length) return nok(code);
        if (escapes === true && code === BACKSLASH) return take.one(code, behindBackslash);
        if (code === close.charCodeAt(0)) return take.mark(close, closed, afterPart)(code);
        if (within !== undefined && !within(code)) return nok(code);
        return take.one(code, inside);
      };
      // What only begins the closing mark must be able to stand there by itself.
      const afterPart: State = (code) =>
        within?.(close.charCodeAt(0)) === false ? nok(code) : inside(code);
      const closed: State = (code) => done(code, close.length);
      const behindBackslash: State = (code) => {
        if (code === null) return inside(code);
        const [of, to] = [open, close].map((mark) => mark.startsWith('\\') && mark.charCodeAt(1));
        if (code === to) return take.one(code, closed);
        return code === of ? nok(code) : take.one(code, inside);
      };
      return (code) => {
        effects.enter(type);
        return take.mark(open, inside, nok)(code);
      };
    },
  };
}

/** Takes characters; the end of a line is a token of its own, as micromark counts lines by them. */
function taking(effects: Effects) {
  let isData = false;
  const end = () => {
    if (isData) effects.exit(DATA);
    isData = false;
  };
  const one = (code: NonNullable<Code>, then: State): State => {
    if (code < -2) {
      end();
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return then;
    }
    if (!isData) effects.enter(DATA);
    isData = true;
    effects.consume(code);
    return then;
  };
  /** A mark of several characters; `otherwise` gets the first that is another. */
  const mark = (characters: string, then: State, otherwise: State): State => {
    let at = 0;
    const next: State = (code) => {
      if (at === characters.length) return then(code);
      if (code === null || code !== characters.charCodeAt(at)) return otherwise(code);
      at++;
      return one(code, next);
    };
    return next;
  };
  return { end, one, mark };
}
