/** What an article's page says to machines: feeds, other forms of it, Open Graph, JSON-LD. */
import { html, lines, type Html } from '../../../base/markup.ts';
import { feedLinks } from '../../../site/feed-links.ts';
import { cardIcon } from '../../../site/icon.ts';
import { absolute, feedPaths, mediaPath, topicPath } from '../../../site/routes.ts';
import type { Settings } from '../../../site/settings.ts';
import { addedTheme } from '../../../site/theme.ts';
import type { Facts } from '../../render/facts.ts';
import { jsonLd } from '../../render/json-ld.ts';
import type { Published } from '../variant.ts';
import { hasPage } from './topics.ts';

export function head(facts: Facts, variants: readonly Published[], settings: Settings): Html {
  const { title, description, url, published, modified, topics, translationOf } = facts;
  const image = facts.image ?? card(settings);
  const shown: Card = image ?? cardIcon(settings);
  const [data, ...others] = variants.flatMap(({ alternate: type, path }) =>
    type === undefined ? [] : alternate(type, title, absolute(settings, path)),
  );
  const property = (name: string, value: string | number | undefined) =>
    value !== undefined && html`<meta property="${name}" content="${value}">`;
  return lines(
    feedLinks(settings.name, feedPaths({ path: '/' })),
    topics
      .filter(hasPage)
      .map(({ id, title }) => lines('', feedLinks(title, feedPaths({ path: topicPath(id) })))),
    data,
    translationOf?.language !== undefined &&
      html`<link rel="alternate" hreflang="${translationOf.language}" href="${translationOf.url}">`,
    ...others,
    property('og:type', 'article'),
    property('og:site_name', settings.name),
    property('og:title', title),
    property('og:description', description),
    property('og:url', url),
    property('og:locale', facts.language.replace('-', '_')),
    property('og:image', shown.url),
    property('og:image:width', shown.width),
    property('og:image:height', shown.height),
    property('og:image:alt', shown.alt),
    property('article:published_time', published),
    property('article:modified_time', modified),
    html`<meta name="twitter:card" content="${image ? 'summary_large_image' : 'summary'}">`,
    jsonLd(facts, settings),
  );
}

function alternate(type: string, title: string, href: string): Html {
  return html`<link rel="alternate" type="${type}" title="${title}" href="${href}">`;
}

interface Card {
  url: string;
  alt: string;
  width?: number;
  height?: number;
}

/** Where the article has no picture of its own. */
function card(settings: Settings): Card | undefined {
  const { socialImage } = addedTheme.of(settings);
  return (
    socialImage && { url: absolute(settings, mediaPath(socialImage.src)), alt: socialImage.alt }
  );
}
