/** Which feeds a page that is no article's leads to. */
import { lines, type Html } from '../../base/markup.ts';
import { feedLinks } from '../../site/feed-links.ts';
import { feedUrls } from '../../site/routes.ts';
import type { Settings } from '../../site/settings.ts';
import { hasFeeds } from '../kinds/files.ts';
import type { Collection } from '../model.ts';
import { feedTitle } from './items.ts';

type Titled = Pick<Collection, 'kind' | 'path' | 'title'>;

/** For its head: the feeds of its own collection, if it has any, and the whole site's. */
export function pageFeeds(settings: Settings, collection?: Titled): Html {
  const whole: Titled = { kind: 'site', path: '/', title: settings.name };
  const own = collection && hasFeeds(collection) && collection.path !== '/' ? [collection] : [];
  return lines(
    ...[...own, whole].map((one) => feedLinks(feedTitle(one, settings), feedUrls(one, settings))),
  );
}
