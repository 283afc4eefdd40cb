/** What stands where an article was, or never was: a notice, a redirect, or nothing. */
import { articleHash } from '../../article/variants/article-json.ts';
import { renderMoved, renderWithdrawn } from '../../article/render.ts';
import type { Slug } from '../../site/settings.ts';
import { absolute, articlePath } from '../../site/routes.ts';
import type { Summary, Report, Withdrawal } from '../../../schemas/types.ts';
import { GONE } from './operator-withdrawals.ts';
import type { Decision, Situation } from './situation.ts';
import type { Accepted } from '../state/records.ts';

/** A notice keeps its first date, whatever becomes of its reason. */
export function firstSeenGone({ record, now }: Situation): string {
  return record?.summary.withdrawn?.since ?? now;
}

/** Nothing was ever accepted, so nothing is shown; what was exposed all the same is taken back. */
export function neverAccepted(situation: Situation, report: Report): Decision {
  const { record, exposed } = situation;
  if (exposed === undefined && record?.summary.status !== 'withdrawn')
    return { report, summary: unpublished(situation) };
  return notice(situation, { since: firstSeenGone(situation), reason: GONE }, report);
}

export function notice(situation: Situation, withdrawn: Withdrawal, report: Report): Decision {
  const { slug, dependencies } = situation;
  const summary = tombstone(situation);
  const { id, title, language } = summary;
  const variants = renderWithdrawn({ id, slug, title, language, withdrawn }, dependencies.settings);
  return {
    report,
    ...kept(situation),
    summary: { ...summary, ...articleHash(variants), status: 'withdrawn', withdrawn },
    variants,
  };
}

export function redirect(situation: Situation, nextHolder: Slug, report: Report): Decision {
  const { slug, dependencies, record, now } = situation;
  const summary = tombstone(situation);
  const { id, title, language } = summary;
  const movedAt = record?.summary.movedAt ?? now;
  const movedTo = absolute(dependencies.settings, articlePath(nextHolder));
  const variants = renderMoved({ id, slug, title, language, movedTo }, dependencies.settings);
  return {
    report,
    ...kept(situation),
    summary: {
      ...summary,
      ...articleHash(variants),
      status: 'moved',
      movedTo: nextHolder,
      movedAt,
    },
    variants,
  };
}

function kept({ record }: Situation): { accepted?: Accepted } {
  return record?.accepted === undefined ? {} : { accepted: record.accepted };
}

/** What a subscriber may still know of an article that is gone. */
function tombstone(situation: Situation): Omit<Summary, 'memory' | 'status'> {
  const { record, exposed, slug, dependencies } = situation;
  const known = record !== undefined && record.summary.status !== 'unpublished';
  const { status: _, ...summary } = known
    ? record.summary
    : { ...unpublished(situation), ...exposed };
  const { id, title, language, published, modified } = summary;
  const { authors, reviewers, topics, about, corrections } = summary;
  return {
    id,
    slug,
    url: absolute(dependencies.settings, articlePath(slug)),
    title,
    language,
    ...(published !== undefined && { published }),
    ...(modified !== undefined && { modified }),
    authors,
    reviewers,
    topics,
    about,
    corrections,
  };
}

/** Never public: the catalog knows of it, no reader does. */
function unpublished({ slug, source, record, dependencies }: Situation): Omit<Summary, 'memory'> {
  const read = source?.read.article ?? record?.summary;
  return {
    id: read?.id ?? `urn:healthwire:${encodeURIComponent(slug)}`,
    slug,
    url: absolute(dependencies.settings, articlePath(slug)),
    status: 'unpublished',
    title: read?.title ?? slug,
    language: read?.language ?? dependencies.settings.language,
    authors: [],
    reviewers: [],
    topics: [],
    about: [],
    corrections: [],
  };
}
