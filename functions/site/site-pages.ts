/**
 * Pages about the publisher: who writes here, and by what rules. Their words stand in site.yaml; a page
 * without words is led to from nowhere. This is the only list of them.
 */
import { cardIcon } from './icon.ts';
import { absolute } from './routes.ts';
import type { Settings } from './settings.ts';

export const sitePages = [
  { field: 'about', path: '/publisher/', type: 'AboutPage' },
  { field: 'editorialPolicy', path: '/publisher/editorial-policy/', type: 'WebPage' },
] as const;

export type SitePage = (typeof sitePages)[number];

/** Those that there are words for. */
export function writtenPages(settings: Settings): SitePage[] {
  return sitePages.filter(({ field }) => settings.pages?.[field] !== undefined);
}

/** Those that have an address: the others had words once, and pages are replaced, never removed. */
export function pagesAtHand(settings: Settings): SitePage[] {
  const { pages, formerPages = [] } = settings;
  return sitePages.filter(
    ({ field }) => pages?.[field] !== undefined || formerPages.includes(field),
  );
}

/** The publisher as schema.org knows it, with where the rules stand that it keeps to. */
export function publisherData(settings: Settings): Record<string, unknown> {
  const { publisher, pages } = settings;
  const [, policy] = sitePages;
  return {
    '@type': 'Organization',
    ...publisher,
    logo: cardIcon(settings).url,
    ...(pages?.editorialPolicy !== undefined && {
      publishingPrinciples: absolute(settings, policy.path),
    }),
  };
}
