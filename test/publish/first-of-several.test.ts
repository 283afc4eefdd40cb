/** Where several could be taken it is always the same one: the first by its slug; and nobody else's. */
import { describe, expect, it } from 'vitest';
import type { LinkedSummary } from '../../functions/article/model.ts';
import { heirOf } from '../../functions/publish/ingest/addresses.ts';
import { withdrawalLimit } from '../../functions/publish/ingest/guard.ts';
import { successor } from '../../functions/publish/ingest/id-conflicts.ts';
import { operatorWithdrawalFor } from '../../functions/publish/ingest/operator-withdrawals.ts';
import { plain } from '../article/read.ts';

const face = (id: string, more: object = {}): LinkedSummary => ({
  ...{ status: 'live', source: true, id, title: 'A', language: 'en' },
  ...{ url: `https://test.example/articles/${id}/`, ...more },
});
const known = (articles: Record<string, LinkedSummary>) => ({
  ...{ settings: plain, media: new Map() },
  articles: new Map(Object.entries(articles)),
});

describe('an order to withdraw', () => {
  const orders = new Map([
    ['c', { etag: '2', reason: 'The second.' }],
    ['b', { etag: '1', reason: 'The first.' }],
  ]);
  const article = { slug: 'a', id: 'x' };

  it('is taken over from the first who carried the id', () => {
    const dependencies = known({ b: face('x'), c: face('x') });
    expect(operatorWithdrawalFor(article, orders, dependencies)?.reason).toBe('The first.');
  });

  it('is not taken over from who carries another id, or never was public', () => {
    const never = { status: 'unpublished', source: true, id: 'x' } as const;
    const dependencies = known({ b: face('another'), c: never });
    expect(operatorWithdrawalFor(article, orders, dependencies)).toBeUndefined();
  });
});

it('an id goes to the first of those that are live with it', () => {
  const dependencies = known({ c: face('x'), b: face('x'), a: face('another') });
  expect(successor({ holders: ['c', 'b', 'a'], dependencies }, 'x')).toBe('b');
});

it('an address goes to the first of those that are live and had it', () => {
  const has = { has: ['/old/'] };
  const dependencies = known({
    b: { status: 'unpublished', source: true, id: 'b', ...has },
    d: face('d', has),
    c: face('c', has),
  });
  expect(heirOf('/old/', { slug: 'a', rivals: ['d', 'c', 'b'], dependencies })).toBe('c');
});

it.each([
  [59, 0.1, 5],
  [69, 0.1, 6],
  [70, 0.1, 7],
  [199, 0.05, 9],
  [3, 0.1, 2],
])(
  'of %i articles and a share of %d no more than %i go in a day: none is rounded up',
  (live, share, limit) => {
    expect(withdrawalLimit(live, share)).toBe(limit);
  },
);
