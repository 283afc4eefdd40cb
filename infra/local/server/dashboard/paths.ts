/** Where the dashboard is, and where its pages lead. */
import type { Slug } from '../../../../functions/site/settings.ts';

/** No object of the site has a path below this one. */
export const DASHBOARD = '/__dashboard/';
export const STYLESHEET = `${DASHBOARD}dashboard.css`;

export function dashboardPath(slug: Slug): string {
  return `${DASHBOARD}${encoded(slug)}/`;
}

/** What is due in a month; without one, in this month. */
export function calendarPath(month?: string): string {
  return `${DASHBOARD}?view=calendar${month === undefined ? '' : `&month=${month}`}`;
}

/** `articles/x/index.html` → `/articles/x/`: the inverse of `siteKey`. */
export function sitePath(key: string): string {
  return `/${encoded(key).replace(/(^|\/)index\.html$/, '$1')}`;
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
