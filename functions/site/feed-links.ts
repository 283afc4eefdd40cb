/** How a page tells browsers and feed readers which feeds there are (HTML, link type alternate). */
import { html, lines, type Html } from '../base/markup.ts';
import { feedTable } from './feed-table.ts';
import { feedNames, type FeedPaths } from './routes.ts';

/** For the head of a page: one collection's feeds, each called after it and its format. */
export function feedLinks(title: string, at: FeedPaths): Html {
  return lines(
    ...feedNames.map((name) => {
      const feed = feedTable[name];
      const called = `${title} (${feed.title})`;
      return html`<link rel="alternate" type="${feed.mediaType}" title="${called}" href="${at[name]}">`;
    }),
  );
}
