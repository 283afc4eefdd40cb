/** What is known of one article when it is decided what becomes of it, and what was decided. */
import type {
  Dependencies,
  ParsedArticle,
  ParseResult,
  RenderedVariant,
} from '../../article/model.ts';
import type { Slug } from '../../site/settings.ts';
import type { Report, Summary } from '../../../schemas/types.ts';
import type { Accepted, ArticleRow } from '../rows/article.ts';
import type { PlacedSummary } from '../rows/places.ts';
import type { OperatorWithdrawal } from './operator-withdrawals.ts';

export interface Situation {
  slug: Slug;
  /** RFC 3339, whole seconds, UTC. */
  now: string;
  /** The source as it is now; absent when it is gone. */
  source?: { path: string; etag: string; lastModified: string; read: ParseResult };
  record: ArticleRow | undefined;
  /** The last accepted version, read again; absent when there is none or it reads no more. */
  previous?: ParsedArticle | undefined;
  dependencies: Dependencies;
  /** Other articles that claim the same id. */
  holders: readonly Slug[];
  /** Other articles that have, had or want one of its addresses. */
  rivals: readonly Slug[];
  /** An operator's order to withdraw it. */
  operatorWithdrawal?: OperatorWithdrawal | undefined;
  /** What is on the site though no record accounts for it: a run died before it wrote one. */
  exposed?: Exposed | undefined;
}

/** Whatever was on the site for a moment was public, and leaves a notice like anything else. */
export type Exposed = Pick<Summary, 'id' | 'title' | 'language'> & { at: string[] };

/** The record without what the writer adds: its memory. */
export interface Decision {
  report: Report;
  accepted?: Accepted;
  summary: PlacedSummary;
  content?: string;
  /** Absent: what is on the site stays as it is. */
  variants?: RenderedVariant[];
  /** It is to be withdrawn, and waits because so many were. */
  held?: { limit: number };
}
