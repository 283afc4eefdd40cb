/** `H~2~O` and `10^9^/L`, as pandoc writes subscripts and superscripts. */
import type { Parents } from 'mdast';
import type { CompileContext, Token } from 'mdast-util-from-markdown';
import type {
  Code,
  Construct,
  Effects,
  State,
  TokenizeContext,
  TokenType,
} from 'micromark-util-types';
import type { Dialect } from '../markdown/dialect.ts';

export const subAndSup: Dialect = {
  name: 'sub-and-sup',
  about:
    '`H~2~O` and `10^9^` (pandoc) are a subscript and a superscript; there is no space in them.',
  // Footnotes are full of [^1].
  mayStandIn: (text) => /[^~\s]~[^~\s]|(?<!\[)\^/.test(text),
  syntax: {
    micromark: {
      text: {
        [126]: script('subscript', '~', isSubscript),
        [94]: script('superscript', '^', () => true),
      },
    },
    mdast: {
      enter: { subscript: enter('sub'), superscript: enter('sup') },
      exit: { subscript: exit, superscript: exit },
    },
  },
  tidy,
  examples: [
    {
      input: 'H~2~O, 10^9^/L and ^14^C.\n',
      output: '<p>H<sub>2</sub>O, 10<sup>9</sup>/L and <sup>14</sup>C.</p>',
    },
    {
      input: 'Take ~5–~10 mg, 3~5 mg or 2~3 mg, 2^3 = 8.\n',
      output: '<p>Take ~5–~10 mg, 3~5 mg or 2~3 mg, 2^3 = 8.</p>',
    },
  ],
};

/** Characters of a subscript or superscript. */
const LIMIT = 60;
const [OPEN, CLOSE, ESCAPE] = [91, 93, 92];

type Accepts = (before: Code, written: string) => boolean;

function script(name: string, mark: '~' | '^', accepts: Accepts): Construct {
  const marker = mark.charCodeAt(0);
  const type = name as TokenType;
  return {
    name,
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
      // eslint-disable-next-line @typescript-eslint/no-this-alias -- states have no `this`
      const context = this;
      const before = this.previous;
      let size = 0;
      const takeMark = (code: Code) => {
        effects.enter(`${name}Sequence` as TokenType);
        effects.consume(code);
        effects.exit(`${name}Sequence` as TokenType);
      };
      const inside: State = (code) => {
        if (code === marker && size > 0) {
          const written = context.sliceSerialize(effects.exit('chunkText'));
          if (!accepts(before, written)) return nok(code);
          takeMark(code);
          return behind;
        }
        const cannotStand =
          code === null || code <= 32 || code === OPEN || code === CLOSE || code === marker;
        if (cannotStand || ++size > LIMIT) return nok(code);
        effects.consume(code);
        return code === ESCAPE ? escaped : inside;
      };
      // A space can be written behind a backslash.
      const escaped: State = (code) => {
        if (code !== 32 && code !== marker) return inside(code);
        effects.consume(code);
        return inside;
      };
      const behind: State = (code) => {
        // `2^3+4^5` and `~5–~10`: signs of their own, each before a number.
        if (code === marker || isDigit(code)) return nok(code);
        effects.exit(type);
        return ok(code);
      };
      return (code) => {
        if (before === marker) return nok(code);
        effects.enter(type);
        takeMark(code);
        effects.enter('chunkText', { contentType: 'text' });
        return inside;
      };
    },
  };
}

/**
 * A subscript stands right behind what it belongs to: `~5 mg` and `(~5)` are approximate. And `3~5`
 * is a range where a tilde is how ranges are written.
 */
function isSubscript(before: Code, written: string): boolean {
  if (before === null || before <= 32) return false;
  if ('([{–—-/'.includes(String.fromCharCode(before))) return false;
  if (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(written)) return false;
  return !isDigit(before) || !/^\d+.*\D/.test(written);
}

function isDigit(code: Code): boolean {
  return code !== null && code >= 48 && code <= 57;
}

/** The backslash before a space has done its work. */
function tidy(parent: Parents): void {
  const { hName } = parent.type === 'emphasis' ? (parent.data ?? {}) : {};
  if (hName !== 'sub' && hName !== 'sup') return;
  for (const node of parent.children) {
    if (node.type === 'text') node.value = node.value.replaceAll('\\ ', ' ');
  }
}

function enter(hName: string) {
  return function (this: CompileContext, token: Token): undefined {
    this.enter({ type: 'emphasis', children: [], data: { hName } }, token);
  };
}

function exit(this: CompileContext, token: Token): undefined {
  this.exit(token);
}
