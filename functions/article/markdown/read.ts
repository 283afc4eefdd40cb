/**
 * Markdown to a tree: CommonMark with the tables, footnotes, strikethrough and task lists of
 * GitHub Flavored Markdown. GFM comes in parts because its bare-URL
 * detection would double the time; structure.ts finds bare URLs in the finished tree.
 */
import type { Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { markLimit } from './mark-limit.ts';

const processor = unified().use(remarkParse).use(extensions).freeze();

/** The text as mdast, positions included. Throws `TooManyMarks`, and nothing else. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}

/** The parts of GFM, and last, so that it comes first, the limit on marks. */
function extensions(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    gfmTable(),
    gfmFootnote(),
    gfmStrikethrough({ singleTilde: false }),
    gfmTaskListItem(),
    markLimit(),
  ];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    gfmTableFromMarkdown(),
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
  ];
}
