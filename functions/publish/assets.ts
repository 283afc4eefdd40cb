/** The stylesheet is on the site before any page that links to it. */
import { stylesheet } from '../collection/static.ts';
import type { Store } from '../store/store.ts';
import { siteKey } from './keys.ts';
import { writeSite } from './objects.ts';
import { asSiteFile } from './syndicate.ts';

/** Stores this process has looked at; syndicate compares the stylesheet again on each run. */
const looked = new WeakMap<Store, Promise<void>>();

export async function ensureStylesheet(site: Store): Promise<void> {
  const known = looked.get(site);
  if (known !== undefined) return await known;
  const writing = write(site);
  looked.set(site, writing);
  // A failed look is no look: the next article tries again.
  writing.catch(() => looked.delete(site));
  await writing;
}

async function write(site: Store): Promise<void> {
  const output = stylesheet();
  const seen = await site.head(siteKey(output.path));
  // Its name is the hash of its bytes: whoever was faster wrote the same.
  await writeSite(site, asSiteFile(output), seen);
}
