/** The words of an article that a plain renderer shows, and what healthwire makes of each of them. */
import type { Dependencies, ParsedArticle } from '../../../../functions/article/model.ts';
import { dialects } from '../../../../functions/article/dialects/index.ts';
import { parse } from '../../../../functions/article/parse.ts';
import { render } from '../../../../functions/article/render.ts';
import type { Source } from '../../../../functions/article/model.ts';
import type { Settings } from '../../../../functions/site/settings.ts';
import { outsideWords, visibleWords, wordsOf } from './outside.ts';

export interface Words {
  /** That a plain renderer shows. */
  shown: number;
  /** Of these, what is read as the marks of a dialect, comments of dialects among them. */
  marks: number;
  /** Of these, what is lost. */
  lost: number;
  /** Words that are left out with scripts, forms and frames, as warnings tell. */
  leftOut: number;
  /** Some of those that are lost. */
  examples: string[];
}

/** Words of one article that are shown as examples. */
const EXAMPLES = 8;

/** `content` is what healthwire publishes of the article, as HTML. */
export function compareWords(
  source: Source,
  article: ParsedArticle,
  { content, dependencies }: { content: string; dependencies: Dependencies },
): Words {
  const outside = outsideWords(bodyOf(article.text));
  const missing = lost(outside, ours(outside, article.title, content));
  const stays = missing.length === 0 ? [] : without(missing, source, outside, dependencies);
  return {
    shown: outside.length,
    marks: missing.length - stays.length,
    lost: stays.length,
    leftOut: article.structure.leftOut.reduce((sum, { words }) => sum + words, 0),
    examples: [...new Set(stays)].slice(0, EXAMPLES),
  };
}

/** Of words that are missing, those that are missing without any dialect too. */
function without(
  missing: readonly string[],
  source: Source,
  outside: readonly string[],
  dependencies: Dependencies,
): string[] {
  const off = Object.fromEntries(dialects.map(({ name }) => [name, 'off' as const]));
  const settings: Settings = { ...dependencies.settings, dialects: off };
  const { article } = parse(source, settings);
  if (article === undefined) return [...missing];
  const undated = { published: source.lastModified, modified: source.lastModified };
  const { content } = render(article, { ...dependencies, settings }, undated);
  const still = lost(outside, ours(outside, article.title, content));
  return common(missing, still);
}

/** A title that stands in the text is shown above it. */
function ours(outside: readonly string[], title: string, content: string): string[] {
  const words = wordsOf(title);
  const isInText = ` ${outside.join(' ')} `.includes(` ${words.join(' ')} `);
  return isInText ? [...words, ...visibleWords(content)] : visibleWords(content);
}

/** Words that stand more often in the one than in the other; what only moved is not lost. */
function lost(outside: readonly string[], shown: readonly string[]): string[] {
  const counts = countsOf(shown);
  return outside.filter((word) => take(counts, word) === 0);
}

/** Words that are in both, as often as in both. */
function common(some: readonly string[], others: readonly string[]): string[] {
  const counts = countsOf(others);
  return some.filter((word) => take(counts, word) > 0);
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** How many there were before one was taken. */
function take(counts: Map<string, number>, word: string): number {
  const left = counts.get(word) ?? 0;
  if (left > 0) counts.set(word, left - 1);
  return left;
}

/** Without front matter of any kind, found by nobody's reader but this one. */
function bodyOf(text: string): string {
  return text
    .replace(/^\s*---(?:json|yaml|toml)?[ \t]*\n[^]*?\n(?:---|\.\.\.)[ \t]*(?:\n|$)/i, '')
    .replace(/^\s*\+\+\+[ \t]*\n[^]*?\n\+\+\+[ \t]*(?:\n|$)/, '')
    .replace(/^\s*;;;[ \t]*\n[^]*?\n;;;[ \t]*(?:\n|$)/, '')
    .replace(/^\s*\{\n[^]*?\n\}[ \t]*(?:\n|$)/, '')
    .replace(/^\s*\{[ \t]*"[^\n]*\}[ \t]*(?:\n|$)/, '');
}
