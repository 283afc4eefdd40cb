/** The same as bound.test.ts, of all pushes, between a thousand articles and ten thousand. */
import { expect, it } from 'vitest';
import { costsAt, DEEPER, FURTHER, within } from './bound.ts';

it('a push costs the same at 10,000 articles as at a thousand', async () => {
  const [more, many] = [await costsAt(1000), await costsAt(10_000)];
  for (const push of Object.keys(more))
    expect(within(many[push]!, more[push]!, DEEPER + FURTHER)).toEqual(more[push]);
});
