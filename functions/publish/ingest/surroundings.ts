/** All that an article depends on beyond its own source and the settings. */
import type { World } from '../../article/model.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import { slugOfTagUri } from '../../site/tag-uri.ts';
import { mapAll } from '../protocol/map-all.ts';
import type { Dependencies } from '../ports.ts';
import { claimants } from '../state/identities.ts';
import { readTakedowns, type Takedowns } from './takedown.ts';
import { readWorld, type Mentions } from './world.ts';

export interface Surroundings {
  world: World;
  /** The id that its source asks for; absent when it cannot be read. */
  claims?: string | undefined;
  /** Others that carry one of its ids, in their records as they are now. */
  rivals: readonly Slug[];
  /** Of the article itself and of its rivals. */
  takedowns: Takedowns;
  /** Whose orders were looked for. */
  namesakes: readonly Slug[];
}

/**
 * Reads what there is around an article that mentions these and has, had or wants these ids. Who
 * claimed an id and carries it not (any more, or yet) is no part of it: when that changes, so does
 * a record, and the catalog tells everybody whom it concerns (stale.ts).
 */
export async function readSurroundings(
  deps: Dependencies,
  { slug, ids }: { slug: Slug; ids: readonly string[] },
  mentions: Mentions,
  settings: Settings,
): Promise<Surroundings> {
  const candidates = await candidatesFor(deps, slug, ids, settings);
  const articles = [...new Set([...mentions.articles, ...candidates])];
  const seen = await readWorld(deps, settings, { ...mentions, articles });
  const rivals = candidates.filter((other) => {
    const face = seen.articles.get(other);
    return face !== undefined && 'id' in face && ids.includes(face.id);
  });
  const namesakes = [slug, ...rivals];
  const counted = new Set([...mentions.articles, ...rivals]);
  const faces = [...seen.articles].filter(([other]) => counted.has(other));
  const takedowns = await readTakedowns(deps, namesakes);
  return { world: { ...seen, articles: new Map(faces) }, rivals, takedowns, namesakes };
}

/** Everybody else who ever claimed one of the ids, or would have it by default. */
async function candidatesFor(
  deps: Dependencies,
  slug: Slug,
  ids: readonly string[],
  { idAuthority }: Settings,
): Promise<Slug[]> {
  const claims = await mapAll(new Set(ids), (id) => claimants(deps, id));
  const owners = ids.flatMap((id) => slugOfTagUri(idAuthority, id) ?? []);
  return [...new Set([...claims.flat(), ...owners])].filter((other) => other !== slug);
}
