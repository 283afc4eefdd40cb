/** All articles, narrowed by words and lists, a page at a time. A form that needs no script. */
import { html, lines, type Html } from '../../../../functions/base/markup.ts';
import { readableDay, readableMonth } from '../../../../functions/base/time.ts';
import { count } from '../../cli/lines.ts';
import { facets, find, listPath, orders, type Choices, type Option } from './choices.ts';
import type { Entry } from './entries.ts';
import { layout } from './layout.ts';
import { DASHBOARD, dashboardPath } from './paths.ts';
import { outcomeTag } from './source-link.ts';

const PAGE_ENTRIES = 50;
/** Choices of one list; what is rarer is found by its name. */
const MOST_OPTIONS = 200;

/** The whole document. `now` is RFC 3339. */
export function listPage(entries: readonly Entry[], choices: Choices, now: string): string {
  const found = find(entries, choices, now);
  const pages = Math.max(1, Math.ceil(found.entries.length / PAGE_ENTRIES));
  const page = Math.min(choices.page, pages);
  const shown = found.entries.slice((page - 1) * PAGE_ENTRIES, page * PAGE_ENTRIES);
  const number = found.entries.length.toLocaleString('en');
  return layout(
    `${count(found.entries.length, 'article')} – Dashboard`,
    lines(
      html`<h1>Articles</h1>`,
      searchForm(choices, found.options),
      html`<p class="lead" id="found">${number} of ${entries.length.toLocaleString('en')} articles${
        pages > 1 && ` · page ${page} of ${pages.toLocaleString('en')}`
      }</p>`,
      shown.length === 0 ? nothing(entries, choices, now) : entryList(shown),
      pager(choices, page, pages),
    ),
    listPath({}),
  );
}

/** What is looked for. Another search begins on its first page. */
export function searchForm(
  choices: Choices,
  options: ReadonlyMap<string, readonly Option[]>,
): Html {
  const { q = '', on, sort } = choices;
  const sorts = orders.map(
    ({ name, called }) =>
      html`<option value="${name}"${name === sort && html` selected`}>${called}</option>`,
  );
  const lists = facets.map(({ name, label }) =>
    select(name, label, options.get(name) ?? [], choices.chosen[name]),
  );
  const isChosen = on !== undefined || Object.keys(choices.chosen).length > 0;
  return html`<form class="search" role="search" action="${DASHBOARD}">
<input type="hidden" name="view" value="articles">
<p class="words"><label for="q">Search</label>
<input type="search" id="q" name="q" value="${q}" placeholder="title, path, topic, author, condition or code"></p>
<p class="send"><button>Show</button>
${(isChosen || q !== '') && html`<a href="${listPath({})}">Show all</a>`}</p>
<details${isChosen && html` open`}>
<summary>By state, topic, author, rule or review</summary>
<div class="lists">
${lines(...lists)}
<p><label for="sort">Order</label>
<select id="sort" name="sort">${sorts}</select></p>
${on !== undefined && html`<p><label for="on">Due on</label>\n<input id="on" name="on" value="${on}" size="10"></p>\n`}<p><button>Show</button></p>
</div>
</details>
</form>`;
}

function select(
  name: string,
  label: string,
  options: readonly Option[],
  chosen: string | undefined,
): Html {
  const known = options.slice(0, MOST_OPTIONS);
  const rest = options.slice(MOST_OPTIONS);
  if (chosen !== undefined && !known.some(({ choice }) => choice === chosen))
    known.unshift(rest.find(({ choice }) => choice === chosen) ?? gone(chosen));
  const items = known.map(
    ({ choice, called, count }) =>
      html`<option value="${choice}"${choice === chosen && html` selected`}>${called} (${count})</option>\n`,
  );
  const rarer =
    rest.length > 0 &&
    html`<option disabled>… and ${rest.length} rarer: search for their names</option>`;
  return html`<p><label for="${name}">${label}</label>
<select id="${name}" name="${name}"><option value="">any</option>
${items}${rarer}</select></p>`;
}

function gone(choice: string): Option {
  return { choice, called: choice, count: 0 };
}

export function entryList(entries: readonly Entry[]): Html {
  return html`<ol class="entries">
${entries.map((entry) => html`<li>${item(entry)}</li>\n`)}</ol>`;
}

function item({ slug, title, address, states, topics, due, errors, warnings }: Entry): Html {
  const said = [
    errors > 0 && count(errors, 'error'),
    warnings > 0 && count(warnings, 'warning'),
  ].filter((one) => one !== false);
  const facts = [
    html`<code>${slug}</code>`,
    ...[...topics].slice(0, 4).map(([, called]) => html`${called}`),
    ...due.map(({ what, on }) => html`${what} ${readableDay(on)}`),
    ...said.map((one) => html`<span class="warned">${one}</span>`),
  ];
  const page =
    address !== undefined &&
    html` <a class="out" href="${address}" aria-label="The page of ${title}">page</a>`;
  return html`<p class="named"><a href="${dashboardPath(slug)}">${title}</a> ${states.map((state) => html`${outcomeTag(state)} `)}${page}</p>
<p class="soft">${facts.map((fact, at) => html`${at > 0 && ' · '}${fact}`)}</p>`;
}

/** Which choice to let go of, and how many articles that leaves. */
function nothing(entries: readonly Entry[], choices: Choices, now: string): Html {
  const without = (less: Choices, what: string) => {
    const { length } = find(entries, less, now).entries;
    return length === 0 ? [] : [{ path: listPath({ ...less, page: 1 }), what, length }];
  };
  const { q, on, ...rest } = choices;
  const ways = [
    ...(q === undefined ? [] : without({ ...rest, ...(on && { on }) }, `the words “${q}”`)),
    ...(on === undefined ? [] : without({ ...rest, ...(q && { q }) }, `the day ${called(on)}`)),
    ...facets.flatMap(({ name, label }) => {
      const { [name]: dropped, ...chosen } = choices.chosen;
      return dropped === undefined ? [] : without({ ...choices, chosen }, `${label}: ${dropped}`);
    }),
  ];
  const items = ways.map(
    ({ path, what, length }) =>
      html`<li><a href="${path}">Without ${what}: ${count(length, 'article')}</a></li>\n`,
  );
  return html`<p>${entries.length === 0 ? 'There is no article yet.' : 'No article is all of this.'}</p>
<ul>
${items}<li><a href="${listPath({})}">All articles</a></li>
</ul>`;
}

function called(on: string): string {
  return on.length > 7 ? readableDay(on) : readableMonth(on);
}

function pager(choices: Choices, page: number, pages: number): Html | false {
  if (pages === 1) return false;
  const to = (number: number, text: string, rel?: string) =>
    number >= 1 &&
    number <= pages &&
    number !== page &&
    html`<a href="${listPath({ ...choices, page: number })}"${rel !== undefined && html` rel="${rel}"`}>${text}</a>\n`;
  return html`<nav class="pager" aria-label="Pages">
${to(1, 'First')}${to(page - 1, 'Previous', 'prev')}<span>Page ${page} of ${pages}</span>
${to(page + 1, 'Next', 'next')}${to(pages, 'Last')}</nav>`;
}
