/** The stylesheet is on the site before any page that links to it. */
import { stylesheet } from '../../collection/static.ts';
import type { Store } from '../../store/store.ts';
import { writeObject } from './objects.ts';
import type { House } from '../../site/house.ts';
import { ATTEMPTS, Contended, type Ports } from '../ports.ts';
import { asSiteFile } from './site-file.ts';

/** Stores this process has looked at; syndicate compares the stylesheet again on each run. */
const looked = new WeakMap<Store, Promise<void>>();

export async function ensureStylesheet({
  site,
  house,
}: Pick<Ports, 'site' | 'house'>): Promise<void> {
  const known = looked.get(site);
  if (known !== undefined) return await known;
  const writing = write(site, house);
  looked.set(site, writing);
  // A failed look is no look: the next article tries again.
  writing.catch(() => looked.delete(site));
  await writing;
}

async function write(site: Store, house: House | undefined): Promise<void> {
  const file = asSiteFile(stylesheet(house));
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    // Its name is the hash of its bytes, so whoever was faster wrote the same. But S3 also says
    // "moved" of a write that met another which then failed: only a look tells that it is there.
    const written = await writeObject(site, file, await site.head(file.key));
    if (written.outcome !== 'moved') return;
  }
  throw new Contended(file.key);
}
