import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinSummary, shardOf } from '../../functions/collection/catalog.ts';
import type { Summary } from '../../schemas/types.ts';
import { summaryOf, memoryOf } from './sample.ts';

/** Summaries of one slug that differ in every way a broken compare-and-set could make them differ. */
const summaries: fc.Arbitrary<Summary> = fc
  .record({
    revision: fc.integer({ min: 1, max: 3 }),
    title: fc.string({ minLength: 1, maxLength: 3 }),
    description: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    topics: fc.array(fc.constantFrom('sleep', 'skin'), { maxLength: 2 }),
    links: fc.dictionary(fc.constantFrom('a', '__proto__', 'constructor'), fc.string()),
    backwards: fc.boolean(),
  })
  .map(({ revision, title, description, topics, links, backwards }) => {
    const memory = memoryOf({ revision });
    memory.inputs = { ...memory.inputs, articles: links };
    const summary = summaryOf('x', { title, topics, memory, ...(description && { description }) });
    // The order of keys says nothing about a summary.
    return backwards ? (Object.fromEntries(Object.entries(summary).reverse()) as Summary) : summary;
  });

describe('joining two summaries for one slug', () => {
  it('takes the higher revision, whichever comes first', () => {
    const before = summaryOf('x', { title: 'Before', memory: memoryOf({ revision: 9 }) });
    const after = summaryOf('x', { title: 'After', memory: memoryOf({ revision: 10 }) });
    expect(joinSummary(before, after)).toBe(after);
    expect(joinSummary(after, before)).toBe(after);
  });

  it('is commutative', () => {
    fc.assert(
      fc.property(summaries, summaries, (a, b) => {
        expect(joinSummary(a, b)).toEqual(joinSummary(b, a));
      }),
    );
  });

  it('is associative', () => {
    fc.assert(
      fc.property(summaries, summaries, summaries, (a, b, c) => {
        expect(joinSummary(joinSummary(a, b), c)).toEqual(joinSummary(a, joinSummary(b, c)));
      }),
    );
  });

  it('is idempotent: joining what is there already gives back the very same object', () => {
    fc.assert(
      fc.property(summaries, (a) => {
        expect(joinSummary(a, a)).toBe(a);
        expect(joinSummary(a, structuredClone(a))).toBe(a);
        const reordered = Object.fromEntries(Object.entries(a).reverse()) as Summary;
        expect(joinSummary(a, reordered)).toBe(a);
      }),
    );
  });
});

describe('the shard of a slug', () => {
  it('never changes, for a summary in another shard would be lost', () => {
    const slugs = ['sleep/restless-legs', 'haut/lippen', '__proto__', 'ä', ''];
    expect(slugs.map(shardOf)).toEqual(['58', '03', '48', '51', '35']);
  });

  it('is one of 64, and slugs spread over all of them', () => {
    const shards = Array.from({ length: 2000 }, (_, i) => shardOf(`topic/article-${i}`));
    const names = Array.from({ length: 64 }, (_, i) => String(i).padStart(2, '0'));
    expect([...new Set(shards)].sort()).toEqual(names);
  });
});
