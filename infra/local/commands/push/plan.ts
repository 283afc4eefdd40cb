/** What a push has to do, worked out from two listings. Pure: nothing is read or written here. */
import { classify } from '../../../../functions/article/file/source-path.ts';
import { withdrawalLimit } from '../../../../functions/publish/ingest/guard.ts';
import { WITHDRAWALS } from '../../../../functions/site/keys.ts';
import type { ListedObject } from '../../../../functions/store/store.ts';

/** What of a listing counts; the ETag of a file is the MD5 of its bytes, as S3's is. */
export type Listed = Pick<ListedObject, 'key' | 'etag'>;

export interface Plan {
  /** Keys to upload, in two waves: the second needs the first. */
  waves: [before: string[], articles: string[]];
  /** In the bucket, and not in the folder. */
  strays: Listed[];
  unchanged: number;
  /** Articles in the bucket, and how many of the strays are articles. */
  articles: { inBucket: number; astray: number };
}

/**
 * Only what is published is pushed: drafts in `_drafts` and files of unknown kinds stay where they
 * are. Names that are refused go along, so that their refusal reaches the report.
 */
export function planPush(local: Iterable<Listed>, remote: Iterable<Listed>): Plan {
  const there = new Map<string, Listed>();
  for (const object of remote) if (isPushed(object.key)) there.set(object.key, object);
  const plan: Plan = {
    waves: [[], []],
    strays: [],
    unchanged: 0,
    articles: { inBucket: [...there.keys()].filter(isArticle).length, astray: 0 },
  };
  for (const { key, etag } of local) {
    if (!isPushed(key)) continue;
    if (there.get(key)?.etag === etag) plan.unchanged++;
    else plan.waves[isArticle(key) ? 1 : 0].push(key);
    there.delete(key);
  }
  // A withdrawal is lifted by name, never because somebody's folder does not know of it.
  plan.strays = [...there.values()].filter(({ key }) => !isWithdrawal(key));
  plan.articles.astray = plan.strays.filter(({ key }) => isArticle(key)).length;
  return plan;
}

/**
 * Whether a push that deletes would take so many articles that a person should confirm it. `share`: as
 * site.yaml has it.
 */
export function isDrastic(
  { articles: { inBucket, astray } }: Plan,
  share: number | undefined,
): boolean {
  return astray > withdrawalLimit(inBucket, share);
}

export function isArticle(key: string): boolean {
  return key.startsWith('articles/') && key.endsWith('.md');
}

/** Whatever is wrong with its name. */
function isWithdrawal(key: string): boolean {
  return key.startsWith(WITHDRAWALS);
}

function isPushed(key: string): boolean {
  return classify(key).kind !== 'ignored';
}
