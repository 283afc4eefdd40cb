/** The property of the protocol, under faults and in every order a seed can bring. */
import { describe, expect, it } from 'vitest';
import { article } from '../publish/newsroom.ts';
import { simulate, type Files } from './simulation.ts';

const SITE = { 'site.yaml': 'name: Test\nbaseUrl: https://test.example\n' };
const a = (title: string, topics = 'one', link = 'b') =>
  article(title, `topics: [${topics}]\n`, `See [it](${link}.md).`);

const workloads: Record<string, Files[]> = {
  'articles that link to each other, edited and reverted': [
    { ...SITE, 'articles/a.md': a('A'), 'articles/b.md': a('B', 'two', 'a') },
    { 'articles/a.md': a('A again', 'two') },
    { 'articles/a.md': a('A'), 'articles/b.md': null },
  ],
  'a rename, a refusal and a restoration': [
    {
      ...SITE,
      'articles/a.md': article('A', 'id: tag:x.example,2026:a\n'),
      'articles/b.md': a('B'),
    },
    { 'articles/a.md': null, 'articles/c.md': article('A', 'id: tag:x.example,2026:a\n') },
    { 'articles/b.md': '---\ntitle: [\n---\n' },
    { 'articles/b.md': a('B mended'), 'site.yaml': 'name: New\nbaseUrl: https://test.example\n' },
  ],
};

const calm = { refused: 0, lost: 0, late: 0, crash: 0 };
const stormy = { refused: 0.01, lost: 0.01, late: 0.01, crash: 0.01 };
const SEEDS = Number(process.env.SEEDS ?? 12);

describe.each(Object.entries(workloads))('%s', (_name, steps) => {
  it.each([
    ['on a good network', calm],
    ['on a bad network, with processes that die', stormy],
  ])('come to rest as a clean build would be, %s', async (_weather, faults) => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { site, clean, secondDrain } = await simulate(seed, steps, faults);
      expect(site, `seed ${seed}`).toEqual(clean);
      expect(secondDrain, `a second drain writes nothing, seed ${seed}`).toEqual([]);
    }
  });
});
