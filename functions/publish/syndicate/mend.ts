/** What cannot be read, or does not fit others, is found out anew where it is known what that takes. */
import type { Damaged } from '../rows/collections.ts';
import { readSettingsRow } from '../rows/settings.ts';
import type { Ports } from '../ports.ts';
import { recount } from './recount.ts';
import { healList, healSplits } from './search/heal.ts';

/** False where only a round through everything finds it out (round.ts). */
export async function mend(ports: Ports, { where }: Damaged): Promise<boolean> {
  const { collection, list } = where;
  const settings = (await readSettingsRow(ports)).value?.settings;
  if (settings === undefined) return false;
  if (collection !== undefined) {
    await recount(ports, new Set([collection]), settings);
    return true;
  }
  if (list === undefined) return false;
  await healList(ports, list);
  await healSplits(ports, list);
  return true;
}
