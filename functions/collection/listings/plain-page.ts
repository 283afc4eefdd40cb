/**
 * A page in the site's language that is no collection's and no article's: what it has around its own words.
 */
import { lines, type Part } from '../../base/markup.ts';
import { layout } from '../../site/layout.ts';
import type { Settings } from '../../site/settings.ts';
import { pageFeeds } from '../feeds/links.ts';
import { breadcrumb, listingData, openGraph, type Described, type Step } from './head.ts';

interface PlainPage extends Described {
  /** From the home page to it, which is the last. */
  steps: readonly Step[];
  main: readonly Part[];
  /** There is nothing on it: search engines leave it out. */
  unlisted: boolean;
}

/** The whole document. */
export function plainPage(page: PlainPage, settings: Settings): string {
  const { steps, main, unlisted, ...said } = page;
  const { title, description, path } = said;
  return layout({
    settings,
    language: settings.language,
    title,
    ...(description !== undefined && { description }),
    path,
    head: lines(pageFeeds(settings), openGraph(said, settings), listingData(said, steps, settings)),
    main: lines(breadcrumb(steps, settings), ...main),
    ...(unlisted && { robots: 'noindex' }),
  });
}
