/** What listings say of where they stand: to readers, to those who share them, to search engines. */
import { html, lines, raw, type Html } from '../../base/markup.ts';
import { cardIcon } from '../../site/icon.ts';
import { absolute, SEARCH_PAGE } from '../../site/routes.ts';
import type { Settings } from '../../site/settings.ts';
import { publisherData } from '../../site/site-pages.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { kindOf, type KindName } from '../kinds/index.ts';

/** A page and what a link to it says. */
export interface Step {
  path: string;
  text: string;
}

/** The page with all collections of a kind: `/topics/`; undefined where there is none. */
export function indexStep(kind: KindName, settings: Settings): Step | undefined {
  const { address, pages } = kindOf({ kind });
  if (pages?.all === undefined) return undefined;
  const text = stringsFor(settings.language, settings).kinds[kind]?.all ?? pages.all;
  return { path: `/${address.split('/')[1]!}/`, text };
}

/** Home and then these: each leads there, but for the last, which is this page. */
export function breadcrumb(steps: readonly Step[], settings: Settings): Html {
  const { listing } = stringsFor(settings.language, settings);
  const all = [{ path: '/', text: listing.home }, ...steps];
  return html`<nav class="breadcrumb" aria-label="${listing.breadcrumb}">
<ol>
${lines(
  ...all.slice(0, -1).map(({ path, text }) => html`<li><a href="${path}">${text}</a></li>`),
  html`<li><span aria-current="page">${all.at(-1)!.text}</span></li>`,
)}
</ol>
</nav>`;
}

export interface Described {
  title: string;
  description?: string | undefined;
  path: string;
  /** What kind of page it is for schema.org, where it is no list of others. */
  type?: string;
  /** Absolute, in the order of the list, where it is one. */
  urls?: readonly string[];
}

/** For those who share the page (ogp.me). */
export function openGraph({ title, description, path }: Described, settings: Settings): Html {
  const property = (name: string, value: string | undefined) =>
    value !== undefined && html`<meta property="og:${name}" content="${value}">`;
  return lines(
    property('type', 'website'),
    property('site_name', settings.name),
    property('title', title),
    property('description', description),
    property('url', absolute(settings, path)),
    property('image', cardIcon(settings).url),
    property('image:alt', cardIcon(settings).alt),
    property('locale', settings.language.replace('-', '_')),
  );
}

/**
 * The home page is a WebSite of its publisher, a listing a CollectionPage of it, with what stands on it
 * (schema.org).
 */
export function listingData(
  { title, description, path, type = 'CollectionPage', urls = [] }: Described,
  steps: readonly Step[],
  settings: Settings,
): Html {
  const home = absolute(settings, '/');
  const url = absolute(settings, path);
  const site = { '@type': 'WebSite', '@id': home, url: home, name: settings.name };
  const common = { description, inLanguage: settings.language };
  const list = {
    '@type': 'ItemList',
    itemListElement: urls.map((one, i) => ({ '@type': 'ListItem', position: i + 1, url: one })),
  };
  const page =
    path === '/'
      ? {
          ...site,
          ...common,
          publisher: publisherData(settings),
          potentialAction: searching(settings),
        }
      : {
          ...{ '@type': type, '@id': url, url, name: title, ...common },
          isPartOf: site,
          ...(urls.length > 0 && { mainEntity: list }),
          breadcrumb: {
            '@type': 'BreadcrumbList',
            itemListElement: [{ path: '/', text: settings.name }, ...steps].map((step, i) => ({
              '@type': 'ListItem',
              position: i + 1,
              name: step.text,
              item: absolute(settings, step.path),
            })),
          },
        };
  const json = JSON.stringify({ '@context': 'https://schema.org', ...page });
  // Within a script element only `<` could end it.
  return html`<script type="application/ld+json">${raw(json.replaceAll('<', '\\u003c'))}</script>`;
}

/** Where one searches (schema.org, "Potential Actions": the input is part of the template). */
function searching(settings: Settings): object {
  return {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${absolute(settings, SEARCH_PAGE)}?q={search_term_string}`,
    },
    'query-input': 'required name=search_term_string',
  };
}
