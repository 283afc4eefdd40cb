/**
 * Articles that claim one id. The one whose slug comes first by code units keeps it, whichever was
 * pushed first; a renamed article is the one whose old source is gone.
 */
import type { Face, ParsedArticle, World } from '../../article/model.ts';
import type { Slug } from '../../site/settings.ts';
import type { Diagnostic } from '../../../schemas/types.ts';
import { articleSource } from '../../site/keys.ts';

interface Claim {
  slug: Slug;
  world: World;
  rivals: readonly Slug[];
}

/** The live article that carries this id now; of several, the first by code units. */
export function successor({ rivals, world }: Omit<Claim, 'slug'>, id: string): Slug | undefined {
  return rivals
    .filter((slug) => carries(world.articles.get(slug), id) && isLive(world.articles.get(slug)))
    .sort()[0];
}

function carries(face: Face | undefined, id: string): boolean {
  return face?.source === true && face.id === id;
}

function isLive(face: Face | undefined): boolean {
  return face?.status === 'live';
}

/** Of several sources with one id, the first by code units wins, whichever came first. */
export function duplicates(article: ParsedArticle, { slug, rivals, world }: Claim): Diagnostic[] {
  const others = rivals.filter((rival) => carries(world.articles.get(rival), article.id)).sort();
  if (others.length === 0) return [];
  const wins = others.every((rival) => slug < rival);
  const files = others.map(articleSource).join(', ');
  return [
    {
      rule: 'duplicate-id',
      severity: wins ? 'warning' : 'error',
      file: article.file,
      ...article.place(['id']),
      reason: wins
        ? `The id ${article.id} is also claimed by ${files}; this article keeps it. Give each article an id of its own.`
        : `The id ${article.id} already belongs to ${articleSource(others[0]!)}: give this article an id of its own, or delete the other file if you renamed it.`,
    },
  ];
}
