/**
 * What a medical review is about: the words of an article and the facts in its front matter that
 * mean something clinically. A review is bound to them by a hash, so that one can see later whether
 * the text is still the one that was reviewed.
 */
import { createHash } from 'node:crypto';
import type { ParsedArticle } from '../model.ts';
import { paragraphs, plain } from '../markdown/plain-text.ts';

/**
 * `sha256:` and 64 hexadecimal digits. Markup, white space, and the shape of quotation marks and
 * dashes do not matter; every word, number, sign, capital and code does.
 */
export function clinicalHash(article: ParsedArticle): string {
  const hash = createHash('sha256').update(clinicalText(article)).digest('hex');
  return `sha256:${hash}`;
}

/** The text has changed since the review that the front matter speaks of. */
export function isReviewOutdated(article: ParsedArticle): boolean {
  const { reviewedText } = article.frontMatter;
  return reviewedText !== undefined && reviewedText !== clinicalHash(article);
}

function clinicalText({ title, frontMatter, structure }: ParsedArticle): string {
  const { description, audience, about, image } = frontMatter;
  const fields = { description, audience, about, alt: image?.alt };
  return [
    title,
    JSON.stringify(sorted(fields)),
    ...structure.parts.flatMap(({ heading, nodes }) => [heading?.text ?? '', paragraphs(nodes)]),
    ...structure.images.map(({ node }) => node.alt ?? ''),
    ...structure.notes.map(({ node }) => plain(node)),
  ]
    .map(untypeset)
    .join('\n\n');
}

/** The order in which fields are written says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([name, field]) => [name, sorted(field)]));
}

/** One form for what looks different and means the same. */
function untypeset(text: string): string {
  return (
    text
      .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
      .replace(/[‘’‚‛′`´]/g, "'")
      .replace(/[“”„‟″«»]/g, '"')
      .replace(/[‐‑‒–—―−]/g, '-')
      .replaceAll('…', '...')
      .replaceAll('μ', 'µ')
      .replace(/[^\S\n\t]+/g, ' ')
      .replace(/ ?- ?/g, '-')
      // French sets a space before these; before a point with digits behind it, it would be a number.
      .replace(/ (?=[.,;:!?)\]](?!\d))/g, '')
      .replace(/ *\n\s*/g, '\n')
      .trim()
  );
}
