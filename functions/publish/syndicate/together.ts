/** Articles and all that share an id with them, as they are known and as collections have them. */
import { slugOfTagUri } from '../../site/tag-uri.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import { mapAll } from '../protocol/map-all.ts';
import { readMany, type Seen } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import type { KeptArticle } from '../rows/article.ts';
import { idHolders } from '../rows/claims.ts';
import type { SharesRow } from '../rows/collections.ts';
import { articleKey, shareKey } from '../rows/keys.ts';

export interface Known {
  /** What collections have of it: read first, since it is the token. */
  shares: Seen<SharesRow>;
  article: Seen<KeptArticle>;
}

/**
 * These articles, and every other that has an id of one of them, now or as collections have it. What an
 * article adds to collections depends on nobody else (collection/memberships.ts).
 */
export async function readTogether(
  ports: Pick<Ports, 'table'>,
  slugs: readonly Slug[],
  settings: Settings,
): Promise<Map<Slug, Known>> {
  const read = new Map<Slug, Known>();
  const found = new Map<Slug, Known>();
  const ids = new Set<string>();
  let wanted: readonly Slug[] = [...new Set(slugs)];
  while (wanted.length > 0) {
    const news = wanted.filter((slug) => !read.has(slug));
    (await readSome(ports, news)).forEach((known, at) => read.set(news[at]!, known));
    const more = new Set<string>();
    for (const slug of wanted) {
      const known = read.get(slug)!;
      found.set(slug, known);
      for (const id of idsOf(known)) if (!ids.has(id)) more.add(id);
    }
    for (const id of more) ids.add(id);
    const others = (await mapAll(more, (id) => candidatesFor(ports, id, settings))).flat();
    const unread = [...new Set(others)].filter((slug) => !read.has(slug));
    (await readSome(ports, unread)).forEach((known, at) => read.set(unread[at]!, known));
    wanted = [...read.keys()].filter(
      (slug) => !found.has(slug) && idsOf(read.get(slug)!).some((id) => ids.has(id)),
    );
  }
  return found;
}

async function readSome({ table }: Pick<Ports, 'table'>, slugs: readonly Slug[]): Promise<Known[]> {
  const shares = await readMany<SharesRow>(table, slugs.map(shareKey));
  const articles = await readMany<KeptArticle>(table, slugs.map(articleKey));
  return slugs.map((_, at) => ({ shares: shares[at]!, article: articles[at]! }));
}

/** As it is, and as collections have it. */
export function idsOf({ shares, article }: Known): string[] {
  const ids = [article.value?.summary.id, shares.value?.id];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** Everybody who ever claimed the id, or has it by default. */
async function candidatesFor(
  ports: Pick<Ports, 'table'>,
  id: string,
  { idAuthority }: Settings,
): Promise<Slug[]> {
  const owner = slugOfTagUri(idAuthority, id);
  const holders = await idHolders(ports, id);
  return owner === undefined ? holders : [owner, ...holders];
}
