/** Every way of writing a moment that is read, and what is not read because it could mean another. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDay, readMoment } from '../../functions/base/moments.ts';
import { instantOf, monthOf, readableDay, utc } from '../../functions/base/time.ts';

const asDays: Record<string, (string | number)[]> = {
  '2015-12-01': [
    ...['2015-12-01', '2015-12-1', '2015/12/01', '2015.12.1', '20151201', 20151201],
    ...['December 1, 2015', 'Dec 1 2015', 'dec. 1st, 2015', 'Tuesday, December 1, 2015'],
    ...['1 December 2015', '01-Dec-2015', '1/Dec/2015', '1st of December, 2015', 'Tue, 1 Dec 2015'],
    ...['2015-Dec-01', '2015 December 1', '[[2015-12-01]]', '2015年12月1日'],
    ...['1 décembre 2015', '1 de diciembre de 2015', '1. Dezember 2015', '1 de dezembro de 2015'],
    ...['1 dicembre 2015', '1 december 2015', ' 2015-12-01\t'],
  ],
  // Of US and European days those that are the same day to both, or a day to one of them alone.
  '2015-12-31': ['12/31/2015', '31/12/2015', '31.12.2015', '31-12-2015', '12-31-2015'],
  '2015-05-05': ['5/5/2015', '05.05.2015'],
  '2016-02-29': ['2016-02-29', '29 février 2016', '29/2/2016'],
  '2015-03-01': ['1er mars 2015', '1º de marzo de 2015', '1. März 2015', '1 maart 2015'],
};

const asInstants: Record<string, (string | number)[]> = {
  '2015-12-01T09:00:00Z': [
    // RFC 3339, ISO 8601, RFC 9557
    ...['2015-12-01T09:00:00Z', '2015-12-01t09:00:00z', '2015-12-01T09:00:00.000Z'],
    ...['2015-12-01T09:00:00-00:00', '2015-12-01T09:00', '2015-12-01 09:00', '20151201T090000Z'],
    ...['2015-12-01T09:00:00,5Z', '2015-12-01T09:00:00Z[Etc/UTC]', '2015-12-01T09:00:00Z[UTC]'],
    // An export that had no minutes in its offset stopped every publish.
    ...['2015-12-01T09:00:00+00', '2015-12-01 09:00:00+00', '2015-12-01 09:00:00.123456+00'],
    // Go, Ruby, Jekyll, Python, Unix, JavaScript
    ...['2015-12-01 09:00:00 +0000 UTC', '2015-12-01 09:00:00.000000001 +0000 UTC m=+0.000000001'],
    ...['2015-12-01 09:00:00 +0000', '2015-12-01 09:00:00 UTC', '2015-12-01 9:00:00 Z'],
    ...['Tue Dec  1 09:00:00 2015', 'Tue Dec  1 09:00:00 UTC 2015'],
    ...['Tue Dec 01 09:00:00 +0000 2015', 'Tue Dec 01 2015 09:00:00 GMT+0000 (GMT)'],
    // RFC 5322
    ...['Tue, 01 Dec 2015 09:00:00 +0000', 'Tue, 1 Dec 2015 09:00 GMT', '01 Dec 2015 09:00:00 UT'],
    // People
    ...[
      'December 1, 2015 9:00 AM',
      'Dec 1, 2015 at 9am',
      '2015/12/01 09:00:00',
      '2015.12.01 09.00',
    ],
    ...['1 December 2015, 09:00 UTC', '2015-12-01 9:00 a.m.'],
    // Unix time
    ...[1448960400, '1448960400', 1448960400000],
  ],
  '2015-12-01T21:30:00+09:00': [
    ...['2015-12-01T21:30:00+09:00', '2015-12-01T21:30:00+0900', '2015-12-01 21:30 +09'],
    ...['2015-12-01 9:30 PM +0900', '2015-12-01 21:30:00 +9', '2015-12-01 21:30 UTC+9'],
    ...['2015-12-01 21:30:00 +0900 JST', '2015-12-01T21:30:00+09:00[Asia/Tokyo]'],
  ],
  '2015-12-01T09:00:00-05:00': [
    ...['2015-12-01T09:00:00-05:00', '2015-12-01 09:00:00 -0500 EST', '2015-12-01 09:00:00−05'],
    ...['Tue, 01 Dec 2015 09:00:00 EST', 'Dec 1, 2015 9:00 AM EST', '2015-12-01 09:00:00.10 -5'],
  ],
  '2015-12-01T09:00:00+01:00': ['2015-12-01 09:00 CET', '1. Dezember 2015 09:00 +0100'],
  '2015-12-01T00:00:00Z': ['2015-12-01 12:00 AM', '2015-12-01T00:00:00Z'],
  '2015-12-01T12:00:00Z': ['2015-12-01 12:00 PM', '2015-12-01 12 pm'],
  '2016-12-31T23:59:59Z': ['2016-12-31T23:59:60Z'],
};

describe('a moment is read', () => {
  const table = { ...asDays, ...asInstants };
  const cases = Object.entries(table).flatMap(([moment, written]) =>
    written.map((one) => [one, moment] as const),
  );

  it.each(cases)('%j as %s', (written, moment) => {
    expect(readMoment(written)).toBe(moment);
  });

  it('in more than fifty spellings', () => {
    expect(cases.length).toBeGreaterThan(50);
  });
});

describe('what is not read, because it could mean something else', () => {
  it.each([
    // The day and the month could be either.
    ...['08/07/2022', '3.4.2015', '01-02-2015'],
    // Which century, which day?
    ...['01/02/15', '1 Dec 15', '2015', 2015, '2015-12', 'December 2015', '2015-W49-2', '2015-335'],
    // No such day, hour or offset.
    ...['2015-02-29', '2015-13-01', '31 June 2015', '2015-12-01T24:00:00Z', '2015-12-01T09:60:00Z'],
    ...['2015-12-01T09:00:00+24:00', '2015-12-01 13:00 PM', '2015-12-01 0:30 am'],
    // It contradicts itself.
    ...['Wed, 01 Dec 2015 09:00:00 GMT', 'Monday, December 1, 2015'],
    // Zones that are several: India, Ireland, Israel; Britain, Bangladesh.
    ...['2015-12-01 09:00 IST', '2015-12-01 09:00 BST'],
    // Go's zero, and numbers that are no moment of anything published here.
    ...[
      '0001-01-01T00:00:00Z',
      '0000-01-01',
      '9999-12-31T23:59:59-05:00',
      0,
      42,
      1e300,
      253402300800,
    ],
    // Words.
    ...[
      '',
      'soon',
      'next Tuesday',
      'today',
      'Ju 8 2022',
      'Foo 08 2022',
      '2015-12-01x',
      '2015-12-01 x',
    ],
    ...['2015-12-01T', '2015-12-01 9', `2015-12-01${' '.repeat(200)}`],
    // Not even text.
    ...[true, null, undefined, ['2015-12-01'], { day: '2015-12-01' }],
  ])('%j', (written) => {
    expect(readMoment(written)).toBeUndefined();
  });
});

describe('whatever is written', () => {
  const digit = fc.constantFrom(...'0123456789');
  const piece = fc.constantFrom(
    ...['2015', '12', '1', '01', '31', '2026-03-01', '09:00:00', '9:30', 'T', 't', 'Z', ' ', '-'],
    ...[
      '/',
      '.',
      ':',
      '+',
      '+00',
      '-0500',
      'Dec',
      'March',
      'Tue, ',
      'PM',
      'UTC',
      ' +0900',
      '\u2212',
    ],
    ...['(', ')', '[', ']', '年', '月', '日', 'ü', '\u0301', '１', '\uD800', '\n', '1448960400'],
  );
  const pieces = fc.array(fc.oneof(piece, digit), { maxLength: 14 });
  const anything = fc.oneof(
    pieces.map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
    fc.date({ noInvalidDate: true }).map(String),
    fc.double(),
    fc.anything(),
  );

  it('nothing is thrown, and what is read is RFC 3339, is read as itself, and can be shown', () => {
    let read = 0;
    const check = (written: unknown) => {
      const moment = readMoment(written);
      if (moment === undefined) return;
      read++;
      expect(moment).toMatch(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?$/);
      expect(readMoment(moment)).toBe(moment);
      expect(readDay(written)).toBe(moment.slice(0, 10));
      expect(utc(moment)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(instantOf(utc(moment))).toBe(instantOf(moment));
      expect(readableDay(moment)).toMatch(/^\d{1,2} [A-Z][a-z]+ \d{4}$/);
      expect(monthOf(moment)).toBe(moment.slice(0, 7));
    };
    fc.assert(fc.property(anything, check), { numRuns: 20_000 });
    expect(read).toBeGreaterThan(100);
  });
});
