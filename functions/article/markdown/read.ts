/**
 * Markdown to a tree: CommonMark with the tables, footnotes, strikethrough and task lists of
 * GitHub Flavored Markdown, the dialects that are asked for. GFM comes in
 * parts because its bare-URL detection would double the time; survey.ts finds bare URLs in the
 * finished tree.
 */
import type { Nodes, Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { combineExtensions } from 'micromark-util-combine-extensions';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import type { Strings } from '../../site/strings/index.ts';
import type { Span } from '../html/comments.ts';
import type { Dialect, Reading, Unread } from './dialect.ts';
import { noBibliography } from '../bibliography/bibliography.ts';
import { Citations } from './citations.ts';
import { Fragments, plainly } from './fragment.ts';
import { markLimit } from './mark-limit.ts';
import { tables, whereTablesMayBe } from './tables.ts';

export interface MarkdownRead {
  /** With positions. */
  tree: Root;
  /** What looks like a dialect and is not read. */
  unread: Unread[];
  /** Comments of the dialects, which are not in the tree. */
  comments: Span[];
}

/** A text in these dialects; `strings` are in its language, `citations` what it can cite. Throws `TooManyMarks`, and nothing else. */
export function readMarkdown(
  text: string,
  dialects: readonly Dialect[],
  strings: Strings,
  citations = new Citations([], noBibliography),
): MarkdownRead {
  const processor = processorFor(dialects);
  const tree = processor.parse(text);
  const unread: Unread[] = [];
  const comments: Span[] = [];
  const tidying = dialects.flatMap(({ tidy }) => tidy ?? []);
  if (tidying.length === 0) return { tree, unread, comments };
  let refused = false;
  const fragments = new Fragments(text, tree, (part) => processor.parse(part));
  const reading: Reading = {
    text,
    strings,
    citations,
    comment: (span) => void comments.push(span),
    unread: (remark) => void unread.push(remark),
    fragment: (lines) => {
      const read = fragments.read(lines);
      if (read !== undefined) return read;
      const whole = plainly(lines);
      const isPrivate = lines.some((line) => /%%|\{\/\*|<!--/.test(line.text));
      if (isPrivate) unread.push({ position: whole.position!, reason: tooPrivate, grave: true });
      else if (!refused) unread.push({ position: whole.position!, reason: tooMuch });
      refused = true;
      return whole;
    },
  };
  const tidy = (node: Nodes): void => {
    if (!('children' in node)) return;
    for (const one of tidying) one(node, reading);
    node.children.forEach(tidy);
  };
  tidy(tree);
  return { tree, unread, comments };
}

const tooMuch =
  'Here, and perhaps further on, there is more in titles and cells than is read: marks are shown.';

const tooPrivate =
  'There is more in titles and cells than is read, and a comment among it, which readers would see: ' +
  'delete it, or divide the article.';

const processors = new Map<string, { dialects: readonly Dialect[]; made: Processor<Root> }>();
/** Combinations of dialects whose processors are kept; few articles speak more than three. */
const PROCESSORS_KEPT = 64;

function processorFor(dialects: readonly Dialect[]): Processor<Root> {
  const spoken = dialects.filter(({ syntax }) => syntax !== undefined);
  const key = spoken.map(({ name }) => name).join();
  const kept = processors.get(key);
  // Two configurations may have dialects of one name.
  if (kept?.dialects.every((one, at) => one === spoken[at])) return kept.made;
  if (processors.size >= PROCESSORS_KEPT) processors.clear();
  const made = unified().use(remarkParse).use(whereTablesMayBe).use(extensions, dialects).freeze();
  processors.set(key, { dialects: spoken, made });
  return made;
}

/**
 * The parts of GFM, the dialects, and last, so that it comes first, the limit on marks; as one, because
 * the parser joins what it is given anew for every text.
 */
function extensions(this: Processor, dialects: readonly Dialect[]): void {
  const data = this.data();
  const syntaxes = dialects.flatMap(({ syntax }) => syntax ?? []);
  data.micromarkExtensions = [
    combineExtensions([
      ...(data.micromarkExtensions ?? []),
      tables(),
      gfmFootnote(),
      gfmStrikethrough({ singleTilde: false }),
      gfmTaskListItem(),
      ...syntaxes.map(({ micromark }) => micromark),
      markLimit(),
    ]),
  ];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    gfmTableFromMarkdown(),
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
    ...syntaxes.flatMap(({ mdast }) => mdast ?? []),
  ];
}
