/**
 * What a push costs does not know how many articles there are (protocol, the fifth property): the requests
 * of the same pushes are counted at two sizes of the archive, and compared; bound.long.test.ts has a third.
 */
import { expect, it } from 'vitest';
import { costsAt, DEEPER, within } from './bound.ts';

it('a push costs the same at ten times as many articles', async () => {
  const [few, more] = [await costsAt(100), await costsAt(1000)];
  for (const push of ['an edit of the newest', 'a new one', 'one that is withdrawn'])
    expect(within(more[push]!, few[push]!, DEEPER)).toEqual(few[push]);
});
