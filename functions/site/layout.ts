/** The document that every page of the site lives in, articles and listings alike. */
import { html, lines, raw, type Html } from '../base/markup.ts';
import type { Settings } from './settings.ts';
import { absolute } from './routes.ts';
import { stringsFor, type Strings } from './strings/index.ts';
import { script } from './script.ts';
import { stylesheetPath } from './style.ts';

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
  const words = stringsFor(page.language).layout;
  return html`<!doctype html>
<html lang="${page.language}"${direction(page.language)}>
<head>
${head(page)}
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
${header(settings, words)}
<main id="main" class="wide" tabindex="-1">
${page.main}
</main>
${footer(settings, words)}
</body>
</html>
`.text;
}

function head({ settings, title, description, path, head, robots, canonical }: Document): Html {
  const whole = title === settings.name ? title : `${title} – ${settings.name}`;
  return lines(
    html`<meta charset="utf-8">`,
    html`<title>${whole}</title>`,
    html`<meta name="viewport" content="width=device-width, initial-scale=1">`,
    description !== undefined && html`<meta name="description" content="${description}">`,
    robots !== undefined && html`<meta name="robots" content="${robots}">`,
    html`<link rel="canonical" href="${canonical ?? absolute(settings, path)}">`,
    html`<link rel="stylesheet" href="${stylesheetPath}">`,
    html`<link rel="icon" href="${icon}">`,
    html`<meta name="theme-color" content="#00473f">`,
    html`<script>${raw(script)}</script>`,
    head,
  );
}

type Words = Strings['layout'];

function header(settings: Settings, words: Words): Html {
  return html`<header class="site-header">
<div class="wide">
<a class="site-name" href="/">${settings.name}</a>
<nav aria-label="${words.navigation}">
<ul>
<li><a href="/topics/">${words.topics}</a></li>
<li><a href="/feeds/">${words.feeds}</a></li>
</ul>
</nav>
<label class="larger" title="${words.largeText}"><input type="checkbox" aria-label="${words.largeText}"><span aria-hidden="true">Aa</span></label>
</div>
</header>`;
}

function footer(settings: Settings, words: Words): Html {
  const { publisher, contact, disclaimer, funding, license } = settings;
  const by =
    publisher.url === undefined
      ? html`${publisher.name}`
      : html`<a href="${publisher.url}">${publisher.name}</a>`;
  return html`<footer class="site-footer">
<div class="wide">
${lines(
  disclaimer !== undefined && html`<p class="disclaimer">${disclaimer}</p>`,
  funding !== undefined && html`<p>${funding}</p>`,
  html`<ul>`,
  html`<li>${words.publishedBy(by)}</li>`,
  contact !== undefined && html`<li><a href="mailto:${contact}">${contact}</a></li>`,
  license !== undefined && html`<li><a rel="license" href="${license}">${words.licence}</a></li>`,
  html`<li><a href="/feeds/">${words.follow}</a></li>`,
  html`</ul>`,
)}
</div>
</footer>`;
}

/** A plus sign on the site's colour; in the page itself, so that nothing has to be fetched. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">' +
    '<rect width="16" height="16" rx="4" fill="#00473f"/>' +
    '<path d="M8 4v8M4 8h8" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/></svg>',
)}`;

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
