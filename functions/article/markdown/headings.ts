/** Headings: their text, their levels under the page's own `<h1>`, and the title among them. */
import type { Heading, Root } from 'mdast';
import { lastWord, nameWithoutDay } from '../file/name.ts';
import { plain } from './plain-text.ts';
import type { HeadingUse, Part } from './structure.ts';

/**
 * A heading's words, and its anchor where the author wrote one: `## When to rest {#rest}`, alone here
 * or among other attributes, which are a dialect's.
 */
export function headingText(node: Heading): { text: string; id?: string } {
  const anchor = node.data?.anchor;
  if (anchor !== undefined) return { text: plain(node), id: anchor };
  const last = node.children.at(-1);
  const match =
    last?.type === 'text' ? /\s*\{#([\p{L}\p{N}_-]{1,100})\}\s*$/u.exec(last.value) : null;
  if (last?.type !== 'text' || match === null) return { text: plain(node) };
  last.value = last.value.slice(0, match.index);
  return { text: plain(node), id: match[1]! };
}

/**
 * Takes the title out of a body. Without a title of its own (in the front matter) an article is
 * called what its first heading says, if that stands above all others; with one, a first heading that
 * repeats it is dropped.
 */
export function takeTitle(tree: Root, own: string | undefined): string | undefined {
  const at = tree.children.findIndex(({ type }) => type === 'heading');
  const heading = tree.children[at];
  if (heading?.type !== 'heading') return own;
  const { text } = headingText(heading);
  if (own === undefined && !isAbove(heading, at, tree)) return undefined;
  if (own === undefined ? text === '' : heading.depth > 1 || fold(text) !== fold(own)) return own;
  tree.children.splice(at, 1);
  return own ?? text;
}

/**
 * Of level 1; or at the top of the text, with nothing but smaller headings below it. Any other is that of
 * a section.
 */
function isAbove({ depth }: Heading, at: number, { children }: Root): boolean {
  if (depth === 1) return true;
  return (
    at === 0 &&
    children.every((node, i) => i === 0 || node.type !== 'heading' || node.depth > depth)
  );
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** `restless-legs_2` → `Restless legs 2`: the title of last resort. */
export function titleFromSlug(slug: string): string {
  const words = nameWithoutDay(slug)
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words === '' ? lastWord(slug) : words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The page has one `<h1>`, the title. A body that begins with `#` uses it for its sections, and moves
 * down by one; where the sections above are at `##`, a `#` is a second title, and moves down alone.
 */
export function shiftHeadings(parts: Part[]): void {
  const headings = parts.flatMap(({ heading }) => heading?.node ?? []);
  const usesTop = headings[0]?.depth === 1;
  for (const node of headings) {
    if (!usesTop && node.depth > 1) continue;
    if (!usesTop) node.data = { ...node.data, isTitle: true };
    node.depth = Math.min(6, node.depth + 1) as Heading['depth'];
  }
}

/**
 * A last heading with nothing below it but footnotes is the author's heading for the references,
 * whatever the language.
 */
export function takeReferencesHeading(
  parts: Part[],
  defining: ReadonlySet<Part>,
): HeadingUse | undefined {
  const last = parts.at(-1);
  if (last?.heading === undefined || last.nodes.length > 0 || !defining.has(last)) return undefined;
  parts.pop();
  return last.heading;
}

/** `text`, where the author wrote none, and no section of that name stands elsewhere. */
export function ourReferencesHeading(
  headings: readonly HeadingUse[],
  anchors: readonly string[],
  text: string,
): {
  id: string;
  text: string;
} {
  const isTaken = headings.some(({ id }) => id === 'references') || anchors.includes('references');
  return { id: isTaken ? 'page-references' : 'references', text };
}
