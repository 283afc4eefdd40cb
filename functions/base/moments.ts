/**
 * When something is, as people and programs write it: read here, for front matter, names of files
 * and orders to withdraw alike. What could mean two days, or contradicts itself, is not read.
 *
 * A moment is a day (`2026-03-01`) or an instant (RFC 3339, whole seconds) with the offset that it
 * was written with (`2026-03-01T07:00:00+09:00`), so that its day stays the one that was meant.
 */
import { months } from './time.ts';

/**
 * `Dec 1, 2015 9:00 AM` → `2015-12-01T09:00:00Z`; undefined where no moment can be read. Never
 * throws, whatever it is given; what it returns, it reads as itself. A time without a zone is UTC,
 * and fractions of a second are dropped. Numbers are days like 20151201 or Unix time.
 */
export function readMoment(written: unknown): string | undefined {
  if (typeof written !== 'string' && typeof written !== 'number') return undefined;
  const text = plain(String(written));
  if (/^\d{9,13}$/.test(text)) return fromUnixTime(Number(text));
  const [, weekday, rest] = /^(?:(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?(.*)$/.exec(text)!;
  const date = readDate(rest!);
  if (date === undefined || (weekday !== undefined && !isOn(date.day, weekday))) return undefined;
  if (date.rest === '') return date.day;
  const time = readTime(date.rest);
  return time === undefined ? undefined : `${date.day}T${time}`;
}

/** The same, as the day alone. */
export function readDay(written: unknown): string | undefined {
  return readMoment(written)?.slice(0, 10);
}

/** A day of the calendar as it is published: `2026-11-30`. */
export function isDay(text: string): boolean {
  return readDay(text) === text;
}

/** Nobody needs more characters for a moment. */
const LONGEST = 100;

/** In lower case, without accents, notes in brackets and Go's monotonic clock. */
function plain(written: string): string {
  if (written.length > LONGEST) return '';
  return written
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('−', '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^ ?\[\[([^[\]]*)\]\] ?$/, '$1')
    .replace(/(?: ?\([^()]*\)| ?\[[^[\]]*\]| m=[+-][\d.]+)+$/, '')
    .trim();
}

/** Seconds, or milliseconds, since 1970: from 1990, before which nobody counted so, to 2100. */
function fromUnixTime(number: number): string | undefined {
  const milliseconds = number < 1e11 ? number * 1000 : number;
  if (milliseconds < Date.UTC(1990) || milliseconds >= Date.UTC(2100)) return undefined;
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

const year = String.raw`(?<year>\d{4})`;
const month = String.raw`(?<month>[a-z]{3,12})\.?`;
const day = String.raw`(?<day>\d{1,2})`;
const nth = '(?:st|nd|rd|th|er|[.o°])?';

/** Each with `year`, `day` and a `month`, or with two numbers of which nobody says which is which. */
const dates = [
  String.raw`${year}(?<sign>[-/.])(?<month>\d{1,2})\k<sign>${day}`,
  String.raw`${year}(?<month>\d\d)(?<day>\d\d)`,
  String.raw`${year}[-/ ]${month}[-/ ]${day}`,
  String.raw`${month} ${day}${nth},? ${year}`,
  String.raw`${day}${nth}(?: of| de)?[-/ ]${month},?(?: of| de)?[-/ ]${year}`,
  String.raw`(?<one>\d{1,2})(?<sign>[-/.])(?<other>\d{1,2})\k<sign>${year}`,
  String.raw`${year}年 ?(?<month>\d{1,2})月 ?${day}日`,
].map((date) => new RegExp(`^${date}(?<rest>(?:[^0-9].*)?)$`, 'u'));

/** As C prints it, with the year at the end: `Dec 1 09:00:00 UTC 2015`. */
const yearLast = new RegExp(`^${month} ${day} (?<rest>[0-9]{1,2}:.*) ${year}$`);

/** The day, and what stands behind it. */
function readDate(text: string): { day: string; rest: string } | undefined {
  const found = dates.map((date) => date.exec(text)?.groups).find((groups) => groups !== undefined);
  const groups = found ?? yearLast.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { year, rest } = groups;
  const [month, day] = monthAndDay(groups);
  if (!isInCalendar(Number(year), month, day)) return undefined;
  return {
    day: `${year!}-${two(month)}-${two(day)}`,
    rest: found === undefined ? ` ${rest!}` : rest!,
  };
}

/** Numbers; NaN where they cannot be told. */
function monthAndDay({ month, day, one, other }: Record<string, string>): [number, number] {
  if (month !== undefined) return [monthOf(month), Number(day)];
  const [first, second] = [Number(one), Number(other)];
  // 3/4/2015 is a day in March to some and in April to others.
  if (first > 12 || first === second) return [second, first];
  return second > 12 ? [first, second] : [NaN, NaN];
}

function monthOf(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  const english = months.findIndex((name) => name.toLowerCase().startsWith(word));
  return 1 + (english >= 0 ? english : elsewhere.findIndex((names) => names.includes(word)));
}

/** In French, Spanish, Portuguese, Italian, German and Dutch, without accents. */
const elsewhere = [
  ['janvier', 'enero', 'janeiro', 'gennaio', 'januar', 'januari'],
  ['fevrier', 'febrero', 'fevereiro', 'febbraio', 'februar', 'februari'],
  ['mars', 'marzo', 'marco', 'marz', 'maart'],
  ['avril', 'abril', 'aprile'],
  ['mai', 'mayo', 'maio', 'maggio', 'mei'],
  ['juin', 'junio', 'junho', 'giugno', 'juni'],
  ['juillet', 'julio', 'julho', 'luglio', 'juli'],
  ['aout', 'agosto', 'augustus'],
  ['septembre', 'septiembre', 'setembro', 'settembre'],
  ['octobre', 'octubre', 'outubro', 'ottobre', 'oktober'],
  ['novembre', 'noviembre', 'novembro'],
  ['decembre', 'diciembre', 'dezembro', 'dicembre', 'dezember'],
];

/** What is before or after it is a mistake, not a date of anything that is published here. */
const [FIRST_YEAR, LAST_YEAR] = [1500, 2999];

function isInCalendar(year: number, month: number, day: number): boolean {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12)) return false;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether a day is the weekday that is written before it. */
function isOn(day: string, weekday: string): boolean {
  return new Date(`${day}T00:00:00Z`).toUTCString().toLowerCase().startsWith(weekday);
}

const seconds = String.raw`(?::(?<second>\d\d)(?:[.,]\d{1,9})?)?`;
const half = String.raw` ?(?<half>[ap])\.?m\.?`;
/** A name behind an offset is the same zone's: Go's `-0700 MST`. */
const offset = String.raw`(?:utc|gmt)?[+-]\d{1,2}(?::?\d\d)?(?: [a-z]{2,5})?`;

/** Each with whatever stands between it and the day, and the zone behind it. */
const times = [
  String.raw`(?:t|,? (?:at )?)(?<hour>\d{1,2})[:h.](?<minute>\d\d)${seconds}(?:${half})?`,
  String.raw`,? (?:at )?(?<hour>\d{1,2})${half}`,
  String.raw`t(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?`,
].map((time) => new RegExp(`^${time} ?(?<zone>${offset}|[a-z]{1,4})?$`));

/** ` 9:00 AM EST` → `09:00:00-05:00` */
function readTime(text: string): string | undefined {
  const groups = times.map((time) => time.exec(text)?.groups).find((found) => found !== undefined);
  if (groups === undefined) return undefined;
  const { minute = '00', second = '00' } = groups;
  const hour = hourOf(Number(groups.hour), groups.half);
  const offset = offsetOf(groups.zone ?? 'z');
  if (hour === undefined || minute > '59' || second > '60' || offset === undefined)
    return undefined;
  // Not every program can read a leap second; the second before it is (RFC 3339, section 5.7).
  return `${two(hour)}:${minute}:${second === '60' ? '59' : second}${offset}`;
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

/** Hours from UTC: those of RFC 5322, section 4.3, and of Europe. Others mean several zones. */
const zones: Record<string, number> = {
  ...{ z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, west: 1, cet: 1, cest: 2, eet: 2, eest: 3 },
  ...{ edt: -4, est: -5, cdt: -5, cst: -6, mdt: -6, mst: -7, pdt: -7, pst: -8 },
};

/** `+0530`, `utc+2`, `cet` → `+05:30`, `+02:00`, `+01:00`; `Z` for UTC. */
function offsetOf(zone: string): string | undefined {
  const [, sign, hours, minutes = '00'] = /([+-])(\d{1,2}):?(\d\d)?/.exec(zone) ?? [];
  if (hours !== undefined) {
    if (Number(hours) > 23 || minutes > '59') return undefined;
    const offset = `${two(Number(hours))}:${minutes}`;
    return offset === '00:00' ? 'Z' : sign! + offset;
  }
  if (!Object.hasOwn(zones, zone)) return undefined;
  const known = zones[zone]!;
  return known === 0 ? 'Z' : `${known < 0 ? '-' : '+'}${two(Math.abs(known))}:00`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
