/**
 * micromark pairs emphasis, brackets and strikethrough in time quadratic in their number within one
 * paragraph. This extension counts them where they are met, exactly and in linear time, and gives
 * up before it gets slow. It recognises nothing itself: every mark is handed on.
 */
import type { Code, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import type { Position } from '../positions.ts';

/** Marks in one paragraph, heading or table cell. */
export const MARKS_LIMIT = 1000;
/** The sum of their squares over a whole text: what the pairing costs altogether. */
const MARKS_COST_LIMIT = 4_000_000;

/** Thrown from within the parser, which knows no other way to stop. */
export class TooManyMarks extends Error {
  readonly position: Position;
  constructor(position: Position) {
    super('too many marks');
    this.position = position;
  }
}

/** Gives each text its own count, and all texts of one document one sum. */
export function markLimit(): Extension {
  const counts = new WeakMap<TokenizeContext, number>();
  const costs = new WeakMap<object, number>();
  const construct = {
    name: 'markLimit',
    tokenize(this: TokenizeContext, effects: Effects, _ok: State, nok: State): State {
      const count = (marks: number) => {
        const before = counts.get(this) ?? 0;
        const after = before + marks;
        const cost = (costs.get(this.parser) ?? 0) + after * after - before * before;
        if (after > MARKS_LIMIT || cost > MARKS_COST_LIMIT) {
          const { line, column } = this.now();
          throw new TooManyMarks({ line, column });
        }
        counts.set(this, after);
        costs.set(this.parser, cost);
      };
      return counter(effects, nok, count);
    },
  };
  const marks = [...'*_~[]'].map((mark) => [mark.charCodeAt(0), construct]);
  return { text: Object.fromEntries(marks) as NonNullable<Extension['text']> };
}

/** Brackets count one by one; a run of the others counts with its length. */
function counter(effects: Effects, nok: State, count: (marks: number) => void): State {
  let marker: Code;
  const run: State = (code) => {
    if (code !== marker) {
      effects.exit('data');
      return nok(code);
    }
    count(1);
    effects.consume(code);
    return run;
  };
  return (code) => {
    marker = code;
    const isBracket = code === 91 || code === 93;
    if (isBracket) {
      count(1);
      return nok(code);
    }
    effects.enter('data');
    return run(code);
  };
}
