/** The parts of the home page that lead to other listings. */
import { html, lines, type Html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { monthPath, topicPath } from '../../site/routes.ts';
import { titlesIn } from '../topic-titles.ts';
import type { Collection } from '../model.ts';
import { monthOf } from '../../base/time.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { isPage, topicTitle } from '../../site/topics.ts';

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
  const { home } = stringsFor(settings.language);
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

/** Every month in which an article was published that is live now, newest first. */
export function archive({ summaries }: Collection, settings: Settings): Html | undefined {
  const counts = count(
    summaries.flatMap(({ published }) => (published === undefined ? [] : [monthOf(published)])),
  );
  if (counts.size === 0) return undefined;
  const { home, month: readable } = stringsFor(settings.language);
  return html`<h2 id="archive">${home.archive}</h2>
<ul class="chips">
${lines(
  ...[...counts].map(([month, number]) => {
    const text = home.counted(readable(month), number);
    return html`<li><a href="${monthPath(month)}">${text}</a></li>`;
  }),
)}
</ul>`;
}

/** How often each occurs, in order of first occurrence. */
function count(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
