/** Dates as readers see them, and in their order. All in UTC, with English month names. */

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
