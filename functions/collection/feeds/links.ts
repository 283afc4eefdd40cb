/** How a page tells browsers and feed readers which feeds there are (HTML, link type alternate). */
import { html, lines, type Html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { feedTitle } from './items.ts';
import type { Collection } from '../model.ts';
import { feedUrls, hasFeeds } from '../kinds/renderings.ts';

type Titled = Pick<Collection, 'kind' | 'path' | 'title'>;

/** For the head of a page: the feeds of its own collection, if it has any, and the whole site's. */
export function feedLinks(settings: Settings, collection?: Titled): Html {
  const site: Titled = { kind: 'site', path: '/', title: settings.name };
  const own = collection && hasFeeds(collection) && collection.kind !== 'site' ? [collection] : [];
  return lines(...[...own, site].flatMap((one) => links(one, settings)));
}

function links(collection: Titled, settings: Settings): Html[] {
  const title = feedTitle(collection, settings);
  const { rss, atom, json } = feedUrls(collection, settings);
  return [
    alternate('application/rss+xml', `${title} (RSS)`, rss),
    alternate('application/atom+xml', `${title} (Atom)`, atom),
    alternate('application/feed+json', `${title} (JSON Feed)`, json),
  ];
}

function alternate(type: string, title: string, url: string): Html {
  return html`<link rel="alternate" type="${type}" title="${title}" href="${url}">`;
}
