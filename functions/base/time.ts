/**
 * Moments as articles say them, a day (`2026-03-01`) or an instant with an offset (RFC 3339): their
 * order, their place in UTC, and how readers see them. A day counts as its midnight in UTC; the day
 * and the month of an instant are those of its own offset, and months have English names.
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

/** `2026-11-30` or `2026-11-30T09:00:00+09:00` → `30 November 2026`: the day that is written. */
export function readableDay(moment: string): string {
  const [year, month, day] = dayOf(moment).split('-');
  return `${Number(day)} ${months[Number(month) - 1]!} ${year!}`;
}

/** The day of a moment in its own offset, as whoever wrote it means it. */
export function dayOf(moment: string): string {
  return moment.slice(0, 10);
}

/** A day is compared by the day, as it is written; two instants by the instant. */
export function isAfter(a: string, b: string): boolean {
  if (a.length > 10 && b.length > 10) return instantOf(a) > instantOf(b);
  return dayOf(a) > dayOf(b);
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

/** `2026-03`: the month that is written. */
export function monthOf(moment: string): string {
  return moment.slice(0, 7);
}

/** `2026-03` → `March 2026` */
export function readableMonth(month: string): string {
  return readableDay(`${month}-01`).replace('1 ', '');
}
