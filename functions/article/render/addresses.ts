/**
 * One rendering, addressed in two ways. Content is turned into HTML once, with marks in the place
 * of the site's address, the page's address and the anchors. On the page itself the marks become
 * paths and anchors; everywhere else (feeds, JSON, embeds) absolute URLs, and the anchors go,
 * because the page they would stand in has anchors of its own.
 *
 * The marks are control characters, which no source can hold: decode.ts and yaml.ts refuse them.
 */

/** Stands before a path of the site. */
export const SITE = '\u0001';
/** Stands for the page itself, before an anchor. */
export const HERE = '\u0002';
/** Begins the value of an `id`. */
export const ANCHOR = '\u0003';
/** Begins what a screen reader calls an element: a word of ours, in whatever language. */
export const LABEL = '\u0004';

/** An absolute URL with the mark in place of the site's address, if it is one of ours. */
export function marked(url: string, baseUrl: string): string {
  return url.startsWith(`${baseUrl}/`) ? SITE + url.slice(baseUrl.length) : url;
}

/** One of our absolute URLs as a path, for a link on a page of ours. */
export function pathOf(url: string, baseUrl: string): string {
  return onThePage(marked(url, baseUrl));
}

/** For the page itself. */
export function onThePage(html: string): string {
  return html
    .replaceAll(SITE, '')
    .replaceAll(HERE, '')
    .replaceAll(ANCHOR, '')
    .replaceAll(LABEL, '');
}

/** Elements that are there to be led to, and for nothing else. */
const places = new RegExp(`<span id="${ANCHOR}[^"]*"></span>`, 'g');
const anchors = new RegExp(` id="${ANCHOR}[^"]*"`, 'g');

/**
 * Renditions, whose sources begin with their type, and what held them and the picture together: how
 * wide a picture is elsewhere nobody knows, and many readers of feeds show nothing but an img.
 */
const renditions = /<source type="[^>]*>/g;
const alone = /<picture>(<img(?:[^">]|"[^"]*")*>)<\/picture>/g;

const back = /<span class="hw-backrefs">.*?<\/span>/g;

/** What goes, and how it begins: most pieces hold none of it, which is seen sooner than searched. */
const leftOut: readonly (readonly [begins: string, whole: RegExp, left: string])[] = [
  ['<source ', renditions, ''],
  ['<picture>', alone, '$1'],
  [ANCHOR, places, ''],
  [ANCHOR, anchors, ''],
  ['hw-backrefs', back, ''],
];

/** For everywhere else. The ways back from the references go too: they would leave the page. */
export function elsewhere(html: string, baseUrl: string, pageUrl: string): string {
  let left = html;
  for (const [begins, whole, instead] of leftOut)
    if (left.includes(begins)) left = left.replaceAll(whole, instead);
  return left
    .replaceAll(LABEL, '')
    .replaceAll(SITE, () => baseUrl)
    .replaceAll(HERE, () => pageUrl);
}
