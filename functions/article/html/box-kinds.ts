/** Boxes that call for attention, in whatever way of writing: what their kinds look like. */
import type { Strings } from '../../site/strings/index.ts';

/** Advice to get help now, or today: a card as those that are known by their words (render/care.ts). */
export type CareKind = 'emergency' | 'urgent';

export type BoxKind = keyof Strings['boxes'] | CareKind;

type Look = 'note' | 'tip' | 'important' | 'warning' | 'danger' | CareKind;

/** How each looks. */
const looks: Readonly<Record<BoxKind, Look>> = {
  emergency: 'emergency',
  urgent: 'urgent',
  note: 'note',
  info: 'note',
  todo: 'note',
  abstract: 'note',
  summary: 'note',
  tldr: 'note',
  question: 'note',
  help: 'note',
  faq: 'note',
  example: 'note',
  quote: 'note',
  cite: 'note',
  seealso: 'note',
  details: 'note',
  spoiler: 'note',
  tip: 'tip',
  hint: 'tip',
  success: 'tip',
  check: 'tip',
  done: 'tip',
  important: 'important',
  warning: 'warning',
  caution: 'warning',
  attention: 'warning',
  danger: 'danger',
  error: 'danger',
  failure: 'danger',
  fail: 'danger',
  missing: 'danger',
  bug: 'danger',
};

/** The kind that a word names, in whatever case; undefined for any other word. */
export function boxKind(word: string): BoxKind | undefined {
  const kind = word.toLowerCase();
  return Object.hasOwn(looks, kind) ? (kind as BoxKind) : undefined;
}

/** What it is called without a title. */
export function labelOf(kind: BoxKind, { boxes, care }: Strings): string {
  return isCare(kind) ? care[kind] : boxes[kind];
}

function isCare(kind: BoxKind): kind is CareKind {
  return kind === 'emergency' || kind === 'urgent';
}

/** As what it is published; one of no known kind is a note. */
export interface Dress {
  box: { className: string[]; role: 'note'; ariaLabel?: string };
  title: { className: string[] };
  care?: CareKind;
}

/**
 * A screen reader announces it by its kind where its title does not say it; that it is a note, the role
 * says.
 */
export function dressOf(kind: BoxKind | undefined, hasTitle: boolean, strings: Strings): Dress {
  const look = kind === undefined ? 'note' : looks[kind];
  const name = isCare(look) ? 'hw-care' : 'hw-callout';
  const ariaLabel = hasTitle && look !== 'note' ? labelOf(look, strings) : undefined;
  return {
    box: {
      className: [name, `hw-${look}`],
      role: 'note',
      ...(ariaLabel !== undefined && { ariaLabel }),
    },
    title: { className: [`${name}-title`] },
    ...(isCare(look) && { care: look }),
  };
}
