/** Boxes that call for attention, in whatever way of writing: what their kinds look like. */
import type { Strings } from '../../site/strings/index.ts';

export type BoxKind = keyof Strings['boxes'];

/** How each looks; `site/strings` says what it is called without a title. */
const looks: Readonly<Record<BoxKind, 'note' | 'tip' | 'important' | 'warning' | 'danger'>> = {
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

/**
 * How a screen reader announces one: by its kind where its title does not say it. That it is a note, the
 * role says.
 */
export function spokenAs(
  look: (typeof looks)[BoxKind],
  label: string,
  hasTitle: boolean,
): { role: 'note'; ariaLabel?: string } {
  return { role: 'note', ...(hasTitle && look !== 'note' && { ariaLabel: label }) };
}

export function lookOf(kind: BoxKind): (typeof looks)[BoxKind] {
  return looks[kind];
}
