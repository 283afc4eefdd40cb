/**
 * Moments as articles say them: a day (`2026-03-01`) or an instant with an offset (RFC 3339). A day
 * counts as its midnight in UTC.
 */
import { readableDay } from '../article/dates.ts';

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
