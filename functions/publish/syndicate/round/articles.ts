/**
 * What collections and the lists by which articles are found have of each article is brought in step with it, and
 * mended where a row is lost.
 */
import { articleSource } from '../../../site/keys.ts';
import { mapAll, WIDTH } from '../../protocol/map-all.ts';
import { readMany, type Seen } from '../../protocol/rows.ts';
import type { KeptArticle } from '../../rows/article.ts';
import type { SharesRow } from '../../rows/collections.ts';
import { articleKey, knownSlice, shareKey } from '../../rows/keys.ts';
import { done, readTodo } from '../../rows/todo.ts';
import { fold } from '../fold.ts';
import { lostMembers } from '../members.ts';
import { recount } from '../recount.ts';
import { foldIntoLists } from '../search/fold.ts';
import { healNames, healPostings, knowShards, readableIndex } from '../search/heal.ts';
import type { Leg } from './leg.ts';
import { STRIDE_ARTICLES } from './limits.ts';
import { readPage } from './pages.ts';

export const articles: Leg<'articles'> = {
  name: 'articles',
  async stride({ ports, settings, still }, from) {
    const page = await readPage(
      ports.table,
      (slice) => knownSlice('articles', slice),
      from,
      STRIDE_ARTICLES,
    );
    const known = page.rows.map(({ sort }) => sort);
    // What was to be done because of them is read before anything else, and done at the end of the round.
    const read = await mapAll(known, (slug) => readTodo(ports, articleSource(slug)), {
      concurrency: WIDTH,
    });
    const rows = await readMany<KeptArticle>(ports.table, known.map(articleKey));
    // What cannot be read is sent to *ingest* by the sweep, and stays everywhere as it was.
    const slugs = known.filter((_, at) => rows[at]!.value !== undefined);
    const shares = await readMany<SharesRow>(ports.table, slugs.map(shareKey));
    const { versions } = await fold(ports, slugs, settings, true);
    const inStep = slugs.filter((_, at) => isFolded(shares[at]!));
    const lost = await lostMembers(ports, inStep, settings);
    if (lost.size > 0) await recount(ports, lost, settings);
    const indexed = await readableIndex(ports, slugs);
    const folded = await foldIntoLists(ports, slugs, versions);
    if (folded === 'moved') return 'moved';
    await healPostings(ports, indexed);
    await healNames(ports, folded, still);
    await knowShards(ports, folded);
    await done(ports, read.flat());
    return page.next === undefined ? {} : { next: page.next };
  },
};

/** Whether collections had all of it before; what they were told just now they have. */
function isFolded({ value }: Seen<SharesRow>): boolean {
  return value !== undefined && value.version !== '';
}
