/** What stands where an article was, or never was: a notice, a redirect, or nothing. */
import { articleHash } from '../../article/variants/article-json.ts';
import { renderMoved, renderWithdrawn } from '../../article/render.ts';
import type { Slug } from '../../site/settings.ts';
import { absolute, articlePath } from '../../site/routes.ts';
import type { Entry, Report, Withdrawal } from '../../../schemas/types.ts';
import type { Decision, Situation } from './decide.ts';
import type { Accepted } from '../state/records.ts';

/** The reason where nobody gave one. */
export const GONE = 'The editors have withdrawn this article.';

/** A notice keeps its first date, whatever becomes of its reason. */
export function firstSeenGone({ record, now }: Situation): string {
  return record?.entry.withdrawn?.since ?? now;
}

/** Nothing was ever accepted, so nothing is shown; what was exposed all the same is taken back. */
export function neverAccepted(situation: Situation, report: Report): Decision {
  const { record, exposed } = situation;
  if (exposed === undefined && record?.entry.status !== 'withdrawn')
    return { report, entry: unpublished(situation) };
  return notice(situation, { since: firstSeenGone(situation), reason: GONE }, report);
}

export function notice(situation: Situation, withdrawn: Withdrawal, report: Report): Decision {
  const { slug, world } = situation;
  const entry = tombstone(situation);
  const { id, title, language } = entry;
  const variants = renderWithdrawn({ id, slug, title, language, withdrawn }, world.settings);
  return {
    report,
    ...kept(situation),
    entry: { ...entry, ...articleHash(variants), status: 'withdrawn', withdrawn },
    variants,
  };
}

export function redirect(situation: Situation, heir: Slug, report: Report): Decision {
  const { slug, world, record, now } = situation;
  const entry = tombstone(situation);
  const { id, title, language } = entry;
  const movedAt = record?.entry.movedAt ?? now;
  const movedTo = absolute(world.settings, articlePath(heir));
  const variants = renderMoved({ id, slug, title, language, movedTo }, world.settings);
  return {
    report,
    ...kept(situation),
    entry: { ...entry, ...articleHash(variants), status: 'moved', movedTo: heir, movedAt },
    variants,
  };
}

function kept({ record }: Situation): { accepted?: Accepted } {
  return record?.accepted === undefined ? {} : { accepted: record.accepted };
}

/** What a subscriber may still know of an article that is gone. */
function tombstone(situation: Situation): Omit<Entry, 'memory' | 'status'> {
  const { record, exposed, slug, world } = situation;
  const known = record !== undefined && record.entry.status !== 'unpublished';
  const { status: _, ...entry } = known ? record.entry : { ...unpublished(situation), ...exposed };
  const { id, title, language, published, modified } = entry;
  const { authors, reviewers, topics, about, corrections } = entry;
  return {
    id,
    slug,
    url: absolute(world.settings, articlePath(slug)),
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
function unpublished({ slug, source, record, world }: Situation): Omit<Entry, 'memory'> {
  const read = source?.read.article ?? record?.entry;
  return {
    id: read?.id ?? `urn:healthwire:${encodeURIComponent(slug)}`,
    slug,
    url: absolute(world.settings, articlePath(slug)),
    status: 'unpublished',
    title: read?.title ?? slug,
    language: read?.language ?? world.settings.language,
    authors: [],
    reviewers: [],
    topics: [],
    about: [],
    corrections: [],
  };
}
