/** All that one run of *ingest* reads of an article, in the order the protocol asks for. */
import type { Variant } from '../../article/model.ts';
import type { Slug } from '../../site/settings.ts';
import type { ObjectHead, StoredObject } from '../../store/store.ts';
import { ingestSettings } from './settings.ts';
import { articleSource } from '../../site/keys.ts';
import { mapAll } from '../protocol/map-all.ts';
import type { Seen, Stamped } from '../protocol/objects.ts';
import type { Dependencies } from '../ports.ts';
import {
  readArticle,
  readSettingsRecord,
  type ArticleRecord,
  type SettingsRecord,
} from '../state/records.ts';
import type { Surroundings } from './surroundings.ts';
import { readTakedowns, rememberedTakedowns } from './takedown.ts';
import { variantNames } from '../../article/variants/variant.ts';
import { variantKey } from './variants.ts';
import { readWorld, rememberedWorld, sameNames, sameWorld } from './world.ts';

export type Heads = ReadonlyMap<Variant['name'], ObjectHead | undefined>;

export interface Sight {
  slug: Slug;
  /** Of the objects that may be overwritten: read first. */
  heads: Heads;
  /** The token of the compare-and-set. */
  record: Seen<ArticleRecord & Stamped>;
  settings: Seen<SettingsRecord>;
  source: StoredObject | undefined;
}

export async function look(deps: Dependencies, slug: Slug): Promise<Sight> {
  const heads = new Map<Variant['name'], ObjectHead | undefined>();
  await mapAll(variantNames, async (name) =>
    heads.set(name, await deps.site.head(variantKey(slug, name))),
  );
  const record = await readArticle(deps, slug);
  let settings = await readSettingsRecord(deps);
  if (settings.value === undefined) {
    await ingestSettings(deps);
    settings = await readSettingsRecord(deps);
  }
  const source = await deps.source.get(articleSource(slug));
  return { slug, heads, record, settings, source };
}

/** Never was anything, and nothing is. */
export function nothingThere({ source, record, heads }: Sight): boolean {
  const shown = [...heads.values()].some((head) => head !== undefined);
  return source === undefined && record.etag === undefined && !shown;
}

/** After the last write: is the truth still what was read? */
export async function moved(
  deps: Dependencies,
  sight: Sight,
  { world, takedowns, namesakes }: Surroundings,
): Promise<boolean> {
  const source = await deps.source.head(articleSource(sight.slug));
  if (source?.etag !== sight.source?.etag) return true;
  const settings = await readSettingsRecord(deps);
  if (settings.value?.version !== sight.settings.value?.version) return true;
  const orders = await readTakedowns(deps, namesakes);
  if (!sameNames(rememberedTakedowns(takedowns), rememberedTakedowns(orders))) return true;
  const mentions = { articles: [...world.articles.keys()], media: [...world.media.keys()] };
  const again = await readWorld(deps, world.settings, mentions);
  return !sameWorld(rememberedWorld(world), again);
}
