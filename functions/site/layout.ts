/** The document that every page of the site lives in, articles and listings alike. */
import { html, lines, raw, type Html } from '../base/markup.ts';
import type { Settings } from './settings.ts';
import { inlineIcon, MANIFEST, siteColour, TOUCH_ICON } from './icon.ts';
import { absolute, mediaPath, OPENSEARCH, SEARCH_PAGE } from './routes.ts';
import { languageOfStrings, stringsFor, type Strings } from './strings/index.ts';
import { script } from './script.ts';
import { writtenPages } from './site-pages.ts';
import { stylesheetFor } from './style.ts';
import { addedPageSlots, addedTheme, type Theme } from './theme.ts';

export interface Document {
  settings: Settings;
  /** BCP 47, of the page's own text. */
  language: string;
  title: string;
  description?: string;
  /** The page's own path, percent-encoded: it becomes the canonical URL. */
  path: string;
  /** Feeds, JSON-LD, Open Graph and whatever else belongs into the head. */
  head?: Html;
  main: Html;
  /** Absolute, where another page than this one is the one to remember. */
  canonical?: string;
  /** For pages that are to be reached but not indexed: `noindex`. */
  robots?: string;
}

/**
 * A complete HTML5 document without inline styles or anything from another host, so that
 * `default-src 'none'; style-src 'self'; img-src 'self' data:` holds, and with one small script that
 * nobody needs for reading (script.ts).
 */
export function layout(page: Document): string {
  const { settings } = page;
  const { layout: words, sitePages } = stringsFor(page.language, settings);
  return html`<!doctype html>
<html lang="${page.language}"${direction(page.language)}>
<head>
${head(page)}
</head>
<body>
<a class="skip" href="#main"${ofWords(page.language, settings)}>${words.skip}</a>
${header(page, words)}
<main id="main" class="wide" tabindex="-1">
${page.main}
</main>
${footer(page, words, sitePages)}
</body>
</html>
`.text;
}

function head(page: Document): Html {
  const { settings, title, description, path, head, robots, canonical } = page;
  const whole = title === settings.name ? title : `${title} – ${settings.name}`;
  return lines(
    html`<meta charset="utf-8">`,
    html`<title>${whole}</title>`,
    html`<meta name="viewport" content="width=device-width, initial-scale=1">`,
    description !== undefined && html`<meta name="description" content="${description}">`,
    robots !== undefined && html`<meta name="robots" content="${robots}">`,
    html`<link rel="canonical" href="${canonical ?? absolute(settings, path)}">`,
    html`<link rel="stylesheet" href="${stylesheetFor(settings).path}">`,
    html`<link rel="icon" href="${inlineIcon(settings)}">`,
    html`<link rel="apple-touch-icon" href="${TOUCH_ICON}">`,
    html`<link rel="manifest" href="${MANIFEST}">`,
    html`<link rel="search" type="application/opensearchdescription+xml" title="${settings.name}" \
href="${OPENSEARCH}">`,
    html`<meta name="theme-color" content="${siteColour(settings)}">`,
    html`<script>${raw(script)}</script>`,
    head,
    addedPageSlots.of(settings).head?.(page),
  );
}

type Words = Strings['layout'];

function header(page: Document, words: Words): Html {
  const { settings } = page;
  const { menu, logo } = addedTheme.of(settings);
  const links = menu ?? [
    { label: words.search, href: SEARCH_PAGE },
    { label: words.topics, href: '/topics/' },
    { label: words.feeds, href: '/feeds/' },
  ];
  const items = links.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>\n`);
  const more = addedPageSlots.of(settings).header?.(page);
  return html`<header class="site-header"${ofWords(page.language, settings)}>
<div class="wide">
<a class="site-name" href="/">${logo === undefined ? settings.name : image(logo, settings)}</a>
<nav aria-label="${words.navigation}">
<ul>
${items}</ul>
</nav>
${more !== undefined && html`${more}\n`}<label class="larger" title="${words.largeText}"><input type="checkbox" aria-label="${words.largeText}"><span aria-hidden="true">Aa</span></label>
</div>
</header>`;
}

/** In the place of the site's name, which it says by itself. */
function image({ src, alt, width, height }: Logo, { name }: Settings): Html {
  const size = html`${width !== undefined && html` width="${width}"`}${height !== undefined && html` height="${height}"`}`;
  return html`<img src="${mediaPath(src)}" alt="${alt ?? name}"${size}>`;
}

type Logo = NonNullable<Theme['logo']>;

function footer(page: Document, words: Words, titles: Strings['sitePages']): Html {
  const { settings } = page;
  const { publisher, contact, disclaimer, funding, license } = settings;
  const own = ofWords(page.language, settings);
  const lang = ofTheSite(languageOfStrings(page.language, settings), settings);
  const by =
    publisher.url === undefined
      ? html`${publisher.name}`
      : html`<a href="${publisher.url}">${publisher.name}</a>`;
  return html`<footer class="site-footer"${own}>
<div class="wide">
${lines(
  disclaimer !== undefined && html`<p class="disclaimer"${lang}>${disclaimer}</p>`,
  funding !== undefined && html`<p${lang}>${funding}</p>`,
  html`<ul>`,
  html`<li>${words.publishedBy(by)}</li>`,
  contact !== undefined && html`<li><a href="mailto:${contact}">${contact}</a></li>`,
  license !== undefined && html`<li><a rel="license" href="${license}">${words.licence}</a></li>`,
  ...writtenPages(settings).map(
    ({ field, path }) => html`<li><a href="${path}">${titles[field]}</a></li>`,
  ),
  html`<li><a href="/feeds/">${words.follow}</a></li>`,
  html`</ul>`,
  addedPageSlots.of(settings).footer?.(page),
)}
</div>
</footer>`;
}

/** The attribute of interface words, where nobody has written them in the language of the page. */
export function ofWords(language: string, settings: Settings): Html | undefined {
  const spoken = languageOfStrings(language, settings);
  return spoken === language ? undefined : html` lang="${spoken}"`;
}

/** The attribute of what site.yaml says, where the page around it is in another language. */
export function ofTheSite(language: string, settings: Settings): Html | undefined {
  return language === settings.language ? undefined : html` lang="${settings.language}"`;
}

/** The attribute that says so, where a language is written from right to left. */
export function direction(language: string): Html | undefined {
  return rightToLeft(language) ? raw(' dir="rtl"') : undefined;
}

/** Languages written from right to left, and scripts that a tag may name (`pa-Arab`). */
function rightToLeft(language: string): boolean {
  return (
    /^(ar|arc|ckb|dv|fa|he|ks|ku-arab|ps|sd|syr|ug|ur|yi)(-|$)/i.test(language) ||
    /-(arab|hebr|thaa|syrc)(-|$)/i.test(language)
  );
}
