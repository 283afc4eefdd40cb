/** What every feed says of a collection and its articles, before any format writes it down. */
import type { Summary } from '../../../schemas/types.ts';
import { notAdvice, reviewLine } from '../../article/render/review.ts';
import { html, lines, raw } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { nameIn } from '../kinds/index.ts';
import type { Collection, Contents, Withdrawn } from '../model.ts';
import { instantOf } from '../../base/time.ts';
import { modifiedAt, publishedAt } from '../moments.ts';

/** The newest summaries, as many as the settings want in a feed. */
export function feedSummaries({ summaries }: Collection, settings: Settings): Summary[] {
  return summaries.slice(0, settings.feeds.entries);
}

/**
 * The withdrawals to tell of: each that is among the newest things that happened here, as many as
 * the settings want in a feed, whether articles or withdrawals. They come on top of the articles, so
 * that a day of many withdrawals pushes no article out. What is left when nothing but these and the
 * newest articles is looked at is the same again.
 */
export function feedWithdrawals(collection: Collection, settings: Settings): Withdrawn[] {
  const wanted = settings.feeds.entries;
  const moments = feedSummaries(collection, settings).map(modifiedAt);
  const newerThan = (at: number) => moments.filter((moment) => moment > at).length;
  return collection.withdrawals
    .slice(0, wanted)
    .filter(({ at }, rank) => rank + newerThan(instantOf(at)) < wanted);
}

/** All a feed tells: articles by when they were published, withdrawals by when they happened. */
export function feedItems(collection: Collection, settings: Settings): FeedItem[] {
  const items = [...feedWithdrawals(collection, settings), ...feedSummaries(collection, settings)];
  return items
    .map((item) => ({ item, at: isWithdrawn(item) ? instantOf(item.at) : publishedAt(item) }))
    .sort((a, b) => b.at - a.at)
    .map(({ item }) => item);
}

export type FeedItem = Summary | Withdrawn;

export function isWithdrawn(item: FeedItem): item is Withdrawn {
  return 'reason' in item;
}

/** `healthwire`, or `Sleep – healthwire` for a topic. */
export function feedTitle(
  { path, title }: Pick<Collection, 'path' | 'title'>,
  settings: Settings,
): string {
  return path === '/' ? title : `${title} – ${settings.name}`;
}

/** What is in it, where that is one language; its title is in the site's. */
export function feedLanguage({ id }: Pick<Collection, 'id'>, settings: Settings): string {
  return nameIn('language', id) ?? settings.language;
}

/**
 * When the newest of these happened: not when the feed was made, which would tell every
 * subscriber at every build that there is something new. An empty feed, for which Atom asks a date
 * as well, says 1970-01-01T00:00:00Z.
 */
export function updatedAt(items: readonly FeedItem[]): number {
  const moments = items.map((one) => (isWithdrawn(one) ? instantOf(one.at) : modifiedAt(one)));
  return Math.max(0, ...moments);
}

/**
 * The full text, and around it what page and embed say: how the article was reviewed, and that it is
 * no advice. A subscriber may never see the page. (That a review is overdue, its day says: no clock
 * enters a feed.) An article of nothing but a title says in its feed what it says on its page.
 */
export function contentOf(summary: Summary, settings: Settings, contents: Contents): string {
  const content = contents.get(summary.slug) ?? '';
  const { description, title, language } = summary;
  return lines(
    html`<p>${reviewLine(summary, settings)}</p>`,
    content === '' ? html`<p>${description ?? title}</p>` : raw(content),
    notAdvice(language, settings),
  ).text;
}

/** For readers that show a title and nothing else. */
export function withdrawalTitle({ title, language }: Withdrawn, settings: Settings): string {
  return stringsFor(language, settings).feed.withdrawn(title);
}

/** What the notice on the article's page says, as the content of an item. */
export function withdrawalContent(
  { language, since, reason }: Withdrawn,
  settings: Settings,
): string {
  const { notice, day } = stringsFor(language, settings);
  return html`<p><strong>${notice.withdrawnOn(day(since))}</strong></p>
<p>${reason}</p>`.text;
}
