/** An article as the dashboard finds it: by its words, what became of it, its remarks and its dates. */
import { addressOf } from '../../../../functions/site/addresses.ts';
import { dayOf, instantOf } from '../../../../functions/base/time.ts';
import type { Slug } from '../../../../functions/site/settings.ts';
import type { Remembered } from '../../../../functions/publish/rows/article.ts';
import type { Report } from '../../../../schemas/types.ts';

export interface Entry {
  slug: Slug;
  title: string;
  /** Of its page, where there is one. */
  address?: string;
  states: StateName[];
  /** Id → as the article writes it. */
  topics: ReadonlyMap<string, string>;
  authors: readonly string[];
  /** Rules that something was said by, each once. */
  rules: readonly string[];
  errors: number;
  warnings: number;
  /** What comes, the first first. */
  due: readonly Due[];
  nextReview?: string;
  /** When it changed last, milliseconds; 0 where that is not known. */
  at: number;
  /** What a search looks at: without capitals and accents. */
  text: string;
}

/** What an article comes to on a day. */
export interface Due {
  what: 'goes live' | 'expires' | 'review due';
  /** As the article says it. */
  on: string;
  /** `2026-11-30`, in the article's own offset. */
  day: string;
}

/** What can have become of an article; several may hold, as of one that is refused and stays live. */
export const states = [
  { name: 'live', is: ({ status }) => status === 'live' },
  { name: 'refused', is: ({ memory }) => memory.outcome === 'refused' },
  { name: 'held', is: ({ memory }) => memory.outcome === 'held' },
  { name: 'scheduled', is: ({ memory }) => memory.outcome === 'scheduled' },
  { name: 'draft', is: ({ memory }) => memory.outcome === 'draft' },
  { name: 'withdrawn', is: ({ status }) => status === 'withdrawn' },
  { name: 'moved', is: ({ status }) => status === 'moved' },
  { name: 'gone', is: ({ memory }) => memory.outcome === 'gone' },
] as const satisfies { name: string; is(summary: Remembered): boolean }[];

type StateName = (typeof states)[number]['name'];

/** `report` is what was last said of it. */
export function entryOf(summary: Remembered, { diagnostics }: Report): Entry {
  const { slug, title, topics, topicTitles = {}, authors, nextReview, modified } = summary;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const since = modified ?? summary.published;
  return {
    slug,
    title,
    ...(summary.status !== 'unpublished' && { address: addressOf(summary) }),
    states: states.filter(({ is }) => is(summary)).map(({ name }) => name),
    topics: new Map(topics.map((id) => [id, topicTitles[id] ?? id])),
    authors: authors.map(({ name }) => name),
    rules: [...new Set(diagnostics.map(({ rule }) => rule))],
    errors,
    warnings: diagnostics.length - errors,
    due: dueOf(summary),
    ...(nextReview !== undefined && { nextReview }),
    at: since === undefined ? 0 : instantOf(since),
    text: textOf(summary),
  };
}

/** What comes of an article, or is overdue: of one that is not public only that it will be. */
function dueOf({ status, nextReview, memory: { outcome, due } }: Remembered): Due[] {
  const found: [Due['what'], string | undefined][] = [
    ['goes live', outcome === 'scheduled' ? due : undefined],
    ['expires', outcome !== 'scheduled' && status === 'live' ? due : undefined],
    ['review due', status === 'live' ? nextReview : undefined],
  ];
  const all = found.flatMap(([what, on]) => (on === undefined ? [] : { what, on, day: dayOf(on) }));
  return all.sort((a, b) => instantOf(a.on) - instantOf(b.on));
}

function textOf({ slug, title, topics, authors, about }: Remembered): string {
  const subjects = about.flatMap(({ name, codes = [] }) => [name, ...codes.map((one) => one.code)]);
  const all = [title, slug, ...topics, ...authors.map(({ name }) => name), ...subjects];
  return folded(all.join('\n'));
}

/** Text as it is compared: `Sjögren` is `sjogren`. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
