/** Containers whose lines are indented below their first: definitions and admonitions. */
import { blankLine } from 'micromark-core-commonmark';
import { factorySpace } from 'micromark-factory-space';
import type { Construct, Effects, State, TokenizeContext, TokenType } from 'micromark-util-types';

const INDENT = 'containerIndent' as TokenType;

/** A further line belongs to it if it is blank or indented by so many columns as its first asks. */
export const continuation: Construct = {
  tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const blank: State = (code) => factorySpace(effects, ok, INDENT, sizeOf(this) + 1)(code);
    return effects.check(blankLine, blank, effects.attempt(indented, ok, nok));
  },
};

const indented: Construct = {
  partial: true,
  tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const size = sizeOf(this);
    const before = this.events.length;
    const behind: State = (code) => {
      // A line that is not indented further brings no token: the last one is that of the box around.
      if (this.events.length === before) return nok(code);
      const [, token, context] = this.events.at(-1)!;
      const isWhole = token.type === INDENT && context.sliceSerialize(token, true).length === size;
      return (isWhole ? ok : nok)(code);
    };
    return factorySpace(effects, behind, INDENT, size + 1);
  },
};

function sizeOf({ containerState }: TokenizeContext): number {
  return containerState!.size!;
}
