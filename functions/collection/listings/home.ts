/** The parts of a first page that lead to other listings. */
import { html, lines, type Html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { idOf } from '../kinds/index.ts';
import type { Collection } from '../model.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { monthsOf, type Month } from './paging.ts';

/** The settings' topics in the settings' order, then those that only articles name. */
export function topicList({ topics = [] }: Collection, settings: Settings): Html | undefined {
  const byId = new Map(topics.map((one) => [one.id, one]));
  const known = settings.topics.flatMap(({ id }) => byId.get(idOf('topic', id)) ?? []);
  const shown = new Set([...known, ...topics.filter(({ live }) => live > 0)]);
  if (shown.size === 0) return undefined;
  const { home } = stringsFor(settings.language, settings);
  return html`<h2 id="topics">${home.topics}</h2>
<ul class="chips">
${lines(
  ...[...shown].map(
    ({ title, path, live }) => html`<li><a href="${path}">${home.counted(title, live)}</a></li>`,
  ),
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
