/** What has become of all articles, as the state store has it: nothing is published or asked. */
import { readCatalog } from '../../../functions/publish/state/catalog-store.ts';
import { mapAll } from '../../../functions/publish/protocol/map-all.ts';
import { readState } from '../../../functions/publish/protocol/objects.ts';
import {
  RECORDS,
  SETTINGS_SOURCE,
  slugOfSource,
  sourceOfRecord,
  type StateKey,
} from '../../../functions/site/keys.ts';
import {
  readArticle,
  readSettingsRecord,
  type MediaRecord,
  type Remembered,
} from '../../../functions/publish/state/records.ts';
import { isOverdue } from '../../../functions/publish/sweep/drift.ts';
import { listAll, type Store } from '../../../functions/store/store.ts';
import type { Report, Status } from '../../../schemas/types.ts';

/** What the state store says of all sources at one moment. */
export interface Reports {
  /** Every article that was ever pushed, in order of the slugs. */
  summaries: Remembered[];
  /** The reports of all sources that are refused now, by name of the file. */
  refused: Report[];
}

/** Records that are read at a time. */
const IN_FLIGHT_REQUESTS = 16;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Undefined where nothing was ever published. */
export async function readReports(state: Store): Promise<Reports | undefined> {
  const settings = (await readSettingsRecord({ state })).value;
  if (settings === undefined) return undefined;
  const summaries = [...(await readCatalog({ state })).rows.values()].map(({ summary }) => summary);
  const slugs = summaries.filter(({ memory }) => memory.outcome === 'refused');
  const articles = await mapAll(
    slugs,
    async ({ slug }) => (await readArticle({ state }, slug)).value?.report,
    { concurrency: IN_FLIGHT_REQUESTS },
  );
  const { diagnostics } = settings;
  const wrong = diagnostics.some(({ severity }) => severity === 'error');
  const site: Report = {
    file: SETTINGS_SOURCE,
    outcome: wrong ? 'refused' : 'accepted',
    diagnostics,
  };
  const reports = [site, ...articles, ...(await mediaReports(state))];
  const refused = reports.filter((report) => report?.outcome === 'refused') as Report[];
  return { summaries, refused: refused.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

/** No catalog says what became of media: their records do. */
async function mediaReports(state: Store): Promise<(Report | undefined)[]> {
  const keys: StateKey[] = [];
  for await (const { key } of listAll(state, RECORDS)) {
    const source = sourceOfRecord(key);
    const isMedia = source !== SETTINGS_SOURCE && slugOfSource(source) === undefined;
    if (isMedia) keys.push(key as StateKey);
  }
  const read = async (key: StateKey) => (await readState<MediaRecord>(state, key)).value?.report;
  return await mapAll(keys, read, { concurrency: IN_FLIGHT_REQUESTS });
}

/** `days`: how far ahead a review counts as due soon. */
export function statusOf({ summaries, refused }: Reports, now: Date, days: number): Status {
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
