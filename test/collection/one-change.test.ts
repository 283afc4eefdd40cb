/**
 * One push changes as many files, and about as many bytes, whatever the size of the archive: listings,
 * feeds, sitemaps, indexes, change log. (The archives of feeds are in feeds/archive.test.ts.)
 */
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../functions/collection/model.ts';
import type { Summary } from '../../schemas/types.ts';
import { catalogOf, everyFile, memoryOf, summaryOf, withdrawn } from './sample.ts';
import { textOf } from './feeds/rendered.ts';

const YEARS = 3;
const DAYS = 365 * YEARS;
const topics = ['sleep', 'skin', 'heart', 'food', 'bones'];

/** Equally spread over three years, topics and authors, with another author for each thirty. */
function articles(count: number): Summary[] {
  return Array.from({ length: count }, (_, i) =>
    published(`a-${i}`, Math.floor((i * DAYS) / count), {
      topics: [topics[i % topics.length]!],
      authors: [{ name: `Writer ${i % Math.ceil(count / 30)}` }],
    }),
  );
}

/** That many days after the first. */
function published(slug: string, days: number, given: Partial<Summary> = {}): Summary {
  const day = new Date(Date.UTC(2023, 10, 29 + days)).toISOString().slice(0, 10);
  const all = { published: day, modified: day, sha256: 'a'.repeat(64), ...given };
  const ids = (all.topics ?? ['sleep']).map((topic) => `topic:${topic}`);
  const collections = ['site', `month:${day.slice(0, 7)}`, `changes:${day.slice(0, 7)}`, ...ids];
  return summaryOf(slug, { ...all, memory: memoryOf({ collections }) });
}

const author = { authors: [{ name: 'Writer 0' }] };

/** What is pushed → the catalog after that. */
const pushes: Record<string, (before: Summary[]) => Summary[]> = {
  'a new article of today': (before) => [...before, published('new', DAYS, author)],
  'a new title of an article of two years ago': (before) =>
    replaced(before, (one) => ({ ...one, title: 'Another title' })),
  'a new article that is dated two years back': (before) => [
    ...before,
    published('new', DAYS - 730, author),
  ],
  'a withdrawal of an article of two years ago': (before) =>
    replaced(before, (one) => withdrawn(one, '2026-11-28')),
};

function replaced(all: Summary[], change: (one: Summary) => Summary): Summary[] {
  const at = Math.floor(all.length / YEARS / topics.length) * topics.length;
  return all.map((one, i) => (i === at ? change(one) : one));
}

interface Cost {
  files: number;
  bytes: number;
  largest: number;
}

function costOf(before: Catalog, after: Catalog): Cost {
  const old = new Map(everyFile(before).map((file) => [file.path, textOf(file)]));
  const changed = everyFile(after).filter((file) => old.get(file.path) !== textOf(file));
  const sizes = changed.map((file) => textOf(file).length);
  return {
    files: changed.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    largest: Math.max(...sizes),
  };
}

const COUNTS = [100, 1_000, 3_000];

describe.each(Object.entries(pushes))('%s', (_what, push) => {
  const [few, many, most] = COUNTS.map((count) => {
    const before = articles(count);
    return costOf(catalogOf(...before), catalogOf(...push(before)));
  }) as [Cost, Cost, Cost];

  it('changes as many files among three thousand articles as among a thousand', () => {
    expect(most.files).toBe(many.files);
    // Among a hundred, some are in feeds that they have left long ago where there are more.
    expect(Math.abs(few.files - many.files)).toBeLessThanOrEqual(3);
    expect(most.files).toBeLessThanOrEqual(40);
  });

  it('changes about as many bytes, none of them in a long file', () => {
    expect(most.bytes).toBeLessThan(2 * few.bytes);
    expect(most.largest).toBeLessThan(50_000);
  });
});
