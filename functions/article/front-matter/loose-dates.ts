/** Dates as other site generators' users write them, made RFC 3339 where they are unambiguous. */
import { months } from '../../base/time.ts';

const moment =
  /^(\d{4}-\d{2}-\d{2})[Tt ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([Zz]|UTC|GMT|[+-]\d{2}:?\d{2})?$/;

/** `Jul 08 2022`, `July 8th, 2022`; then `8 July 2022`, each with or without weekday and time. */
const weekday = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +)?';
const monthFirst = new RegExp(
  `^${weekday}([a-z]{3,9})\\.? +(\\d{1,2})(?:st|nd|rd|th)?,? +(\\d{4})((?: .*)?)$`,
  'i',
);
const dayFirst = new RegExp(
  `^${weekday}(\\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})[., -] ?(\\d{4})((?: .*)?)$`,
  'i',
);

/** A date with an English month's name becomes one in digits; anything else comes back as it is. */
function inDigits(text: string): string {
  const first = monthFirst.exec(text);
  const [, day, month, year, time] =
    first === null
      ? (dayFirst.exec(text) ?? [])
      : [first[0], first[2], first[1], ...first.slice(3)];
  const at = month === undefined ? -1 : months.findIndex((name) => begins(name, month));
  if (at < 0 || day === undefined) return text;
  return `${year!}-${two(String(at + 1))}-${two(day)}${time!}`;
}

function begins(name: string, letters: string): boolean {
  return name.toLowerCase().startsWith(letters.toLowerCase());
}

/**
 * The day that Jekyll and Eleventy read from a file's name: `posts/2024-01-02-quiet-legs`. None
 * where the digits are no day.
 */
export function dayInName(slug: string): string | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(?:-|$)/.exec(lastWord(slug))?.[1];
  if (day === undefined) return undefined;
  const moment = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(day) ? undefined : day;
}

/** The name of a file, or of the folder that it is the index of. */
export function lastWord(slug: string): string {
  const [folder, name] = slug.split('/').slice(-2);
  return (name === undefined || name === 'index' ? folder : name) ?? slug;
}

/**
 * `2024-01-02 10:00:00 +0200` → `2024-01-02T10:00:00+02:00`. A time without a zone is UTC. What is
 * not year, month and day in this order, or names its month, comes back for the schema to refuse.
 */
export function rfc3339(written: string): string {
  const text = inDigits(written.trim());
  const day = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (day !== null) return [day[1]!, two(day[2]!), two(day[3]!)].join('-');
  const match = moment.exec(text);
  if (match === null) return written;
  const [, date, hour, minute, second = '00', zone = 'Z'] = match;
  // A leap second is not one that every program can read; the second before it is.
  const whole = second === '60' ? '59' : second;
  return `${date!}T${two(hour!)}:${minute!}:${whole}${offset(zone)}`;
}

/** The day of a moment, as it is written. */
export function dayOf(text: string): string {
  const whole = rfc3339(text);
  return /^\d{4}-\d{2}-\d{2}T/.test(whole) ? whole.slice(0, 10) : whole;
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}

function offset(zone: string): string {
  if (/^(z|utc|gmt)$/i.test(zone)) return 'Z';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}
