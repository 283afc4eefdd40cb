/** What stands where an article was, or never was: a notice, a redirect, or nothing. */
import { articleHash } from '../../article/variants/article-json.ts';
import { renderMoved, renderWithdrawn } from '../../article/render.ts';
import type { Slug } from '../../site/settings.ts';
import { addressOf } from '../../site/addresses.ts';
import { absolute, articlePath } from '../../site/routes.ts';
import { stringsFor, type Strings } from '../../site/strings/index.ts';
import type { Summary, Report, Withdrawal } from '../../../schemas/types.ts';
import { remembered, reserved, standingGone } from './standing.ts';
import type { Decision, Exposed, Situation } from './situation.ts';
import type { Accepted } from '../rows/article.ts';

/** A notice keeps its first date, whatever becomes of its reason. */
export function firstSeenGone({ record, now }: Situation): string {
  return record?.summary.withdrawn?.since ?? now;
}

/** Nothing was ever accepted, so nothing is shown; what was exposed all the same is taken back. */
export function neverAccepted(situation: Situation, report: Report): Decision {
  const { record, exposed } = situation;
  if (exposed === undefined && record?.summary.status !== 'withdrawn')
    return { report, summary: { ...unpublished(situation), memory: reserved(situation) } };
  return notice(situation, { since: firstSeenGone(situation), because: 'gone' }, report);
}

/** Since when, and why in general: what readers are told is said in the article's language. */
export interface Unsaid {
  since: string;
  because: keyof Strings['notice']['reasons'];
}

export function notice(situation: Situation, said: Withdrawal | Unsaid, report: Report): Decision {
  const { dependencies } = situation;
  const places = standingGone(situation);
  const summary = tombstone(situation, places.address);
  const { id, title, language } = summary;
  const { reasons } = stringsFor(language, dependencies.settings).notice;
  const withdrawn = 'reason' in said ? said : { since: said.since, reason: reasons[said.because] };
  const gone = { id, address: addressOf(summary), title, language, withdrawn };
  const variants = renderWithdrawn(gone, dependencies.settings);
  const memory = remembered(situation, places);
  return {
    report,
    ...kept(situation),
    summary: { ...summary, ...articleHash(variants), status: 'withdrawn', withdrawn, memory },
    variants,
  };
}

export function redirect(situation: Situation, nextHolder: Slug, report: Report): Decision {
  const { dependencies, record, now } = situation;
  const places = standingGone(situation);
  const summary = tombstone(situation, places.address);
  const { id, title, language } = summary;
  const movedAt = record?.summary.movedAt ?? now;
  const target = dependencies.articles.get(nextHolder)?.url;
  const leadsTo = target === undefined ? articlePath(nextHolder) : addressOf({ url: target });
  const movedTo = absolute(dependencies.settings, leadsTo);
  const gone = { id, address: addressOf(summary), title, language, movedTo };
  const variants = renderMoved(gone, dependencies.settings);
  return {
    report,
    ...kept(situation),
    summary: {
      ...summary,
      ...articleHash(variants),
      status: 'moved',
      movedTo: nextHolder,
      movedAt,
      ...(leadsTo !== articlePath(nextHolder) && { leadsTo }),
      memory: remembered(situation, places),
    },
    variants,
  };
}

function kept({ record }: Situation): { accepted?: Accepted } {
  return record?.accepted === undefined ? {} : { accepted: record.accepted };
}

/** What a subscriber may still know of an article that is gone. */
function tombstone(
  situation: Situation,
  address: string | undefined,
): Omit<Summary, 'memory' | 'status'> {
  const { record, exposed, slug, dependencies } = situation;
  const known = record !== undefined && record.summary.status !== 'unpublished';
  const summary: Omit<Summary, 'memory'> = known
    ? record.summary
    : { ...unpublished(situation), ...(exposed && shownOf(exposed)) };
  const { id, title, language, published, modified } = summary;
  const { authors, reviewers, topics, about, corrections } = summary;
  return {
    id,
    slug,
    url: absolute(dependencies.settings, address ?? addressOf(summary)),
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

function shownOf({ id, title, language }: Exposed): Omit<Exposed, 'at'> {
  return { id, title, language };
}

/** Never public: the catalog knows of it, no reader does. */
export function unpublished(situation: Situation): Omit<Summary, 'memory'> {
  const { slug, source, record, dependencies } = situation;
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
