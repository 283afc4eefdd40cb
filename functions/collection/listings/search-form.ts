/** Where one types what to search for. Without scripts it leads to the search page and its lists. */
import { html, type Html } from '../../base/markup.ts';
import { SEARCH_PAGE } from '../../site/routes.ts';
import type { Settings } from '../../site/settings.ts';
import { stringsFor } from '../../site/strings/index.ts';

export function searchForm(settings: Settings): Html {
  const { search } = stringsFor(settings.language, settings);
  return html`<form class="search" role="search" action="${SEARCH_PAGE}">
<label for="q">${search.label}</label>
<div>
<input id="q" name="q" type="search" maxlength="200" autocomplete="off" spellcheck="false">
<button type="submit">${search.button}</button>
</div>
</form>`;
}
