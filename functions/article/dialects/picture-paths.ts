/** Pictures whose path has a space, as file names do, or a size behind it, as `=100x50`. */
import type { Image } from 'mdast';
import type { CompileContext, Token } from 'mdast-util-from-markdown';
import type { Code, Effects, State, TokenizeContext, TokenType } from 'micromark-util-types';
import { decodeString } from 'micromark-util-decode-string';
import { extension } from '../file/extension.ts';
import { mediaTypes } from '../file/media-types.ts';
import type { Dialect } from '../markdown/dialect.ts';
import { isEnd } from '../markdown/whole-lines.ts';

const PICTURE = 'spacedPicture' as TokenType;

export const picturePaths: Dialect = {
  name: 'picture-paths',
  about:
    'The path of a picture may have spaces in it, as the file has, and a size behind it: ' +
    '`![A leg](my photo.png =100x50)` (Typora, markdown-it, HedgeDoc).',
  mayStandIn: (text) => /!\[[^\]\n]*\]\([^)"'\n]* [^"'\s)]/.test(text),
  syntax: {
    micromark: { text: { [33]: { name: PICTURE, tokenize } } },
    mdast: { enter: { [PICTURE]: enter }, exit: { [PICTURE]: exit } },
  },
  examples: [
    {
      input: '![A leg](my leg (2).png "At rest")\n',
      output:
        '<figure><img src="/media/articles/sleep/my%20leg%20(2).png" alt="A leg" ' +
        'loading="lazy" decoding="async"><figcaption>At rest</figcaption></figure>',
    },
    {
      input: '![A leg](leg.png =100x50)\n',
      output:
        '<figure><img src="/media/articles/sleep/leg.png" alt="A leg" width="100" height="50" ' +
        'loading="lazy" decoding="async"></figure>',
    },
  ],
};

/** Characters of the words, and of what stands in the parentheses. */
const LIMIT = 500;
const [OPEN, CLOSE, BEGIN, END, ESCAPE] = [91, 93, 40, 41, 92];

/** `![`, words without brackets, `](`, up to the parenthesis that closes: all in one line. */
function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const start = this.now();
  const written = () => this.sliceSerialize({ start, end: this.now() });
  let size = 0;
  let depth = 0;
  const take = (code: Code, then: State) => {
    effects.consume(code);
    return then;
  };
  const words: State = (code) => {
    if (isEnd(code) || code === OPEN || ++size > LIMIT) return nok(code);
    if (code === CLOSE) return take(code, begin);
    return take(code, code === ESCAPE ? escaped : words);
  };
  const escaped: State = (code) => (isEnd(code) ? nok(code) : take(code, words));
  const begin: State = (code) => (code === BEGIN ? take(code, path) : nok(code));
  const path: State = (code) => {
    if (isEnd(code) || ++size > LIMIT) return nok(code);
    if (code === BEGIN) depth++;
    if (code === END && depth-- === 0) {
      effects.consume(code);
      return behind;
    }
    return take(code, path);
  };
  const behind: State = (code) => {
    if (readPicture(written()) === undefined) return nok(code);
    effects.exit(PICTURE);
    return ok(code);
  };
  const bracket: State = (code) => (code === OPEN ? take(code, words) : nok(code));
  return (code) => {
    effects.enter(PICTURE);
    return take(code, bracket);
  };
}

/** Undefined for what CommonMark can read by itself, and for what names no picture. */
function readPicture(written: string): Image | undefined {
  const [, alt = '', inside = ''] = /^!\[(.*?)\]\((.*)\)$/s.exec(written) ?? [];
  const [, rest = '', width, height] = /^(.*?)(?:\s+=(\d{0,4})x(\d{0,4}))?\s*$/s.exec(inside) ?? [];
  const [, path = '', double, single] = /^(.*?)(?:\s+(?:"(.*)"|'(.*)'))?$/s.exec(rest) ?? [];
  const title = double ?? single;
  const name = path.trim().replace(/^<(.*)>$/s, '$1');
  // Code of another tool is no path.
  if (/\{[{%]/.test(name) || mediaTypes[extension(name)] === undefined) return undefined;
  if (!/\s/.test(name) && width === undefined) return undefined;
  const sizes = {
    ...(width && { width: Number(width) }),
    ...(height && { height: Number(height) }),
  };
  return {
    type: 'image',
    url: name.replace(/\s/g, '%20'),
    alt: decodeString(alt),
    title: title ?? null,
    ...(Object.keys(sizes).length > 0 && { data: { hProperties: sizes } }),
  };
}

function enter(this: CompileContext, token: Token): undefined {
  this.enter(readPicture(this.sliceSerialize(token))!, token);
}

function exit(this: CompileContext, token: Token): undefined {
  this.exit(token);
}
