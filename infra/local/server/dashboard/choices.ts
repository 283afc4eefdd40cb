/**
 * What an editor looks for, as the address says it, and what is found. Each list to choose from says
 * how many articles each choice leaves beside all other choices, so that none leads to nothing.
 */
import { instantOf } from '../../../../functions/base/time.ts';
import { folded, states, type Entry } from './entries.ts';
import { DASHBOARD } from './paths.ts';

/** One list to choose from. */
interface Facet {
  name: string;
  label: string;
  /** All that an article is in. `now` is RFC 3339. */
  of(this: void, entry: Entry, now: string): readonly string[];
  /** What people read, where that is not the choice itself; undefined: this article does not know. */
  called?(this: void, choice: string, entry: Entry): string | undefined;
  /** The order of its choices; absent: the most frequent first. */
  order?: readonly string[];
}

const DAY_MS = 86_400_000;

const stateNames: readonly string[] = states.map(({ name }) => name);

/** Days ahead within which a review may be asked for. */
const reviews: readonly [choice: string, called: string, days?: number][] = [
  ['overdue', 'overdue'],
  ['30', 'within 30 days', 30],
  ['90', 'within 90 days', 90],
  ['later', 'later'],
  ['none', 'no day is set'],
];

/** Every list there is: the form, the links and the search follow. */
export const facets: readonly Facet[] = [
  { name: 'state', label: 'State', of: ({ states }) => states, order: stateNames },
  {
    name: 'topic',
    label: 'Topic',
    of: ({ topics }) => [...topics.keys()],
    called: (topic, { topics }) => topics.get(topic),
  },
  { name: 'author', label: 'Author', of: ({ authors }) => [...new Set(authors)] },
  { name: 'rule', label: 'Rule', of: ({ rules }) => rules },
  {
    name: 'review',
    label: 'Review',
    of: reviewOf,
    called: (choice) => reviews.find(([name]) => name === choice)?.[1],
    order: reviews.map(([name]) => name),
  },
];

function reviewOf({ states, nextReview }: Entry, now: string): string[] {
  if (!states.includes('live')) return [];
  if (nextReview === undefined) return ['none'];
  const wait = instantOf(nextReview) - Date.parse(now);
  if (wait < 0) return ['overdue'];
  const within = reviews.flatMap(([name, , days]) =>
    days !== undefined && wait <= days * DAY_MS ? [name] : [],
  );
  return within.length === 0 ? ['later'] : within;
}

export const orders = [
  { name: 'newest', called: 'changed last', by: (a, b) => b.at - a.at },
  { name: 'title', called: 'title', by: (a, b) => (folded(a.title) < folded(b.title) ? -1 : 1) },
  {
    name: 'review',
    called: 'review due first',
    by: (a, b) => (reviewAt(a) < reviewAt(b) ? -1 : 1),
  },
  { name: 'remarks', called: 'most remarks first', by: (a, b) => remarks(b) - remarks(a) },
] as const satisfies { name: string; called: string; by(a: Entry, b: Entry): number }[];

const reviewAt = ({ nextReview = '9999' }: Entry) => nextReview;
const remarks = ({ errors, warnings }: Entry) => errors * 1000 + warnings;

/** What the address asks for. */
export interface Choices {
  /** Words, all of which stand in the title, the path, topics, authors, subjects or their codes. */
  q?: string;
  /** A day or a month on which something is due. */
  on?: string;
  /** Name of a facet → what is chosen of it. */
  chosen: Readonly<Record<string, string>>;
  sort: string;
  page: number;
}

export function readChoices(query: URLSearchParams): Choices {
  const q = query.get('q')?.trim().slice(0, 200);
  const on = /^\d{4}-\d\d(-\d\d)?$/.exec(query.get('on') ?? '')?.[0];
  const chosen = facets.flatMap(({ name }) => {
    const value = query.get(name);
    return value === null || value === '' ? [] : [[name, value] as const];
  });
  return {
    ...(q !== undefined && q !== '' && { q }),
    ...(on !== undefined && { on }),
    chosen: Object.fromEntries(chosen),
    sort: orders.find(({ name }) => name === query.get('sort'))?.name ?? orders[0].name,
    page: Math.max(1, Math.min(1e6, Math.trunc(Number(query.get('page'))) || 1)),
  };
}

/** The address of what is chosen. */
export function listPath({ q, on, chosen = {}, sort, page }: Partial<Choices>): string {
  const query = new URLSearchParams({ view: 'articles' });
  if (q !== undefined) query.set('q', q);
  if (on !== undefined) query.set('on', on);
  for (const [name, value] of Object.entries(chosen)) query.set(name, value);
  if (sort !== undefined && sort !== orders[0].name) query.set('sort', sort);
  if (page !== undefined && page !== 1) query.set('page', String(page));
  return `${DASHBOARD}?${query.toString()}`;
}

/** One choice of a list, and how many articles it leaves. */
export interface Option {
  choice: string;
  called: string;
  count: number;
}

export interface Found {
  /** In the order that is asked for. */
  entries: Entry[];
  /** By name of the facet. */
  options: ReadonlyMap<string, Option[]>;
}

/** `now` is RFC 3339. */
export function find(entries: readonly Entry[], choices: Choices, now: string): Found {
  const said = entries.filter((entry) => hasWords(entry, choices.q) && isDue(entry, choices.on));
  const misses = said.map((entry) =>
    facets.filter(({ name, of }) => {
      const chosen = choices.chosen[name];
      return chosen !== undefined && !of(entry, now).includes(chosen);
    }),
  );
  const left = (but?: Facet) => said.filter((_, at) => misses[at]!.every((facet) => facet === but));
  const { by } = orders.find(({ name }) => name === choices.sort) ?? orders[0];
  return {
    entries: left().sort(by),
    options: new Map(facets.map((facet) => [facet.name, optionsOf(facet, left(facet), now)])),
  };
}

function hasWords({ text }: Entry, q = ''): boolean {
  return folded(q)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function isDue({ due }: Entry, on = ''): boolean {
  return on === '' || due.some(({ day }) => day.startsWith(on));
}

function optionsOf({ of, called, order }: Facet, entries: readonly Entry[], now: string): Option[] {
  const options = new Map<string, Option>();
  for (const entry of entries)
    for (const choice of of(entry, now)) {
      const known = options.get(choice);
      if (known !== undefined) known.count++;
      else options.set(choice, { choice, called: called?.(choice, entry) ?? choice, count: 1 });
    }
  const rank = ({ choice }: Option) => order?.indexOf(choice) ?? 0;
  return [...options.values()].sort(
    (a, b) => rank(a) - rank(b) || b.count - a.count || (a.called < b.called ? -1 : 1),
  );
}
