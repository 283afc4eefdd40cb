/** Where there is no such article. */
import { html } from '../../../../functions/base/markup.ts';
import { layout } from './layout.ts';
import { DASHBOARD } from './paths.ts';

/** `path` as it was sent. */
export function missingPage(path: string): string {
  const name = path.slice(DASHBOARD.length).replace(/\/$/, '');
  return layout(
    'No such article – Dashboard',
    html`<h1>No such article</h1>
<p>No article called <code>${name}</code> was ever pushed. An article is called after its file:
<code>articles/sleep/iron.md</code> is at <code>${DASHBOARD}sleep/iron/</code>.</p>
<p><a href="${DASHBOARD}">All articles</a></p>`,
  );
}
