/** Topics: their ids, and what they are called, by the settings or as articles write them. */
import type { Topic } from '../../schemas/types.ts';
import { memoize } from '../base/memoize.ts';
import { absolute, topicPath } from './routes.ts';
import type { Settings } from './settings.ts';

/** How articles write topics that site.yaml does not name: id → title. */
export type TopicTitles = Readonly<Record<string, string>>;

/** `Sleep & Rest` → `sleep-rest`, `C++` → `c-plus-plus`; undefined where nothing is left of a name. */
export function topicId(name: string): string | undefined {
  const id = name
    .normalize('NFC')
    .toLowerCase()
    // C, C++ and C# are three.
    .replaceAll('+', ' plus ')
    .replace(/(?<=[\p{L}\p{N}])#/gu, ' sharp ')
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return id === '' ? undefined : id.slice(0, 80).replace(/-+$/, '');
}

/** What a topic is called where nobody says more than its id: `sleep-health` → `Sleep health`. */
export function titleFromId(id: string): string {
  return capitalised(id.replaceAll('-', ' '));
}

/** A topic's name as a title: `ADHD` and `pH` as they are, `iron` as `Iron`. */
export function titleFromName(name: string): string {
  return name === name.toLowerCase() ? capitalised(name) : name;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The settings' title, else that of an article, else what the id says. */
export function topicOf(
  id: string,
  settings: Settings,
  { topicTitles, tags }: { topicTitles?: TopicTitles; tags?: readonly string[] },
): Topic {
  const title = topicTitle(id, settings, topicTitles);
  const hasPage = isPage(id, settings, tags);
  return { id, title, ...(hasPage && { url: absolute(settings, topicPath(id)) }) };
}

/**
 * Whether a topic of an article has a page in any case: a tag has none while nobody else has it and
 * site.yaml does not list it.
 */
export function isPage(id: string, settings: Settings, tags: readonly string[] = []): boolean {
  return !tags.includes(id) || namedBy(settings).has(id);
}

export function topicTitle(id: string, settings: Settings, titles: TopicTitles = {}): string {
  const known = namedBy(settings).get(id);
  return known ?? (Object.hasOwn(titles, id) ? titles[id]! : titleFromId(id));
}

/** Thousands of entries ask for the same few hundred topics. */
const namedBy = memoize(
  ({ topics }: Settings): ReadonlyMap<string, string> =>
    new Map(topics.map(({ id, title }) => [id, title])),
);
