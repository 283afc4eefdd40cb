/** What articles had touched of lists before this round came to those: by now it is in place. */
import { seenIn } from '../../protocol/rows.ts';
import { indexedSlice } from '../../rows/keys.ts';
import type { IndexedRow } from '../../rows/search.ts';
import { settle } from '../search.ts';
import type { Leg } from './leg.ts';
import { STRIDE_ARTICLES } from './limits.ts';
import { readPage } from './pages.ts';

export const quiet: Leg<'quiet'> = {
  name: 'quiet',
  async stride({ ports, searching }, from) {
    const page = await readPage(ports.table, indexedSlice, from, STRIDE_ARTICLES);
    const indexed = page.rows.map((row) => ({ slug: row.sort, seen: seenIn<IndexedRow>(row) }));
    await settle(ports, indexed, searching);
    return page.next === undefined ? {} : { next: page.next };
  },
};
