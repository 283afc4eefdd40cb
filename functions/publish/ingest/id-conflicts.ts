/**
 * Articles that claim one id. The one whose slug comes first by code units keeps it, whichever was
 * pushed first; a renamed article is the one whose old source is gone.
 */
import type { LinkedSummary, ParsedArticle, Dependencies } from '../../article/model.ts';
import type { Slug } from '../../site/settings.ts';
import type { Diagnostic } from '../../../schemas/types.ts';
import { articleSource } from '../../site/keys.ts';

interface Claim {
  slug: Slug;
  dependencies: Dependencies;
  holders: readonly Slug[];
}

/** The live article that carries this id now; of several, the first by code units. */
export function successor(
  { holders, dependencies }: Omit<Claim, 'slug'>,
  id: string,
): Slug | undefined {
  return holders
    .filter(
      (slug) =>
        carries(dependencies.articles.get(slug), id) && isLive(dependencies.articles.get(slug)),
    )
    .sort()[0];
}

function carries(face: LinkedSummary | undefined, id: string): boolean {
  return face?.source === true && face.id === id;
}

function isLive(face: LinkedSummary | undefined): boolean {
  return face?.status === 'live';
}

/** Of several sources with one id, the first by code units wins, whichever came first. */
export function duplicates(
  article: ParsedArticle,
  { slug, holders, dependencies }: Claim,
): Diagnostic[] {
  const others = holders
    .filter((holder) => carries(dependencies.articles.get(holder), article.id))
    .sort();
  if (others.length === 0) return [];
  const wins = others.every((holder) => slug < holder);
  const files = others.map(articleSource).join(', ');
  return [
    {
      rule: 'duplicate-id',
      severity: wins ? 'warning' : 'error',
      file: article.file,
      ...article.position(['id']),
      reason: wins
        ? `The id ${article.id} is also claimed by ${files}; this article keeps it. Give each article an id of its own.`
        : `The id ${article.id} already belongs to ${articleSource(others[0]!)}: give this article an id of its own, or delete the other file if you renamed it.`,
    },
  ];
}
