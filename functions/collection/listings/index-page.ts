/**
 * All collections of a kind for readers: `/topics/`, `/authors/`, `/codes/`, `/languages/`, `/archive/`.
 * A long list has pages, over which collections are spread as in the JSON of the same (indexes.ts): each
 * says how many articles it has, and so a push changes one page, however many there are.
 */
import { html, lines, type Html } from '../../base/markup.ts';
import { HTML } from '../../site/content-types.ts';
import { absolute, listingPath } from '../../site/routes.ts';
import type { Settings } from '../../site/settings.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { idOf, kindOf, type KindName } from '../kinds/index.ts';
import type { Line, Output } from '../model.ts';
import { partsFor, spread } from '../spread.ts';
import { indexStep } from './head.ts';
import { plainPage } from './plain-page.ts';

/** Collections on one page, about. */
const PAGE_COLLECTIONS = 250;

/** Its pages; none of a kind that readers are not shown. `all` are all of that kind. */
export function indexPages(kind: KindName, all: readonly Line[], settings: Settings): Output[] {
  const step = indexStep(kind, settings);
  if (step === undefined) return [];
  const parts = [...spread(all, partsFor(all.length, PAGE_COLLECTIONS), ({ id }) => id)];
  const at = (number: number) => listingPath(step, number === 1 ? {} : { number });
  return parts.map(([number, own]) => ({
    path: at(number),
    body: indexPage(kind, own, { number, of: parts.length, at }, settings),
    contentType: HTML,
  }));
}

interface Place {
  number: number;
  of: number;
  /** The path of a page. */
  at: (number: number) => string;
}

function indexPage(
  kind: KindName,
  own: readonly Line[],
  { number, of, at }: Place,
  settings: Settings,
): string {
  const { listing } = stringsFor(settings.language, settings);
  const { text } = indexStep(kind, settings)!;
  const title = number === 1 ? text : listing.title(text, number);
  const shown = inOrder(kind, own, settings);
  const pager =
    of > 1 &&
    html`<nav class="pager" aria-label="${listing.pages}">
${lines(
  number > 1 && html`<a rel="prev" href="${at(number - 1)}">${listing.previousPage}</a>`,
  html`<span class="meta">${listing.pageOf(number, of)}</span>`,
  number < of && html`<a rel="next" href="${at(number + 1)}">${listing.nextPage}</a>`,
)}
</nav>`;
  const description = listing.allOf(text, settings.name);
  const path = at(number);
  const page = {
    ...{ title, description, path },
    steps: [{ path, text: title }],
    urls: shown.map(({ path }) => absolute(settings, path)),
    main: [
      html`<h1>${title}</h1>`,
      shown.length === 0
        ? html`<p>${listing.none}</p>`
        : html`<ul class="index">
${lines(...shown.map((one) => line(one, settings)))}
</ul>`,
      pager,
    ],
    unlisted: shown.length === 0,
  };
  return plainPage(page, settings);
}

/** Topics in the settings' order, months newest first, everything else by its title. */
function inOrder(kind: KindName, own: readonly Line[], settings: Settings): Line[] {
  const first =
    kindOf({ kind })
      .feeds?.order?.(settings)
      .map((name) => idOf(kind, name)) ?? [];
  const place = ({ id }: Line) => (first.indexOf(id) + 1 || first.length + 1) - 1;
  const name = ({ id, title }: Line) => (kind === 'month' ? id : title.toLowerCase());
  const sign = kind === 'month' ? -1 : 1;
  return own
    .filter((one) => one.live > 0 || first.includes(one.id))
    .sort((a, b) => place(a) - place(b) || sign * (name(a) < name(b) ? -1 : 1));
}

function line({ path, title, description, live }: Line, settings: Settings): Html {
  const { listing } = stringsFor(settings.language, settings);
  return html`<li><a href="${path}">${title}</a>${description !== undefined && html` <span>${description}</span>`} \
<span class="meta">${listing.articles(live)}</span></li>`;
}
