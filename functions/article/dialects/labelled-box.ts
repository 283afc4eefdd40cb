/**
 * A labelled box: what GitHub calls an alert, Obsidian a callout and MkDocs an admonition. Readers
 * see its label and hear where it begins and ends; a box that folds is a `details`.
 */
import type { BlockContent, DefinitionContent, PhrasingContent } from 'mdast';
import type { Node, Position } from 'unist';
import { plain } from '../markdown/plain-text.ts';

/** The title, as a paragraph of its own, and what stands in the box. */
export interface LabelledBox extends Node {
  type: 'labelledBox';
  children: (BlockContent | DefinitionContent)[];
  data: {
    hName: 'div' | 'details';
    hProperties: { className: string[]; role?: string; ariaLabel?: string; open?: boolean };
  };
}

declare module 'mdast' {
  interface RootContentMap {
    labelledBox: LabelledBox;
  }
  interface BlockContentMap {
    labelledBox: LabelledBox;
  }
  interface EmphasisData {
    hName?: string;
  }
}

/** The word for a kind of box → how it looks and what it is called without a title. */
const kinds: Record<string, [look: string, label: string]> = {
  note: ['note', 'Note'],
  info: ['note', 'Info'],
  todo: ['note', 'To do'],
  abstract: ['note', 'Summary'],
  summary: ['note', 'Summary'],
  tldr: ['note', 'Summary'],
  question: ['note', 'Question'],
  help: ['note', 'Help'],
  faq: ['note', 'Question'],
  example: ['note', 'Example'],
  quote: ['note', 'Quote'],
  cite: ['note', 'Quote'],
  seealso: ['note', 'See also'],
  details: ['note', 'Details'],
  spoiler: ['note', 'Details'],
  tip: ['tip', 'Tip'],
  hint: ['tip', 'Hint'],
  success: ['tip', 'Success'],
  check: ['tip', 'Check'],
  done: ['tip', 'Done'],
  important: ['important', 'Important'],
  warning: ['warning', 'Warning'],
  caution: ['warning', 'Caution'],
  attention: ['warning', 'Attention'],
  danger: ['danger', 'Danger'],
  error: ['danger', 'Error'],
  failure: ['danger', 'Failure'],
  fail: ['danger', 'Failure'],
  missing: ['danger', 'Missing'],
  bug: ['danger', 'Bug'],
};

/** Kinds that fold without being asked to. */
const folding = new Set(['details', 'spoiler']);

/** How a box may look; the stylesheet has a rule for each. */
export const looks = [...new Set(Object.values(kinds).map(([look]) => `hw-${look}`))];

/** Whether a word names a kind of box. */
export function isKind(word: string): boolean {
  return Object.hasOwn(kinds, word.toLowerCase());
}

interface Written {
  /** Any word; one that names no kind is a note with that word as its label. */
  kind: string;
  title: readonly PhrasingContent[];
  /** Whether it folds, and how it stands at first. */
  folds?: 'open' | 'closed' | undefined;
  children: (BlockContent | DefinitionContent)[];
  /** Where its first line stands, which says what it is. */
  marker: Position;
  position: Position;
}

export function labelledBox({
  kind,
  title,
  folds,
  children,
  marker,
  position,
}: Written): LabelledBox {
  const word = kind.toLowerCase();
  const [look, label] = Object.hasOwn(kinds, word) ? kinds[word]! : ['note', called(kind)];
  const className = ['hw-callout', `hw-${look}`];
  const words: PhrasingContent[] =
    title.length > 0 ? [...title] : [{ type: 'text', value: label, position: marker }];
  const begun = folds ?? (folding.has(word) ? 'closed' : undefined);
  const head = begun === undefined ? undefined : ('summary' as const);
  const ariaLabel = plain({ type: 'paragraph', children: words });
  return {
    type: 'labelledBox',
    children: [
      {
        type: 'paragraph',
        children: [{ type: 'strong', children: words, position: marker }],
        data: {
          ...(head && { hName: head }),
          hProperties: { className: ['hw-callout-title'] },
        },
        position: marker,
      },
      ...children,
    ],
    data: {
      hName: head === undefined ? 'div' : 'details',
      hProperties: {
        className,
        ...(head === undefined && { role: 'note', ariaLabel }),
        ...(begun === 'open' && { open: true }),
      },
    },
    position,
  };
}

/** `my-box` → `My box` */
function called(kind: string): string {
  const words = kind.replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
