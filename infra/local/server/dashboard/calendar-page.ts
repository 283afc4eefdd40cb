/** What comes, a month at a time: what goes live, what expires, what is to be reviewed. */
import { html, lines, type Html } from '../../../../functions/base/markup.ts';
import { instantOf, readableDay, readableMonth } from '../../../../functions/base/time.ts';
import { listPath } from './choices.ts';
import type { Due, Entry } from './entries.ts';
import { layout } from './layout.ts';
import { calendarPath, dashboardPath } from './paths.ts';

interface Item extends Due {
  slug: string;
  title: string;
}

/** Articles that one day names; the list has all of them. */
const DAY_ITEMS = 20;
/** Months that are led to at once. */
const MONTHS_AHEAD = 12;

/** The month that an address asks for, or the one that `now` (RFC 3339) is in. */
export function readMonth(query: URLSearchParams, now: string): string {
  return /^\d{4}-(0[1-9]|1[0-2])$/.exec(query.get('month') ?? '')?.[0] ?? now.slice(0, 7);
}

/** The whole document. */
export function calendarPage(entries: readonly Entry[], month: string, now: string): string {
  const items = entries.flatMap(({ slug, title, due }) =>
    due.map((one) => ({ ...one, slug, title })),
  );
  const isLate = ({ what, on }: Due) => what === 'review due' && instantOf(on) < Date.parse(now);
  const overdue = items.filter(isLate).length;
  const late =
    overdue > 0 &&
    html`<p><a href="${listPath({ chosen: { review: 'overdue' }, sort: 'review' })}">Overdue for
review: ${overdue}</a></p>`;
  return layout(
    `${readableMonth(month)} – Dashboard`,
    lines(
      html`<h1>${readableMonth(month)}</h1>`,
      around(month),
      late,
      days(items.filter(({ day }) => day.startsWith(month))),
      monthsAhead(items, month, now),
    ),
    calendarPath(),
  );
}

function around(month: string): Html {
  const to = (other: string, rel: string) =>
    html`<a rel="${rel}" href="${calendarPath(other)}">${readableMonth(other)}</a>`;
  return html`<nav class="pager" aria-label="Months">
${to(shifted(month, -1), 'prev')}
${to(shifted(month, 1), 'next')}
</nav>`;
}

/** `2026-12`, 1 → `2027-01`; within the years that are written with four digits. */
function shifted(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const at = Math.min(9999 * 12 + 11, Math.max(0, year * 12 + number - 1 + by));
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}

function days(items: readonly Item[]): Html {
  if (items.length === 0) return html`<p>Nothing is due in this month.</p>`;
  const byDay = Map.groupBy(items, ({ day }) => day);
  const sections = [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, due]) => {
      const more =
        due.length > DAY_ITEMS &&
        html`<li><a href="${listPath({ on: day })}">All ${due.length} of this day</a></li>\n`;
      return html`<section class="day" aria-labelledby="day-${day}">
<h2 id="day-${day}">${readableDay(day)}</h2>
<ul class="plain">
${due.slice(0, DAY_ITEMS).map(dueItem)}${more}</ul>
</section>
`;
    });
  return html`${sections}`;
}

function dueItem({ what, slug, title }: Item): Html {
  return html`<li><strong class="tag ${what.split(' ')[0]}">${what}</strong> <a
href="${dashboardPath(slug)}">${title}</a></li>
`;
}

/** Where anything is due from now on, so that nobody turns pages of empty months. */
function monthsAhead(items: readonly Item[], month: string, now: string): Html {
  const counts = new Map<string, number>();
  for (const { day } of items) {
    const one = day.slice(0, 7);
    if (one >= now.slice(0, 7)) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const next = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, MONTHS_AHEAD);
  if (next.length === 0)
    return html`<p class="soft">No article has a day to come: one is due where its front matter says
<code>nextReview</code> or <code>expires</code>, or is published later.</p>`;
  const links = next.map(([one, number]) => {
    const here = one === month && html` aria-current="page"`;
    return html`<li><a href="${calendarPath(one)}"${here}>${readableMonth(one)}</a>
<span class="soft">${number}</span></li>
`;
  });
  return html`<section aria-labelledby="ahead">
<h2 id="ahead">Months with something due</h2>
<ul class="months">
${links}</ul>
</section>`;
}
