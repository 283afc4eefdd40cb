/**
 * What somebody sees who opens a feed in a browser. Browsers no longer transform XML, but they show
 * XHTML wherever it stands, and CSS hides the rest: so a feed holds, as an element of another namespace,
 * a short page (RSS 2.0, Extending RSS; RFC 4287, section 6.4). Feed readers pass it over.
 */
import { html, lines, type Html } from '../../base/markup.ts';
import { CSS } from '../../site/content-types.ts';
import { direction } from '../../site/layout.ts';
import { absolute } from '../../site/routes.ts';
import type { Settings } from '../../site/settings.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { feedStyle } from '../../site/style.ts';
import { homePath } from '../kinds/files.ts';
import type { Collection, Output } from '../model.ts';
import { feedTitle, isWithdrawn, withdrawalTitle, type FeedItem } from './items.ts';

/** It keeps its name, so that a new look is no change of every feed. */
const STYLE = '/feeds/feed.css';

/** Behind the XML declaration (xml-stylesheet, W3C 2010). */
export const styling = `<?xml-stylesheet type="text/css" href="${STYLE}"?>`;

/** The file that this names. */
export function feedStylesheet(settings: Settings): Output {
  return { path: STYLE, body: feedStyle(settings), contentType: CSS };
}

/** What a feed is, its address to take along, and what is in it. `self` is its own, absolute. */
export function forPeople(
  collection: Collection,
  items: readonly FeedItem[],
  self: string,
  settings: Settings,
): Html {
  const { language } = settings;
  const { feed } = stringsFor(language, settings);
  const home = absolute(settings, homePath(collection));
  const help = absolute(settings, '/feeds/');
  return html`<div xmlns="http://www.w3.org/1999/xhtml" lang="${language}" xml:lang="${language}"${direction(language)}>
${lines(
  html`<h1>${feedTitle(collection, settings)}</h1>`,
  html`<p><strong>${feed.isFeed}</strong> ${feed.howTo}</p>`,
  html`<p><code>${self}</code></p>`,
  html`<p><a href="${help}">${feed.more}</a> <a href="${home}">${feed.site}</a></p>`,
  items.length > 0 && html`<ul>\n${lines(...items.map((one) => line(one, settings)))}\n</ul>`,
)}
</div>`;
}

function line(item: FeedItem, settings: Settings): Html {
  const { url, language } = item;
  const { day } = stringsFor(settings.language, settings);
  const title = isWithdrawn(item) ? withdrawalTitle(item, settings) : item.title;
  const when = isWithdrawn(item) ? item.since : item.published;
  const date = when !== undefined && html` <small>${day(when)}</small>`;
  return html`<li><a href="${url}" lang="${language}">${title}</a>${date}</li>`;
}
