/** What a collection is called and where it is, from its id and what is in it. */
import type { Summary } from '../../../schemas/types.ts';
import { topicPath } from '../../site/routes.ts';
import type { Settings } from '../../site/settings.ts';
import { authorSlug } from './authors.ts';
import { readCode, subjectOf } from './codes.ts';
import { languageTitle } from '../../site/languages.ts';
import type { Collection, CollectionId } from '../model.ts';
import { readableMonth } from '../../base/time.ts';
import { topicTitle } from '../../site/topics.ts';

/** All of a collection but its entries. */
export type CollectionHead = Omit<Collection, 'summaries' | 'withdrawals' | 'ever' | 'months'>;

/** Undefined for a kind that this version does not know. `entries` are its own, newest first. */
export function describe(
  id: CollectionId,
  settings: Settings,
  summaries: readonly Summary[],
): CollectionHead | undefined {
  if (id === 'site') {
    const { name, description } = settings;
    return { id, kind: 'site', path: '/', title: name, ...(description && { description }) };
  }
  const [, kind, name] = /^([a-z]+):(.+)$/.exec(id) ?? [];
  if (kind === undefined || name === undefined) return undefined;
  return kinds[kind]?.(id, name, settings, summaries);
}

export function isKnown(id: CollectionId): boolean {
  if (id === 'site') return true;
  const [, kind, name] = /^([a-z]+):(.+)$/.exec(id) ?? [];
  if (kind === undefined || !Object.hasOwn(kinds, kind)) return false;
  if (kind === 'month' || kind === 'changes') return MONTH.test(name!);
  return kind !== 'code' || readCode(name!) !== undefined;
}

const MONTH = /^\d{4}-\d\d$/;

type Describe = (
  id: CollectionId,
  name: string,
  settings: Settings,
  summaries: readonly Summary[],
) => CollectionHead | undefined;

const kinds: Record<string, Describe> = {
  topic(id, topic, settings) {
    const description = settings.topics.find((one) => one.id === topic)?.description;
    const title = topicTitle(topic, settings);
    const path = topicPath(topic);
    return { id, kind: 'topic', path, title, ...(description && { description }) };
  },
  month(id, month) {
    if (!MONTH.test(month)) return undefined;
    return { id, kind: 'month', path: monthPath(month), title: readableMonth(month) };
  },
  changes(id, month) {
    if (!MONTH.test(month)) return undefined;
    const title = `Changes in ${readableMonth(month)}`;
    return { id, kind: 'changes', path: `/changes/${month}/`, title };
  },
  language(id, tag) {
    const path = `/languages/${encodeURIComponent(tag)}/`;
    return { id, kind: 'language', path, title: languageTitle(tag) };
  },
  author(id, slug, _settings, summaries) {
    const path = `/authors/${encodeURIComponent(slug)}/`;
    const authors = summaries.flatMap((summary) => summary.authors);
    const name = authors.find((author) => authorSlug(author.name) === slug)?.name;
    return { id, kind: 'author', path, title: name ?? readable(slug) };
  },
  code(id, name, _settings, summaries) {
    const code = readCode(name);
    if (code === undefined) return undefined;
    const subject = subjectOf(summaries, code);
    const title = `${code.system} ${code.code}`;
    const path = `/codes/${name}/`;
    return { id, kind: 'code', path, title, ...(subject && { description: subject }) };
  },
};

function readable(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `2026-03` → `/archive/2026/03/` */
export function monthPath(month: string): string {
  return `/archive/${month.replace('-', '/')}/`;
}
