/** The parts of a first page that lead to other listings. */
import { html, lines, type Html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { topicPath } from '../../site/routes.ts';
import { titlesIn } from '../topic-titles.ts';
import type { Collection } from '../model.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { isPage, topicTitle } from '../../site/topics.ts';
import { monthsOf, type Month } from './paging.ts';

/** The settings' topics in the settings' order, then those that only articles name. */
export function topicList({ summaries }: Collection, settings: Settings): Html | undefined {
  const counts = count(summaries.flatMap(({ topics }) => topics));
  const known = settings.topics.map(({ id }) => id);
  const own = summaries.flatMap(({ topics, tags }) =>
    topics.filter((id) => isPage(id, settings, tags)),
  );
  const shared = [...counts].flatMap(([id, number]) => (number > 1 ? [id] : []));
  const ids = new Set([...known, ...[...own, ...shared].sort()]);
  if (ids.size === 0) return undefined;
  const titles = titlesIn(summaries);
  const { home } = stringsFor(settings.language, settings);
  return html`<h2 id="topics">${home.topics}</h2>
<ul class="chips">
${lines(
  ...[...ids].map((id) => {
    const text = home.counted(topicTitle(id, settings, titles), counts.get(id) ?? 0);
    return html`<li><a href="${topicPath(id)}">${text}</a></li>`;
  }),
)}
</ul>`;
}

/** Every month in which there is something now, newest first; those of long ago by year. */
export function archive(collection: Collection, settings: Settings): Html | undefined {
  const months = monthsOf(collection);
  if (months.length === 0) return undefined;
  const { home, month: readable } = stringsFor(settings.language, settings);
  const line = ({ month, count, paths }: Month) =>
    html`<li><a href="${paths.html}">${home.counted(readable(month), count)}</a></li>`;
  const chips = (some: readonly Month[]) => html`<ul class="chips">
${lines(...some.map(line))}
</ul>`;
  const years = [...Map.groupBy(months, ({ month }) => month.slice(0, 4))];
  const recent = years.slice(0, RECENT_YEARS).flatMap(([, some]) => some);
  return html`<h2 id="archive">${home.archive}</h2>
${lines(
  chips(recent),
  ...years.slice(RECENT_YEARS).map(([year, some]) => {
    const articles = some.reduce((sum, { count }) => sum + count, 0);
    return html`<details>
<summary>${home.counted(year, articles)}</summary>
${chips(some)}
</details>`;
  }),
)}`;
}

/** Whose months lie open; earlier ones are folded. */
const RECENT_YEARS = 2;

/** How often each occurs, in order of first occurrence. */
function count(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
