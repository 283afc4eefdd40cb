/** What has become of all articles, as the table has it: nothing is published or asked. */
import { SETTINGS_SOURCE, slugOfSource } from '../../../functions/site/keys.ts';
import { readArticles, type Remembered } from '../../../functions/publish/rows/article.ts';
import { readCatalog } from '../../../functions/publish/rows/catalog.ts';
import { isMedia, readFiles } from '../../../functions/publish/rows/files.ts';
import { readSettingsRow, type SettingsRow } from '../../../functions/publish/rows/settings.ts';
import { isOverdue } from '../../../functions/publish/sweep/drift.ts';
import type { Table } from '../../../functions/store/table/table.ts';
import type { Report, Status, UnscaledPicture } from '../../../schemas/types.ts';
import { unscaledIn } from './unscaled.ts';

/** What the table says of all sources at one moment. */
export interface Reports {
  /** Every article that was ever pushed, in order of the slugs. */
  summaries: Remembered[];
  /** The reports of all sources that are refused now, by name of the file. */
  refused: Report[];
  /** By name of the file. */
  unscaled: UnscaledPicture[];
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Undefined where nothing was ever published. */
export async function readReports(table: Table): Promise<Reports | undefined> {
  const settings = (await readSettingsRow({ table })).value;
  if (settings === undefined) return undefined;
  const summaries = [...(await readCatalog({ table })).rows.values()].map(({ summary }) => summary);
  const refused = summaries.filter(({ memory }) => memory.outcome === 'refused');
  const rows = await readArticles(
    { table },
    refused.map(({ slug }) => slug),
  );
  const articles = rows.flatMap(({ value }) => value?.report ?? []);
  // No catalog says what became of media: their rows do.
  const media = [...(await readFiles({ table })).values()].filter(isMedia);
  const reports = [...articles, ...media.map(({ report }) => report)];
  return { summaries, refused: refusedOf(settings, reports), unscaled: unscaledIn(reports) };
}

/** Of these reports, and of what was said of site.yaml, those that refuse something; by name of the file. */
export function refusedOf(
  { diagnostics }: Pick<SettingsRow, 'diagnostics'>,
  reports: readonly Report[],
): Report[] {
  const wrong = diagnostics.some(({ severity }) => severity === 'error');
  const site: Report = {
    file: SETTINGS_SOURCE,
    outcome: wrong ? 'refused' : 'accepted',
    diagnostics,
  };
  const refused = [site, ...reports].filter(({ outcome }) => outcome === 'refused');
  return refused.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** `days`: how far ahead a review counts as due soon. */
export function statusOf(
  { summaries, refused, unscaled }: Reports,
  now: Date,
  days: number,
): Status {
  const live = summaries.filter(({ status }) => status === 'live');
  const overdue = live.filter((summary) => isOverdue(summary, now));
  const horizon = new Date(now.getTime() + days * DAY_MS);
  const soon = live.filter((summary) => isOverdue(summary, horizon) && !isOverdue(summary, now));
  const named = ({ slug, title }: Remembered) => ({ slug, title });
  const became = (outcome: Report['outcome']) =>
    summaries.filter(({ memory }) => memory.outcome === outcome);
  return {
    asOf: now.toISOString(),
    days,
    live: live.length,
    refused: refused.map((report) => refusal(report, live)),
    held: became('held').map(named),
    overdue: byMoment(overdue.map((summary) => ({ ...named(summary), on: summary.nextReview! }))),
    due: byMoment(soon.map((summary) => ({ ...named(summary), on: summary.nextReview! }))),
    scheduled: byMoment(
      became('scheduled').map((summary) => ({ ...named(summary), on: summary.memory.due! })),
    ),
    drafts: became('draft').map(named),
    withdrawn: summaries.flatMap((summary) => {
      const { status, withdrawn } = summary;
      if (status !== 'withdrawn' || withdrawn === undefined) return [];
      const { since, reason } = withdrawn;
      return [{ ...named(summary), since, reason }];
    }),
    unscaled,
  };
}

function refusal({ file, diagnostics }: Report, live: readonly Remembered[]) {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const slug = slugOfSource(file as Parameters<typeof slugOfSource>[0]);
  return {
    file,
    errors,
    warnings: diagnostics.length - errors,
    live: live.some((summary) => summary.slug === slug),
  };
}

/** The first to come first. */
function byMoment<T extends { on: string }>(items: T[]): T[] {
  return items.sort((a, b) => Date.parse(a.on) - Date.parse(b.on));
}
