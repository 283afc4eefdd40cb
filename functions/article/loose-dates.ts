/** Dates as other site generators' users write them, made RFC 3339 where they are unambiguous. */

const moment =
  /^(\d{4}-\d{2}-\d{2})[Tt ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([Zz]|UTC|[+-]\d{2}:?\d{2})?$/;

/**
 * `2024-01-02 10:00:00 +0200` → `2024-01-02T10:00:00+02:00`. A time without a zone is UTC. What is
 * not year, month and day in this order comes back as it is, for the schema to refuse.
 */
export function rfc3339(text: string): string {
  const day = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (day !== null) return [day[1]!, two(day[2]!), two(day[3]!)].join('-');
  const match = moment.exec(text);
  if (match === null) return text;
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
  if (/^(z|utc)$/i.test(zone)) return 'Z';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}
