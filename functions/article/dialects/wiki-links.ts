/** `[[page]]` and `![[picture.png]]`, as Obsidian, Foam and Logseq write links and embeds. */
import type { Image, Link } from 'mdast';
import type { CompileContext, Token } from 'mdast-util-from-markdown';
import type { TokenType } from 'micromark-util-types';
import { extension } from '../file/extension.ts';
import { anchorOf } from '../markdown/anchors.ts';
import { mediaTypes } from '../file/media-types.ts';
import type { Dialect } from '../markdown/dialect.ts';
import { rawSpan } from '../markdown/raw-span.ts';

const LINK = 'wikiLink' as TokenType;
const EMBED = 'wikiEmbed' as TokenType;

/** Between the brackets, in one line and without brackets. */
const inBrackets = {
  close: ']]',
  within: (code: number) => code >= 0 && code !== 91 && code !== 93,
  limit: 300,
  accepts: (inner: string) => /[^\s|#]/.test(inner),
};

export const wikiLinks: Dialect = {
  name: 'wiki-links',
  about:
    '`[[page]]`, `[[page|words]]` and `[[page#heading]]` (Obsidian, Foam, Logseq) are links; ' +
    '`![[picture.png|300]]` is a picture 300 pixels wide, and `![[page]]` a link to the page.',
  mayStandIn: (text) => text.includes('[['),
  syntax: {
    micromark: {
      text: {
        [91]: rawSpan({ name: LINK, open: '[[', ...inBrackets }),
        [33]: rawSpan({ name: EMBED, open: '![[', ...inBrackets }),
      },
    },
    mdast: {
      enter: { [LINK]: enterLink, [EMBED]: enterEmbed },
      exit: { [LINK]: exit, [EMBED]: exit },
    },
  },
  examples: [
    {
      input: 'See [[iron]], [[sleep/iron|iron at night]] and [[iron#How much?]].\n',
      output:
        '<p>See <a href="/articles/sleep/iron/">iron</a>, <a ' +
        'href="/articles/sleep/iron/">iron at night</a> and <a ' +
        'href="/articles/sleep/iron/#how-much">iron > How much?</a>.</p>',
    },
    {
      input: '![[leg.png|A leg|300]]\n',
      output:
        '<figure><img src="/media/articles/sleep/leg.png" alt="A leg" width="300" ' +
        'loading="lazy" decoding="async"></figure>',
    },
  ],
};

declare module 'mdast' {
  interface ImageData {
    /** Only a name, to be looked for where pictures are. */
    byName?: boolean;
  }
}

interface Wiki {
  path: string;
  url: string;
  /** The words behind the bars. */
  words: string[];
  /** What is shown without any. */
  shown: string;
}

function readWiki(written: string): Wiki {
  // Within a table, the bar has a backslash before it.
  const [target = '', ...words] = written.split(/\\?\|/).map((part) => part.trim());
  const [path = '', ...headings] = target.split('#').map((part) => part.trim());
  const heading = headings.at(-1) ?? '';
  // A block has no anchor here.
  const anchor = heading === '' || heading.startsWith('^') ? '' : `#${anchorOf(heading)}`;
  const named = path.replace(/\.md$/i, '');
  const address = encodeURI(named).replace(/[?#]/g, encodeURIComponent);
  const url = named.includes('/') ? `/articles/${address}` : address;
  const shown = [named, ...headings.filter((one) => !one.startsWith('^'))].filter(Boolean);
  return { path, url: url + anchor, words: words.filter(Boolean), shown: shown.join(' > ') };
}

function enterLink(this: CompileContext, token: Token): undefined {
  this.enter(linkFrom(readWiki(this.sliceSerialize(token).slice(2, -2)), token, 2), token);
}

function enterEmbed(this: CompileContext, token: Token): undefined {
  const wiki = readWiki(this.sliceSerialize(token).slice(3, -2));
  this.enter(isPicture(wiki.path) ? pictureFrom(wiki) : linkFrom(wiki, token, 3), token);
}

function exit(this: CompileContext, token: Token): undefined {
  this.exit(token);
}

function isPicture(path: string): boolean {
  return mediaTypes[extension(path)]?.type.startsWith('image/') ?? false;
}

function linkFrom({ url, words, shown }: Wiki, { start, end }: Token, opening: number): Link {
  const position = {
    start: { line: start.line, column: start.column + opening, offset: start.offset + opening },
    end: { line: end.line, column: end.column - 2, offset: end.offset - 2 },
  };
  return {
    type: 'link',
    url,
    title: null,
    children: [{ type: 'text', value: words[0] ?? shown, position }],
  };
}

function pictureFrom({ path, words }: Wiki): Image {
  const size = words.map((word) => /^(\d{1,4})(?:x(\d{1,4}))?$/.exec(word)).find(Boolean);
  const alt = words.find((word) => !/^\d{1,4}(?:x\d{1,4})?$/.test(word));
  const [, width, height] = size ?? [];
  const hProperties = {
    ...(width !== undefined && { width: Number(width) }),
    ...(height !== undefined && { height: Number(height) }),
  };
  return {
    type: 'image',
    url: encodeURI(path).replace(/[?#]/g, encodeURIComponent),
    alt: alt ?? null,
    title: null,
    data: { byName: true, ...(size && { hProperties }) },
  };
}
