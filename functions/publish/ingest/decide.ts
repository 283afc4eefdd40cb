/**
 * What is to become of one article, as a pure function of everything that was read: the record to
 * keep and the variants to publish. The whole editorial life of an article is in this file.
 */
import { isDeepStrictEqual } from 'node:util';
import { check, checkText, isOver, unlessPublic } from '../../article/check.ts';
import { top } from '../../article/diagnostics.ts';
import type { ParsedArticle } from '../../article/model.ts';
import { render } from '../../article/render.ts';
import { instantOf, utc } from '../../base/time.ts';
import type { Diagnostic, Report, Withdrawal } from '../../../schemas/types.ts';
import {
  firstSeenGone,
  neverAccepted,
  notice,
  redirect,
  unpublished,
  type Unsaid,
} from './notice.ts';
import { claimOf, heir, remembered, reserved, standing } from './standing.ts';
import { sourceAt } from '../../site/keys.ts';
import { packedTexts, type Accepted, type ArticleRow } from '../rows/article.ts';
import { placedAt, takenAddresses } from './addresses.ts';
import { duplicates, successor } from './id-conflicts.ts';
import type { Decision, Situation } from './situation.ts';

export function decide(situation: Situation): Decision {
  const decision = decideFully(situation);
  return fits(decision) ? decision : lastGood(situation, refused(situation, [tooLarge(situation)]));
}

/**
 * Of an article at which our own code failed: whatever is in it stops nothing else, and what is on the
 * site stays as it is.
 */
export function broken(situation: Situation, error: unknown): Decision {
  const { record } = situation;
  const report = refused(situation, [failure(fileOf(situation), error)]);
  const isKept = record?.accepted !== undefined;
  return isKept ? keepAsIs(record, report) : neverAccepted(situation, report);
}

/** That it is no mistake of the editor's. */
export function failure(file: string, error: unknown): Diagnostic {
  const said = error instanceof Error ? error.message : String(error);
  const reason =
    'healthwire failed at this article, which is a mistake in healthwire and none of yours; what is ' +
    `live stays live. Tell whoever runs the site: ${said.slice(0, 200)}`;
  return { rule: 'internal-failure', severity: 'error', file, ...top, reason };
}

/** Bytes of the texts and the report of one article as they are kept, in one transaction of 4 MB. */
const TEXTS_BYTES = 3.5 * 1024 * 1024;

/** JSON writes a character in six bytes at most. */
function fits({ report, accepted, content }: Decision): boolean {
  const texts = { report, accepted, content };
  const few = (accepted?.source.length ?? 0) + (content?.length ?? 0) < TEXTS_BYTES / 8;
  if (few && report.diagnostics.length < 100) return true;
  return packedTexts(texts).length <= TEXTS_BYTES;
}

function tooLarge(situation: Situation): Diagnostic {
  const reason =
    'The article is larger, with all that is to be said of it, than can be kept (3.5 MB): divide it.';
  return { rule: 'article-size', severity: 'error', file: fileOf(situation), ...top, reason };
}

function decideFully(situation: Situation): Decision {
  const { source, now, operatorWithdrawal } = situation;
  if (operatorWithdrawal !== undefined)
    return decideWithdrawn(situation, operatorWithdrawal, source?.read.diagnostics ?? []);
  if (source === undefined) return decideGone(situation);
  const { article, textOnly, diagnostics } = source.read;
  if (article === undefined) {
    const more = textOnly === undefined ? [] : checkText(textOnly, situation.dependencies, now);
    return lastGood(situation, refused(situation, [...diagnostics, ...more]));
  }

  const found = [
    ...diagnostics,
    ...check(article, situation.dependencies, now),
    ...duplicates(article, { ...situation, liveAs: liveId(situation) }),
    ...takenAddresses(article, claimOf(situation)),
  ];
  const remarks = unlessPublic(article, found);
  const { draft, published, withdrawn } = article.frontMatter;
  const file = article.file;
  if (draft) return offline(situation, { file, outcome: 'draft', diagnostics: remarks });
  if (published !== undefined && instantOf(published) > instantOf(now)) {
    const due = utc(instantOf(published));
    return offline(situation, { file, outcome: 'scheduled', diagnostics: remarks, due });
  }
  if (withdrawn) return decideWithdrawn(situation, withdrawn, remarks);
  if (remarks.some(({ severity }) => severity === 'error'))
    return lastGood(situation, refused(situation, remarks));
  // A day that was refused with the rest of its version ends nothing.
  if (isOver(article, now)) return decideWithdrawn(situation, expired(article), remarks);
  return live(
    situation,
    article,
    { file, outcome: 'accepted', diagnostics: remarks },
    nextAccepted(situation, article, source),
  );
}

function liveId({ record }: Situation): string | undefined {
  return record?.summary.status === 'live' ? record.summary.id : undefined;
}

/** One withdrawal too many within a day (guard.ts): the article stays live until somebody says so. */
export function hold(situation: Situation, limit: number): Decision {
  const file = fileOf(situation);
  // How many that are, is counted from what lags behind: a report says the same each time.
  const reason =
    'This would withdraw the article, with others more than may go within a day (withdrawalShare in ' +
    'site.yaml): it stays live until somebody confirms, or its source is back.';
  const held = { rule: 'withdrawal-held', severity: 'warning' as const, line: 1, column: 1 };
  const diagnostics = [{ ...held, file, reason }];
  return { ...lastGood(situation, { file, outcome: 'held', diagnostics }), held: { limit } };
}

function nextAccepted(
  { record, now }: Situation,
  article: ParsedArticle,
  source: { path: string; etag: string; lastModified: string },
): Accepted {
  const before = record?.accepted;
  const { references } = article.bibliography;
  const taken = references.length > 0 ? { references } : {};
  if (before?.etag === source.etag && isDeepStrictEqual(before.references ?? [], references))
    return before;
  const { etag, lastModified } = source;
  // A clock that is wrong, or a file that somebody has touched, dates nothing in the future.
  const modified = instantOf(lastModified) > instantOf(now) ? now : lastModified;
  // Texts that were lost take the first date with them, but for what others see of it.
  const published = before?.published ?? record?.summary.published ?? modified;
  const place = source.path === article.slug ? {} : { path: source.path };
  return { source: article.text, ...place, etag, ...taken, published, modified };
}

function live(
  situation: Situation,
  article: ParsedArticle,
  report: Report,
  accepted: Accepted,
): Decision {
  // A version that was refused moves nothing.
  const asked = report.outcome === 'accepted' ? article : undefined;
  const places = standing(situation, asked);
  if (places.address === undefined) return nowhere(situation, report, accepted);
  const placed = placedAt(places.address, article);
  const { summary, variants, content } = render(placed, situation.dependencies, accepted);
  const { expires } = article.frontMatter;
  const due = expires === undefined ? {} : { due: utc(instantOf(expires)) };
  const memory = remembered(situation, places, asked);
  return {
    report: { ...report, ...due },
    accepted,
    summary: { ...summary, memory },
    content,
    variants,
  };
}

/** Two went live at one address at the same moment, and this one had no other before. */
function nowhere(situation: Situation, report: Report, accepted: Accepted): Decision {
  return {
    report,
    accepted,
    summary: { ...unpublished(situation), memory: reserved(situation) },
  };
}

/** The reason of a notice is the day that was known beforehand. */
function expired({ frontMatter }: ParsedArticle): Unsaid {
  return { since: frontMatter.expires!, because: 'expired' };
}

/** Last good stays: a refused push changes nothing but the report. */
function lastGood(situation: Situation, report: Report): Decision {
  const { record, previous, slug } = situation;
  const accepted = record?.accepted;
  if (record === undefined || accepted === undefined) return neverAccepted(situation, report);
  switch (record.summary.status) {
    case 'withdrawn':
      return notice(situation, record.summary.withdrawn!, report);
    case 'moved':
      return redirect(situation, record.summary.movedTo ?? slug, report);
    case 'live':
    case 'unpublished':
      if (previous === undefined) return keepAsIs(record, report);
      if (isOver(previous, situation.now)) return notice(situation, expired(previous), report);
      return live(situation, previous, report, accepted);
  }
}

/** The accepted version reads no more (a limit was lowered): its pages stay as they are. */
function keepAsIs(record: ArticleRow, report: Report): Decision {
  const { redirects, asks, given, yielded } = record.summary.memory;
  const memory = {
    ...(redirects && { redirects }),
    ...(asks && { asks }),
    ...(given && { given }),
    ...(yielded && { yielded }),
  };
  const summary = { ...record.summary, memory };
  const { accepted, content } = record;
  const known = { ...(accepted && { accepted }), ...(content !== undefined && { content }) };
  return { report, summary, ...known };
}

function refused(situation: Situation, diagnostics: Diagnostic[]): Report {
  return { file: fileOf(situation), outcome: 'refused', diagnostics };
}

function fileOf({ slug, source }: Situation): string {
  return sourceAt(source?.path ?? slug);
}

/** The source is deleted: a redirect where the same id lives on elsewhere, else a notice. */
function decideGone(situation: Situation): Decision {
  const { record } = situation;
  const file = record?.report.file ?? fileOf(situation);
  if (record?.accepted === undefined)
    return neverAccepted(situation, { file, outcome: 'gone', diagnostics: [] });
  const nextHolder = successor(situation, record.summary.id) ?? heir(situation);
  if (nextHolder !== undefined)
    return redirect(situation, nextHolder, { file, outcome: 'moved', diagnostics: [] });
  const withdrawn = { since: firstSeenGone(situation), because: 'gone' as const };
  return notice(situation, withdrawn, { file, outcome: 'withdrawn', diagnostics: [] });
}

/** A draft or scheduled article is not public; one that was leaves a notice. */
function offline(situation: Situation, report: Report): Decision {
  if (situation.record?.accepted === undefined) return neverAccepted(situation, report);
  return notice(situation, { since: firstSeenGone(situation), because: 'revised' }, report);
}

function decideWithdrawn(
  situation: Situation,
  withdrawn: Partial<Withdrawal> | Unsaid,
  diagnostics: Diagnostic[],
): Decision {
  const report: Report = {
    file: fileOf(situation),
    outcome: 'withdrawn',
    diagnostics,
  };
  if (situation.record?.accepted === undefined) return neverAccepted(situation, report);
  const since = withdrawn.since ?? firstSeenGone(situation);
  if ('because' in withdrawn) return notice(situation, withdrawn, report);
  const { reason } = withdrawn;
  const said = reason === undefined ? { because: 'gone' as const } : { reason };
  return notice(situation, { since, ...said }, report);
}
