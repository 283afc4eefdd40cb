import { describe, expect, it } from 'vitest';
import { instantOf, monthOf, readableMonth, utc } from '../../functions/base/time.ts';

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

  it('is in a month, counted in UTC', () => {
    const month = monthOf('2026-03-01T00:30:00+01:00');
    expect([month, readableMonth(month), readableMonth('2026-12')]).toEqual([
      '2026-02',
      'February 2026',
      'December 2026',
    ]);
  });

  it('that is none is a broken promise, told in a sentence', () => {
    expect(() => instantOf('soon')).toThrow('“soon” is neither a day nor an RFC 3339 instant.');
  });
});
