/**
 * The rows of collections: what they count is held to what articles have of shares in them, and which
 * collections nobody has written to what lists say. All shares are read, and counted as they come.
 */
import { isKnown, namedCollections } from '../../../collection/kinds/index.ts';
import type { CollectionId } from '../../../collection/kinds/kind.ts';
import type { Settings } from '../../../site/settings.ts';
import { commit, put } from '../../protocol/rows.ts';
import type { Ports } from '../../ports.ts';
import { collectionIn, isThere, readCollections } from '../../rows/collections.ts';
import { collectionKey } from '../../rows/keys.ts';
import { SITE } from '../counting.ts';
import { idsOfLines } from '../lines.ts';
import { countAll, recount } from '../recount.ts';
import type { Leg } from './leg.ts';

export const counts: Leg<'counts'> = {
  name: 'counts',
  async stride({ ports, settings }) {
    const known = [SITE, ...(await idsOfLines(ports)), ...namedCollections(settings)];
    const { all, wrong } = await countAll(ports, known);
    if (wrong.size > 0) await recount(ports, wrong, settings);
    return (await sayUnwritten(ports, all, settings)) ? {} : 'moved';
  },
};

/**
 * Those of which lists say nothing are written before all others. Lists are asked after the site's row was read: what
 * was written leaves that row only when lists say so.
 */
async function sayUnwritten(
  ports: Ports,
  ids: ReadonlySet<CollectionId>,
  settings: Settings,
): Promise<boolean> {
  const site = (await readCollections(ports, [SITE])).get(SITE)!;
  const row = collectionIn(SITE, site);
  const listed = await idsOfLines(ports);
  const unlisted = [...ids].filter((id) => id !== SITE && !listed.has(id) && isKnown(id));
  const rows = await readCollections(ports, unlisted);
  const news = unlisted.filter((id) => isThere(id, collectionIn(id, rows.get(id)!), settings));
  const before = new Set(row.unwritten);
  if (news.every((id) => before.has(id))) return true;
  const unwritten = [...new Set([...before, ...news])].sort();
  return (
    (await commit(ports, [put(collectionKey(SITE), { ...row, unwritten }, site)])) !== undefined
  );
}
