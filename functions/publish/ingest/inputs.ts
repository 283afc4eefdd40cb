/** All that an article depends on beyond its own source and the settings. */
import type { Dependencies } from '../../article/model.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import { ownerOf } from '../../site/addresses.ts';
import { slugOfTagUri } from '../../site/tag-uri.ts';
import { mapAll } from '../protocol/map-all.ts';
import type { Ports } from '../ports.ts';
import { idHolders } from '../rows/claims.ts';
import { concerns } from './addresses.ts';
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
  /** Others that have or want one of its addresses. */
  rivals: readonly Slug[];
  /** Of the article itself and of the other holders of its id. */
  operatorWithdrawals: OperatorWithdrawals;
  /** Whose orders were looked for. */
  namesakes: readonly Slug[];
}

/** What an article has, had or wants: ids and addresses. */
export interface Self {
  slug: Slug;
  ids: readonly string[];
  addresses: readonly string[];
}

/**
 * Reads what there is around an article that mentions these and has, had or wants these ids and
 * addresses. Who claimed one and carries it not (any more, or yet) is no part of it: when that
 * changes, so does a row, and everybody whom it concerns is told (stale.ts).
 */
export async function readInputs(
  ports: Ports,
  self: Self,
  mentions: Mentions,
  settings: Settings,
): Promise<ArticleInputs> {
  const { slug, ids, addresses } = self;
  const all = await candidatesFor(ports, self, settings);
  const articles = [...new Set([...mentions.articles, ...all])];
  const seen = await readDependencies(ports, settings, { ...mentions, articles });
  // Of an address without a source, what is seen is whoever has it, and that one is seen itself.
  const candidates = all.filter((other) => seen.articles.get(other)?.slug === undefined);
  const holders = candidates.filter((other) => {
    const face = seen.articles.get(other);
    return face !== undefined && 'id' in face && ids.includes(face.id);
  });
  const rivals = candidates.filter((other) => {
    const face = seen.articles.get(other);
    return face !== undefined && concerns(face, other, addresses);
  });
  const namesakes = [slug, ...holders];
  const counted = new Set([...mentions.articles, ...holders, ...rivals]);
  const faces = [...seen.articles].filter(([other]) => counted.has(other));
  const operatorWithdrawals = await readOperatorWithdrawals(ports, namesakes);
  return {
    dependencies: { ...seen, articles: new Map(faces) },
    holders,
    rivals,
    operatorWithdrawals,
    namesakes,
  };
}

/** Everybody else who ever claimed one of the ids or addresses, or would have it by default. */
async function candidatesFor(
  ports: Ports,
  { slug, ids, addresses }: Self,
  { idAuthority }: Settings,
): Promise<Slug[]> {
  const claims = await mapAll(new Set([...ids, ...addresses]), (one) => idHolders(ports, one));
  const owners = [
    ...ids.flatMap((id) => slugOfTagUri(idAuthority, id) ?? []),
    ...addresses.flatMap((address) => ownerOf(address) ?? []),
  ];
  return [...new Set([...claims.flat(), ...owners])].filter((other) => other !== slug);
}
