/**
 * `/search/`: finds articles in the reader's browser (site/search-script.ts); without scripts it leads to the
 * lists in which every article stands. It is the same whatever articles there are.
 */
import { html, lines, raw } from '../../base/markup.ts';
import { aToZPath, SEARCH_PAGE } from '../../site/routes.ts';
import { searchScript } from '../../site/search-script.ts';
import type { Settings } from '../../site/settings.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { kinds } from '../kinds/index.ts';
import { indexStep } from '../listings/head.ts';
import { plainPage } from '../listings/plain-page.ts';
import { searchForm } from '../listings/search-form.ts';

export function searchPage(settings: Settings): string {
  const { search, aToZ, listing } = stringsFor(settings.language, settings);
  const description = listing.allOf(search.title, settings.name);
  const steps = [{ path: SEARCH_PAGE, text: search.title }];
  const others = kinds.flatMap(({ kind }) => indexStep(kind, settings) ?? []);
  const lists = [{ path: aToZPath(), text: aToZ.title }, ...others];
  const { none, one, failed } = search;
  const many = search.many('{count}');
  const best = search.best('{shown}', '{count}');
  const partly = search.partly('{shown}');
  const main = html`<h1>${search.title}</h1>
${searchForm(settings)}
<noscript><p>${search.withoutScript}</p></noscript>
<p id="status" role="status"></p>
<ul id="found" class="listing" data-none="${none}" data-one="${one}" data-many="${many}" \
data-best="${best}" data-partly="${partly}" data-failed="${failed}"></ul>
<h2>${search.lists}</h2>
<ul class="chips">
${lines(...lists.map(({ path, text }) => html`<li><a href="${path}">${text}</a></li>`))}
</ul>
<script>${raw(searchScript)}</script>`;
  const said = { title: search.title, description, path: SEARCH_PAGE, type: 'SearchResultsPage' };
  return plainPage({ ...said, steps, main: [main], unlisted: false }, settings);
}
