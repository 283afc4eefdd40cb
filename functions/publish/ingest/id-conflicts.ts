/**
 * Articles that claim one id. The one that is live under it keeps it; of several that are, or of
 * several that are not yet, the one that is not called like a copy of another, and of these the one
 * whose slug comes first by code units. A renamed article is the one whose old source is gone. A copy
 * beside an article has another id, and the same title.
 */
import { presumedOriginal } from '../../article/file/copies.ts';
import type { LinkedSummary, ParsedArticle, Dependencies } from '../../article/model.ts';
import { top } from '../../article/diagnostics.ts';
import type { Slug } from '../../site/settings.ts';
import type { Diagnostic } from '../../../schemas/types.ts';
import { articleSource } from '../../site/keys.ts';

interface Claim {
  slug: Slug;
  dependencies: Dependencies;
  holders: readonly Slug[];
  /** Under which id it is live now, if it is. */
  liveAs?: string | undefined;
  /** Only the folder is known, and not what is live: that would decide. */
  isFolderOnly?: true;
}

/** The live article that carries this id now; of several, the first by code units. */
export function successor(
  { holders, dependencies }: Pick<Claim, 'holders' | 'dependencies'>,
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

/** What is to be said of an article that others claim the id of, or that is another's copy. */
export function duplicates(article: ParsedArticle, claim: Claim): Diagnostic[] {
  return [...sameId(article, claim), ...sameFile(article, claim)];
}

function sameId(
  article: ParsedArticle,
  { slug, holders, dependencies, liveAs, isFolderOnly }: Claim,
): Diagnostic[] {
  const others = holders
    .filter((holder) => carries(dependencies.articles.get(holder), article.id))
    .sort();
  const live = others.filter((holder) => isLive(dependencies.articles.get(holder)));
  const isOwn = liveAs === article.id;
  if (others.length === 0) return [];
  const rivals = isOwn || live.length > 0 ? live : others;
  const wins = (isOwn || live.length === 0) && firstOf([slug, ...rivals]) === slug;
  const first = articleSource(firstOf([slug, ...rivals]));
  const claimed = `The id ${article.id} is also claimed by ${others.map(articleSource).join(', ')}`;
  const reason = isFolderOnly
    ? `${claimed}: the one that is live keeps it, and while none is, ${first} gets it. Give each article an id of its own, or delete the other file if you renamed it.`
    : wins
      ? `${claimed}; this article keeps it. Give each article an id of its own.`
      : `The id ${article.id} already belongs to ${articleSource(firstOf(rivals))}: give this article an id of its own, or delete the other file if you renamed it.`;
  return [
    {
      rule: 'duplicate-id',
      severity: wins ? 'warning' : 'error',
      file: article.file,
      ...article.position(['id']),
      reason,
    },
  ];
}

function firstOf(claimants: readonly Slug[]): Slug {
  const originals = claimants.filter((slug) => {
    const original = presumedOriginal(slug);
    return original === undefined || !claimants.includes(original);
  });
  return [...(originals.length > 0 ? originals : claimants)].sort()[0]!;
}

/**
 * What is live already stays so, whatever comes to stand beside it. What nobody has read yet may be
 * called the same: the copy is looked at again once it is.
 */
function sameFile(article: ParsedArticle, { slug, dependencies }: Claim): Diagnostic[] {
  const original = presumedOriginal(slug);
  const face = original === undefined ? undefined : dependencies.articles.get(original);
  const isUnread = face?.status === 'absent' && face.source;
  if (!isUnread && !(isLive(face) && face?.title === article.title)) return [];
  const reason =
    `By its name and title this is a copy of ${articleSource(original!)}: delete one of the two, or ` +
    'give this one a title or a name of its own.';
  return [{ rule: 'file-copy', severity: 'error', file: article.file, ...top, reason }];
}
