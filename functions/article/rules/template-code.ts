import type { Remark } from '../diagnostics.ts';
import type { ParsedArticle } from '../model.ts';
import type { Position } from '../positions.ts';
import { passages, quotedPassages, type Passage } from '../prose/passages.ts';
import { shortened } from '../../base/text.ts';
import type { Rule } from './rule.ts';

export const templateCode: Rule = {
  id: 'template-code',
  reason:
    'Code and markup of other tools that is not read (docs/markdown.md says what is) is not ' +
    'published in silence: readers would see it.',
  strict: 'error',
  plain: 'warning',
  bad: '{{< figure src="leg.png" title="A leg" >}}\n',
  good: '![A leg, stretched](../../media/leg.png "A leg")\n',
  *check(article) {
    yield* article.unread;
    const told = new Set(article.bibliography.unknown.map(({ position }) => placeOf(position)));
    for (const remark of looked(article)) {
      const { line, column } = remark.position;
      // citation-unknown says what stands in these brackets.
      if (!told.has(placeOf({ line, column: column + 1 }))) yield remark;
    }
  },
};

function* looked(article: ParsedArticle): Iterable<Remark> {
  const isLikely = likely.test(article.text);
  for (const passage of passages(article)) {
    if (isLikely || isBroken(passage.text)) yield* look(passage);
  }
  if (isLikely) for (const passage of quotedPassages(article)) yield* look(passage);
}

function placeOf({ line, column }: Position): string {
  return `${line}:${column}`;
}

function* look({ kind, text, remark }: Passage): Iterable<Remark> {
  for (const match of text.matchAll(kind === 'paragraph' ? inParagraphs : pattern)) {
    yield remark(match.index, match.index + match[0].length, reasonOf(match[0]));
  }
}

function reasonOf(written: string): string {
  const shown = `\`${shortened(written, 60)}\``;
  return /^!?\[[^\]]*\]\(\S+ [^"'(]/.test(written)
    ? `${shown} is no link, for there is a space in its address: put < > around that, or write %20.`
    : `${shown} is code for another tool, and readers would see it as it stands: ` +
        'say it in Markdown, or delete it.';
}

/** Most articles hold nothing of the kind, and need not be taken apart for it. */
const likely =
  /\{[{%:#.+-]|:::|!!!|\?\?\?|@[a-z]|\^\[|\[!|\d%%|\+\+[^\s+]|\^\^|\|\|[^\s|]|^\*\[|^(?:import|export)\s|^\.\. |^\[TOC\]/m;

/** A link or emphasis that is none: what is one has lost these marks. */
function isBroken(text: string): boolean {
  return text.includes('](') || text.includes('**');
}

const codes = [
  // Hugo's shortcodes, Liquid and Nunjucks, and kramdown's and pandoc's attributes.
  String.raw`\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{[:#.][\p{L}_ .#][^{}]{0,200}\}`,
  // What is suggested: CriticMarkup.
  String.raw`\{(?:\+\+|--)[^{}\n]{1,200}?(?:\+\+|--)\}`,
  // Containers, inline notes, links and emphasis that are no link and no emphasis.
  String.raw`(?<!:):{3,}(?!:)(?: ?\{[^{}]{0,200}\}| ?[\w-]+)?|\^\[[^\]]{1,200}\]|!?\[[^[\]]{0,200}\]\((?![^()]{0,200}\{[{%])[^()]{0,200}\)`,
  String.raw`\*\*(?:[^\s*][^*]{0,200}|[^*]{0,200}[^\s*])\*\*`,
  // What is inserted, and what stands above the line, in markdown-it and PyMdown.
  String.raw`(?<![\p{L}\p{N}+])\+\+(?=[\p{L}\p{N}])[^+\n]{0,200}?\+\+(?![\p{L}\p{N}+])|(?<!\^)\^\^(?=[\p{L}\p{N}])[^^\s]{1,50}\^\^(?!\^)`,
  // What is hidden until somebody asks, as Discord has it.
  String.raw`(?<![|\p{L}\p{N}])\|\|(?=[^\s|])[^|\n]{1,200}?(?<=[^\s|])\|\|(?![|\p{L}\p{N}])`,
  // A slip, or a comment that would be none.
  String.raw`(?<=\d)%%`,
  // References and citations of Quarto and pandoc, and the roles of reStructuredText.
  String.raw`(?<![\p{L}\p{N}.@])@(?:sec|fig|tbl|eq|lst|thm)-[\p{L}\p{N}_-]+|\[-?@[\p{L}\p{N}_][^\]]{0,200}\]`,
].join('|');
const pattern = new RegExp(codes, 'gu');

/** And what begins a paragraph: the first lines of MDX, directives, admonitions. */
const imports = String.raw`(?<=^|['"];? )import\s(?:[\w*{},\s]+\sfrom\s)?['"][^'"]+['"];?(?=$| (?:import|export)\s)`;
const exports = String.raw`(?<=^|['"];? )export\s(?:const|let|default|function)\s.*$`;
const directives = String.raw`^\.\. (?:[\w-]+::|_[\w -]+:)[^\n]{0,60}|^(?:!!!|\?\?\?\+?) ?[a-z][\w-]*|^\[![A-Za-z]+\]|^\[TOC\]$|^\*\[[^\]]{1,100}\]:.*$`;
const inParagraphs = new RegExp([codes, imports, exports, directives].join('|'), 'gu');
