/** `:warning:` and the other short codes of GitHub and Slack. */
import type { CompileContext, Token } from 'mdast-util-from-markdown';
import type { TokenType } from 'micromark-util-types';
import type { Dialect } from '../markdown/dialect.ts';
import { emojiNames } from './emoji-names.ts';
import { rawSpan } from '../markdown/raw-span.ts';

const EMOJI = 'emoji' as TokenType;

export const emoji: Dialect = {
  name: 'emoji',
  about: '`:warning:` and the other short codes of GitHub are the characters that they name.',
  mayStandIn: (text) => /:[a-z+\-1][a-z0-9_+-]*:/.test(text),
  syntax: {
    micromark: {
      text: {
        [58]: rawSpan({
          name: EMOJI,
          open: ':',
          close: ':',
          within: (code) => /[\w+-]/.test(String.fromCharCode(code)),
          limit: 50,
          // 1:100:200 is a ratio.
          accepts: (name, before, after, follows) =>
            (!isWord(before) || follows) && !isLetter(after) && emojiNamed(name) !== undefined,
        }),
      },
    },
    mdast: { enter: { [EMOJI]: enter }, exit: { [EMOJI]: exit } },
  },
  examples: [
    {
      input: 'Look out :warning: or not :no-such:\n',
      output: '<p>Look out ⚠️ or not :no-such:</p>',
    },
    {
      input: 'From 10:30 to 11:30, 1:100:200.\n',
      output: '<p>From 10:30 to 11:30, 1:100:200.</p>',
    },
  ],
};

let known: Map<string, string> | undefined;

/** The table is one string until somebody asks for the first time. */
function emojiNamed(name: string): string | undefined {
  if (known === undefined) {
    const lines = emojiNames.split('\n').map((line) => line.split(' '));
    known = new Map(lines.flatMap(([shown = '', ...names]) => names.map((one) => [one, shown])));
  }
  return known.get(name);
}

/** `std::fire::x` is code. */
function isWord(code: number | null): boolean {
  return code === 58 || isLetter(code);
}

function isLetter(code: number | null): boolean {
  return code !== null && code > 0 && /[0-9A-Za-z]/.test(String.fromCharCode(code));
}

/** It joins the words around it, as a character reference does. */
function enter(this: CompileContext, token: Token): undefined {
  this.config.enter.data!.call(this, token);
}

function exit(this: CompileContext, token: Token): undefined {
  const node = this.stack.pop();
  if (node?.type !== 'text') return;
  node.value += emojiNamed(this.sliceSerialize(token).slice(1, -1)) ?? '';
  const { line, column, offset } = token.end;
  node.position!.end = { line, column, offset };
}
