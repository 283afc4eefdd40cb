/** All that an article depends on beyond its own source and the settings. */
import type { Dependencies } from '../../article/model.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import { slugOfTagUri } from '../../site/tag-uri.ts';
import { mapAll } from '../protocol/map-all.ts';
import type { Ports } from '../ports.ts';
import { idHolders } from '../state/identities.ts';
import { readOperatorWithdrawals, type OperatorWithdrawals } from './operator-withdrawals.ts';
import type { SeenBibliographies } from './bibliographies.ts';
import { readDependencies, type Mentions } from './dependencies.ts';

export interface ArticleInputs {
  dependencies: Dependencies;
  /** The files of references that its source names, there or not; absent where it names none. */
  bibliographies?: SeenBibliographies;
  /** The id that its source asks for; absent when it cannot be read. */
  claims?: string | undefined;
  /** Others that carry one of its ids, in their records as they are now. */
  holders: readonly Slug[];
  /** Of the article itself and of the other holders of its id. */
  operatorWithdrawals: OperatorWithdrawals;
  /** Whose orders were looked for. */
  namesakes: readonly Slug[];
}

/**
 * Reads what there is around an article that mentions these and has, had or wants these ids. Who
 * claimed an id and carries it not (any more, or yet) is no part of it: when that changes, so does
 * a record, and the catalog tells everybody whom it concerns (stale.ts).
 */
export async function readInputs(
  ports: Ports,
  { slug, ids }: { slug: Slug; ids: readonly string[] },
  mentions: Mentions,
  settings: Settings,
): Promise<ArticleInputs> {
  const candidates = await candidatesFor(ports, slug, ids, settings);
  const articles = [...new Set([...mentions.articles, ...candidates])];
  const seen = await readDependencies(ports, settings, { ...mentions, articles });
  const holders = candidates.filter((other) => {
    const face = seen.articles.get(other);
    return face !== undefined && 'id' in face && ids.includes(face.id);
  });
  const namesakes = [slug, ...holders];
  const counted = new Set([...mentions.articles, ...holders]);
  const faces = [...seen.articles].filter(([other]) => counted.has(other));
  const operatorWithdrawals = await readOperatorWithdrawals(ports, namesakes);
  return {
    dependencies: { ...seen, articles: new Map(faces) },
    holders,
    operatorWithdrawals,
    namesakes,
  };
}

/** Everybody else who ever claimed one of the ids, or would have it by default. */
async function candidatesFor(
  ports: Ports,
  slug: Slug,
  ids: readonly string[],
  { idAuthority }: Settings,
): Promise<Slug[]> {
  const claims = await mapAll(new Set(ids), (id) => idHolders(ports, id));
  const owners = ids.flatMap((id) => slugOfTagUri(idAuthority, id) ?? []);
  return [...new Set([...claims.flat(), ...owners])].filter((other) => other !== slug);
}
