/**
 * A labelled box: what GitHub calls an alert, Obsidian a callout and MkDocs an admonition. Readers
 * see its label and hear where it begins and ends; a box that folds is a `details`.
 */
import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { Position } from 'unist';
import { boxKind, dressOf, labelOf } from '../html/box-kinds.ts';
import type { Container } from '../html/nodes.ts';
import type { Strings } from '../../site/strings/index.ts';

/** Kinds that fold without being asked to. */
const folding = new Set(['details', 'spoiler']);

interface Written {
  /** Any word; one that names no kind is a note with that word as its label. */
  kind: string;
  title: readonly PhrasingContent[];
  /** Whether it folds, and how it stands at first. */
  folds?: 'open' | 'closed' | undefined;
  children: RootContent[];
  /** Where its first line stands, which says what it is. */
  marker: Position;
  position: Position;
}

/** `strings`: what they are called. Advice to get help does not fold. */
export function labelledBox(written: Written, strings: Strings): Container {
  const { kind, title, children, marker, position } = written;
  const known = boxKind(kind);
  const { box, title: named, care } = dressOf(known, title.length > 0, strings);
  const label = known === undefined ? called(kind) : labelOf(known, strings);
  const asked = written.folds ?? (folding.has(known ?? '') ? 'closed' : undefined);
  const folds = care === undefined ? asked : undefined;
  const words: PhrasingContent[] =
    title.length > 0 ? [...title] : [{ type: 'text', value: label, position: marker }];
  const head: Paragraph = {
    type: 'paragraph',
    children: [{ type: 'strong', children: words, position: marker }],
    data: { ...(folds !== undefined && { hName: 'summary' }), hProperties: named },
    position: marker,
  };
  const { className } = box;
  return {
    type: 'container',
    children: [head, ...children],
    data:
      folds === undefined
        ? { hName: 'div', hProperties: { ...box }, ...(care !== undefined && { care }) }
        : { hName: 'details', hProperties: { className, ...(folds === 'open' && { open: true }) } },
    position,
  };
}

/** `my-box` → `My box` */
function called(kind: string): string {
  const words = kind.replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
