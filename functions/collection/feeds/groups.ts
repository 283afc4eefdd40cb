/** Every feed there is, as people look for one: `/feeds/` and the lists for feed readers. */
import type { Settings } from '../../site/settings.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { idOf, kinds, type KindName } from '../kinds/index.ts';
import type { CollectionId } from '../kinds/kind.ts';
import type { Line } from '../model.ts';

export interface FeedGroup {
  kind: KindName;
  heading: string;
  /** At least one. */
  collections: readonly Line[];
}

/** `collections` are all there are; of kinds that are not prominent, those that have articles. */
export function feedGroups(collections: readonly Line[], settings: Settings): FeedGroup[] {
  const said = stringsFor(settings.language, settings).kinds;
  return kinds.flatMap(({ kind, feeds }) => {
    if (feeds === undefined) return [];
    const heading = said[kind]?.heading ?? feeds.heading;
    const all = collections.filter((one) => one.kind === kind);
    const first = feeds.order?.(settings).map((name) => idOf(kind, name)) ?? [];
    const shown = feeds.prominent ? inOrder(all, first) : all.filter(isFilled);
    return shown.length === 0 ? [] : [{ kind, heading, collections: shown }];
  });
}

/** Those of these ids first, in their order, then the others in that of their ids. */
function inOrder(all: readonly Line[], first: readonly CollectionId[]): Line[] {
  const known = first.map((id) => all.find((one) => one.id === id));
  return [...new Set([...known, ...all])].filter((one) => one !== undefined);
}

function isFilled({ live }: Line): boolean {
  return live > 0;
}
