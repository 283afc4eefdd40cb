/**
 * Markdown to a tree: CommonMark with the tables, footnotes, strikethrough and task lists of
 * GitHub Flavored Markdown, the dialects that are asked for, and front matter set aside. GFM comes in
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
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import type { Dialect, Unread } from './dialect.ts';
import { Fragments, plainly } from './fragment.ts';
import { markLimit } from './mark-limit.ts';

/**
 * The text as mdast, positions included, and what looks like a dialect and is not read. Throws
 * `TooManyMarks`, and nothing else.
 */
export function readMarkdown(
  text: string,
  dialects: readonly Dialect[],
): { tree: Root; unread: Unread[] } {
  const processor = processorFor(dialects);
  const tree = processor.parse(text);
  const unread: Unread[] = [];
  if (dialects.length === 0) return { tree, unread };
  let refused = false;
  const fragments = new Fragments(text, tree, (part) => processor.parse(part));
  const tidying = dialects.flatMap(({ tidy }) => tidy ?? []);
  const reading = {
    text,
    unread: (remark: Unread) => void unread.push(remark),
    fragment: (lines: Parameters<Fragments['read']>[0]) => {
      const read = fragments.read(lines);
      if (read !== undefined) return read;
      const whole = plainly(lines);
      if (!refused) unread.push({ position: whole.position!, reason: tooMuch });
      refused = true;
      return whole;
    },
  };
  const tidy = (node: Nodes): void => {
    if (!('children' in node)) return;
    for (const one of tidying) one(node, reading);
    node.children.forEach(tidy);
  };
  if (tidying.length > 0) tidy(tree);
  return { tree, unread };
}

const tooMuch =
  'Here, and perhaps further on, there is more in titles and cells than is read: marks are shown.';

const processors = new Map<string, Processor<Root>>();
/** Combinations of dialects whose processors are kept; few articles speak more than three. */
const PROCESSORS_KEPT = 64;

function processorFor(dialects: readonly Dialect[]): Processor<Root> {
  const key = dialects.flatMap(({ name, syntax }) => (syntax === undefined ? [] : name)).join();
  const kept = processors.get(key);
  if (kept !== undefined) return kept;
  if (processors.size >= PROCESSORS_KEPT) processors.clear();
  const made = unified()
    .use(remarkParse)
    .use(remarkFrontmatter, ['yaml', 'toml', { type: 'json', fence: { open: '{', close: '}' } }])
    .use(extensions, dialects)
    .freeze();
  processors.set(key, made);
  return made;
}

/** The parts of GFM, the dialects, and last, so that it comes first, the limit on marks. */
function extensions(this: Processor, dialects: readonly Dialect[]): void {
  const data = this.data();
  const syntaxes = dialects.flatMap(({ syntax }) => syntax ?? []);
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    gfmTable(),
    gfmFootnote(),
    gfmStrikethrough({ singleTilde: false }),
    gfmTaskListItem(),
    ...syntaxes.map(({ micromark }) => micromark),
    markLimit(),
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
