/**
 * Moments as articles say them, a day (`2026-03-01`) or an instant with an offset (RFC 3339): their
 * order, their place in UTC, and how readers see them. A day counts as its midnight in UTC; months
 * have English names.
 */

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2026-11-30` or `2026-11-30T09:00:00Z` → `30 November 2026` */
export function readableDay(moment: string): string {
  const [year, month, day] = dayInUtc(moment).split('-');
  return `${Number(day)} ${months[Number(month) - 1]!} ${year!}`;
}

/** A day of the calendar, like `2026-11-30`. */
export function isDay(text: string): boolean {
  const moment = Date.parse(text);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(moment) &&
    new Date(moment).toISOString().startsWith(text)
  );
}

/** A day is compared by the day, in UTC; two moments by the moment. */
export function isAfter(a: string, b: string): boolean {
  if (a.length > 10 && b.length > 10) return Date.parse(a) > Date.parse(b);
  return dayInUtc(a) > dayInUtc(b);
}

function dayInUtc(moment: string): string {
  return moment.length > 10 ? new Date(Date.parse(moment)).toISOString().slice(0, 10) : moment;
}

/** Milliseconds since 1970, UTC. A leap second counts as the second before it (RFC 3339, 5.7). */
export function instantOf(moment: string): number {
  const second = moment.slice(17, 19) === '60' ? moment.replace(/^(.{17})60/, '$159') : moment;
  const instant = Date.parse(second);
  if (Number.isNaN(instant))
    throw new RangeError(`“${moment}” is neither a day nor an RFC 3339 instant.`);
  return instant;
}

/** The instant in UTC, RFC 3339: `2026-03-01T00:00:00Z`; a fraction only where there is one. */
export function utc(moment: string | number): string {
  if (typeof moment === 'string') {
    // Nearly every moment is one of these two, and every listing and feed asks for all of them.
    if (DAY.test(moment)) return `${moment}T00:00:00Z`;
    if (SECOND.test(moment)) return moment;
  }
  const instant = typeof moment === 'number' ? moment : instantOf(moment);
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:[0-5]\dZ$/;

/** `2026-03`, in UTC. */
export function monthOf(moment: string): string {
  return utc(moment).slice(0, 7);
}

/** `2026-03` → `March 2026` */
export function readableMonth(month: string): string {
  return readableDay(`${month}-01`).replace('1 ', '');
}
