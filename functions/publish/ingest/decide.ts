/**
 * What is to become of one article, as a pure function of everything that was read: the record to
 * keep and the variants to publish. The whole editorial life of an article is in this file.
 */
import { check, checkText, unlessPublic } from '../../article/check.ts';
import type { ParsedArticle } from '../../article/model.ts';
import { render } from '../../article/render.ts';
import { instantOf } from '../../base/time.ts';
import type { Diagnostic, Report } from '../../../schemas/types.ts';
import { firstSeenGone, neverAccepted, notice, redirect } from './notice.ts';
import { GONE } from './operator-withdrawals.ts';
import { articleSource } from '../../site/keys.ts';
import type { Accepted, ArticleRecord } from '../state/records.ts';
import { duplicates, successor } from './id-conflicts.ts';
import type { Decision, Situation } from './situation.ts';

export function decide(situation: Situation): Decision {
  const { source, now, operatorWithdrawal } = situation;
  if (operatorWithdrawal !== undefined)
    return decideWithdrawn(situation, operatorWithdrawal, source?.read.diagnostics ?? []);
  if (source === undefined) return decideGone(situation);
  const { article, textOnly, diagnostics } = source.read;
  if (article === undefined) {
    const more = textOnly === undefined ? [] : checkText(textOnly, situation.dependencies, now);
    return lastGood(situation, refused(situation, [...diagnostics, ...more]));
  }

  const remarks = unlessPublic(article, [
    ...diagnostics,
    ...check(article, situation.dependencies, now),
    ...duplicates(article, situation),
  ]);
  const { draft, published, withdrawn } = article.frontMatter;
  const file = article.file;
  if (draft) return offline(situation, { file, outcome: 'draft', diagnostics: remarks });
  if (published !== undefined && instantOf(published) > instantOf(now)) {
    const due = new Date(instantOf(published)).toISOString().replace('.000Z', 'Z');
    return offline(situation, { file, outcome: 'scheduled', diagnostics: remarks, due });
  }
  if (withdrawn) return decideWithdrawn(situation, withdrawn, remarks);
  if (remarks.some(({ severity }) => severity === 'error'))
    return lastGood(situation, refused(situation, remarks));
  return live(
    situation,
    article,
    { file, outcome: 'accepted', diagnostics: remarks },
    nextAccepted(situation, article, source),
  );
}

/** One withdrawal too many within a day (guard.ts): the article stays live until somebody says so. */
export function hold(situation: Situation, limit: number): Decision {
  const file = articleSource(situation.slug);
  const reason =
    `This would withdraw the article, and ${limit} were withdrawn within a day already: it stays ` +
    'live until somebody confirms (healthwire confirm), or its source is pushed again.';
  const held = { rule: 'withdrawal-held', severity: 'warning' as const, line: 1, column: 1 };
  const diagnostics = [{ ...held, file, reason }];
  return { ...lastGood(situation, { file, outcome: 'held', diagnostics }), held: { limit } };
}

function nextAccepted(
  { record }: Situation,
  article: ParsedArticle,
  source: { etag: string; lastModified: string },
): Accepted {
  const before = record?.accepted;
  if (before?.etag === source.etag) return before;
  const { etag, lastModified } = source;
  const published = before?.published ?? lastModified;
  return { source: article.text, etag, published, modified: lastModified };
}

function live(
  { dependencies }: Situation,
  article: ParsedArticle,
  report: Report,
  accepted: Accepted,
): Decision {
  const { summary, variants, content } = render(article, dependencies, accepted);
  return { report, accepted, summary, content, variants };
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
      if (previous !== undefined) return live(situation, previous, report, accepted);
      return keepAsIs(record, report);
  }
}

/** The accepted version reads no more (a limit was lowered): its pages stay as they are. */
function keepAsIs(record: ArticleRecord, report: Report): Decision {
  const { memory: _, ...summary } = record.summary;
  const { accepted, content } = record;
  const known = { ...(accepted && { accepted }), ...(content !== undefined && { content }) };
  return { report, summary, ...known };
}

function refused({ slug }: Situation, diagnostics: Diagnostic[]): Report {
  return { file: articleSource(slug), outcome: 'refused', diagnostics };
}

/** The source is deleted: a redirect where the same id lives on elsewhere, else a notice. */
function decideGone(situation: Situation): Decision {
  const { slug, record } = situation;
  const file = articleSource(slug);
  if (record?.accepted === undefined)
    return neverAccepted(situation, { file, outcome: 'gone', diagnostics: [] });
  const nextHolder = successor(situation, record.summary.id);
  if (nextHolder !== undefined)
    return redirect(situation, nextHolder, { file, outcome: 'moved', diagnostics: [] });
  const withdrawn = { since: firstSeenGone(situation), reason: GONE };
  return notice(situation, withdrawn, { file, outcome: 'withdrawn', diagnostics: [] });
}

const REVISION = 'This article is being revised.';

/** A draft or scheduled article is not public; one that was leaves a notice. */
function offline(situation: Situation, report: Report): Decision {
  if (situation.record?.accepted === undefined) return neverAccepted(situation, report);
  return notice(situation, { since: firstSeenGone(situation), reason: REVISION }, report);
}

function decideWithdrawn(
  situation: Situation,
  withdrawn: { reason: string; since?: string },
  diagnostics: Diagnostic[],
): Decision {
  const report: Report = {
    file: articleSource(situation.slug),
    outcome: 'withdrawn',
    diagnostics,
  };
  if (situation.record?.accepted === undefined) return neverAccepted(situation, report);
  const since = withdrawn.since ?? firstSeenGone(situation);
  return notice(situation, { since, reason: withdrawn.reason }, report);
}
