/**
 * Sources that are no article yet: an emptied file, or one whose front matter has lost its `---`. What
 * they lack is not an author.
 */
import { memoize } from '../../base/memoize.ts';
import type { Position } from '../positions.ts';
import { frontMatterBlock } from '../front-matter/block.ts';
import { hasNothing } from '../markdown/no-text.ts';
import type { ParsedArticle } from '../model.ts';

/** Names by which many tools know what stands above a text. */
const known =
  /^(?:title|authors?|date|published|publishdate|draft|status|tags?|topics|categor(?:y|ies)|description|summary|slug|permalink|layout|language|lang|reviewers?|reviewed|updated|modified|lastmod)$/i;

/** The lines at the top that are fields without the `---` above them; undefined where there are none. */
export const fieldsInText = memoize(({ text }: ParsedArticle): Position | undefined => {
  if ('to' in frontMatterBlock(text)) return undefined;
  const lines = text.split('\n', 200);
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return undefined;
  const end = lines.findIndex((line, i) => i > first && !isField(line));
  const fields = lines.slice(first, end < 0 ? undefined : end).filter(isField);
  const names = fields.map((line) => /^\s*([\w-]+):/.exec(line)?.[1] ?? '');
  const isFenced = /^-{3,}\s*$/.test(lines[end] ?? '');
  if (!isField(lines[first]!) || fields.length < (isFenced ? 1 : 2)) return undefined;
  if (!names.some((name) => known.test(name))) return undefined;
  const last = first + fields.length;
  return { line: first + 1, column: 1, endLine: last, endColumn: lines[last - 1]!.length + 1 };
});

/** `title: Heel pain`, or an item below one: `- Nobody`. */
function isField(line: string): boolean {
  return /^[A-Za-z][\w-]{0,40}:(?:\s|$)/.test(line) || /^\s+-\s\S/.test(line);
}

/** What it lacks cannot be said before it has words, and its fields are read. */
export function isUnread(article: ParsedArticle): boolean {
  return hasNothing(article.structure) || fieldsInText(article) !== undefined;
}
