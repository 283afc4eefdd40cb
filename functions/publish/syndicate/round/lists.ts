/** What is made of all collections, when all of them are on the site. */
import { collectionIn } from '../../rows/collections.ts';
import { areListed, rememberListed } from '../../rows/listed.ts';
import { SITE } from '../counting.ts';
import { writeLists } from '../lists.ts';
import { writeSome } from '../write-some.ts';
import type { Leg } from './leg.ts';
import { loadSite } from './load-site.ts';

export const lists: Leg<'lists'> = {
  name: 'lists',
  async stride({ ports, record, settings, beforeWrite }) {
    const site = await loadSite(ports, settings);
    if (site === undefined) return 'moved';
    if ((collectionIn(SITE, site.seen).unwritten ?? []).length > 0) {
      // They are new since, and whoever is in them may stand on the home page: as a push would write it.
      const written = await writeSome(ports, [], record, beforeWrite);
      if (written === 'moved') return 'moved';
      if (written.damaged.length > 0) await ports.enqueue.ingest(written.damaged);
      return { changed: written.changed };
    }
    const changed = await writeLists(ports, site, record, beforeWrite);
    if (changed === 'moved') return 'moved';
    if (!(await areListed(ports, record))) await rememberListed(ports, record);
    return { changed };
  },
};
