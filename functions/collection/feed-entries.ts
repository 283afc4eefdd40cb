/** What all three feeds say of a collection and its entries, before any of them writes it down. */
import type { Entry } from '../../schemas/types.ts';
import { html } from '../article/markdown/html.ts';
import type { Settings } from '../article/model.ts';
import type { Collection, Contents } from './model.ts';
import { instantOf } from './moments.ts';

/** The newest entries, as many as the settings want in a feed. */
export function feedEntries({ entries }: Collection, settings: Settings): Entry[] {
  return entries.slice(0, settings.feeds.entries);
}

/** `healthwire`, or `Sleep – healthwire` for a topic. */
export function feedTitle(
  { kind, title }: Pick<Collection, 'kind' | 'title'>,
  settings: Settings,
): string {
  return kind === 'site' ? title : `${title} – ${settings.name}`;
}

/** When the entry was first published. */
export function publishedAt({ published, modified }: Entry): number {
  return instantOf(published ?? modified ?? EPOCH);
}

/** When its meaning last changed, never before it was published. */
export function modifiedAt(entry: Entry): number {
  const published = publishedAt(entry);
  return entry.modified === undefined ? published : Math.max(published, instantOf(entry.modified));
}

/**
 * When the newest of these entries changed: not when the feed was made, which would tell every
 * subscriber at every build that there is something new. An empty feed, for which Atom asks a date
 * as well, says 1970-01-01T00:00:00Z.
 */
export function updatedAt(entries: readonly Entry[]): number {
  return entries.reduce((newest, entry) => Math.max(newest, modifiedAt(entry)), instantOf(EPOCH));
}

const EPOCH = '1970-01-01T00:00:00Z';

/** The full text. An article of nothing but a title says in its feed what it says on its page. */
export function contentOf(entry: Entry, contents: Contents): string {
  const content = contents.get(entry.slug);
  if (content !== undefined && content !== '') return content;
  return html`<p>${entry.description ?? entry.title}</p>`.text;
}
