import { describe, expect, it } from 'vitest';
import {
  instantOf,
  isAfter,
  monthOf,
  readableDay,
  readableMonth,
  utc,
} from '../../functions/base/time.ts';

describe('a moment', () => {
  it('of a day is its midnight in UTC', () => {
    expect(utc('2026-03-01')).toBe('2026-03-01T00:00:00Z');
    expect(instantOf('2026-03-01')).toBe(Date.UTC(2026, 2, 1));
  });

  it('with an offset is written in UTC, with a fraction only where there is one', () => {
    expect(
      [
        '2026-03-01T10:00:00Z',
        '2026-03-01T10:00:00.000Z',
        '2026-03-01T10:00:00.250Z',
        '2026-03-01T01:30:00+02:00',
        '2026-03-01t10:00:00z',
        '2016-12-31T23:59:60Z',
        '2016-12-31T23:59:60.5+00:00',
      ].map(utc),
    ).toEqual([
      '2026-03-01T10:00:00Z',
      '2026-03-01T10:00:00Z',
      '2026-03-01T10:00:00.250Z',
      '2026-02-28T23:30:00Z',
      '2026-03-01T10:00:00Z',
      '2016-12-31T23:59:59Z',
      '2016-12-31T23:59:59.500Z',
    ]);
  });

  // A day in UTC is the day before, or after, for half the world.
  it.each([
    ['2026-03-01T07:00:00+09:00', '1 March 2026', 'March 2026'],
    ['2025-12-31T21:00:00-05:00', '31 December 2025', 'December 2025'],
    ['2026-03-01', '1 March 2026', 'March 2026'],
  ])('%s is on the day, and in the month, that is written', (moment, day, month) => {
    expect([readableDay(moment), readableMonth(monthOf(moment))]).toEqual([day, month]);
  });

  it('is after another by the instant, and after a day by the day that is written', () => {
    const morning = '2026-03-01T07:00:00+09:00';
    const others = ['2026-02-28T21:00:00Z', '2026-02-28T23:00:00Z', '2026-02-28', '2026-03-01'];
    expect(others.map((other) => isAfter(morning, other))).toEqual([true, false, true, false]);
  });

  it('that is none is a broken promise, told in a sentence', () => {
    expect(() => instantOf('soon')).toThrow('“soon” is neither a day nor an RFC 3339 instant.');
  });
});
