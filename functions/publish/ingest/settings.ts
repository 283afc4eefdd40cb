/** Ingest of site.yaml: accepted whole or not at all; the last good settings stay in force. */
import type { Settings } from '../../site/settings.ts';
import { pagesAtHand } from '../../site/site-pages.ts';
import { readSettings, type Overrides } from '../../article/settings/read.ts';
import { StoreError, type StoredObject } from '../../store/store.ts';
import { SETTINGS_LEDGER, SETTINGS_SOURCE, siteKey } from '../../site/keys.ts';
import { ATTEMPTS, Contended, type Ports } from '../ports.ts';
import { writeObject } from '../protocol/objects.ts';
import { says, type Seen } from '../protocol/rows.ts';
import { recallSettings, settingsFile } from '../rows/ledger.ts';
import { readSettingsRow, versionOf, writeSettings, type SettingsRow } from '../rows/settings.ts';
import { tellAgain } from '../rows/todo.ts';
import { withRecheck, type BeforeWrite } from '../protocol/recheck.ts';

/**
 * Brings the settings' row in step with site.yaml. Everything rendered under other settings is stale
 * from then on, and syndicate sends it back to ingest. Throws TableLost where there is a site, and no
 * row that knows of it.
 */
export async function ingestSettings(ports: Ports): Promise<void> {
  await withRecheck(ports, 'ingest', [SETTINGS_SOURCE], async (beforeWrite) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++)
      if (await attemptSettings(ports, beforeWrite)) return;
    throw new Contended(SETTINGS_SOURCE);
  });
}

/** False when anything moved on the way. */
async function attemptSettings(ports: Ports, beforeWrite: BeforeWrite): Promise<boolean> {
  const kept = await ports.ledger.head(SETTINGS_LEDGER);
  const seen = await readSettingsRow(ports);
  if (await isLost(ports, seen)) throw new TableLost();
  const before = seen.value ?? (kept && (await recallSettings(ports)));
  const source = await ports.source.get(SETTINGS_SOURCE);
  const next = nextSettings(source, before, ports);
  const file = settingsFile(next);
  const written = await writeObject(ports.ledger, file, kept, beforeWrite);
  if (written.outcome === 'moved') return false;
  if (seen.value !== undefined && says(seen.value, next)) {
    await tellAgain(ports, SETTINGS_SOURCE);
    // Who wrote no row has had no answer as to whether it is still the one that was read.
    return written.outcome === 'same' || (await readSettingsRow(ports)).version === seen.version;
  }
  await beforeWrite();
  if (!(await writeSettings(ports, next, seen))) return false;
  await ports.enqueue.syndicate([SETTINGS_SOURCE]);
  report(ports, next);
  return (await ports.source.head(SETTINGS_SOURCE))?.etag === source?.etag;
}

/**
 * Whether a site is published of which the table knows nothing: *syndicate* has written its home page
 * after the settings' row was there. Whoever published on would take every article for a new one.
 */
async function isLost(
  ports: Pick<Ports, 'site' | 'anew'>,
  { version }: Seen<SettingsRow>,
): Promise<boolean> {
  if (version !== undefined || ports.anew) return false;
  return (await ports.site.head(siteKey('/'))) !== undefined;
}

/** Thrown, so that every event comes again until somebody has restored the table. */
class TableLost extends StoreError {
  constructor() {
    super('missing', LOST);
    this.name = 'TableLost';
  }
}

const LOST =
  'A site is published, and the table knows nothing of it: nothing is published before it is there' +
  ' again. Put back a copy of the table, or run: healthwire restore';

/** The settings that follow from this site.yaml and from those before. */
export function nextSettings(
  source: StoredObject | undefined,
  before: SettingsRow | undefined,
  ports: Pick<Ports, 'baseUrl' | 'house' | 'renderer'>,
): SettingsRow {
  if (source === undefined && before?.accepted !== undefined)
    return { ...keep(before, ports), diagnostics: [gone] };
  const { settings: read, diagnostics } = readSettings(source?.body, overrides(ports), ports.house);
  if (read === undefined)
    return { ...(source && { source: source.etag }), ...keep(before, ports), diagnostics };
  const settings = withFormer(read, before?.settings, ports);
  return {
    ...(source && { source: source.etag, accepted: new TextDecoder().decode(source.body) }),
    settings,
    version: versionOf(settings),
    diagnostics,
  };
}

function overrides({ baseUrl }: Pick<Ports, 'baseUrl'>): Overrides {
  return baseUrl === undefined ? {} : { baseUrl };
}

/** The last good settings, under today's base URL. */
function keep(
  before: SettingsRow | undefined,
  ports: Pick<Ports, 'baseUrl' | 'house' | 'renderer'>,
): Pick<SettingsRow, 'accepted' | 'settings' | 'version'> {
  if (before?.settings === undefined) return { version: 'none' };
  const accepted = before.accepted;
  const bytes = accepted === undefined ? undefined : new TextEncoder().encode(accepted);
  const read = readSettings(bytes, overrides(ports), ports.house).settings ?? before.settings;
  const settings = withFormer(read, before.settings, ports);
  return { ...(accepted !== undefined && { accepted }), settings, version: versionOf(settings) };
}

/**
 * Pages are replaced, never removed: a topic that is listed no more keeps its pages and feeds, a page
 * about the publisher its address, and what was archived when feeds were shorter stays archived. Words
 * that are HTML already say which renderer made it, for the sweep to see that there is another.
 */
function withFormer(
  read: Settings,
  before: Settings | undefined,
  { renderer }: Pick<Ports, 'renderer'>,
): Settings {
  const { entries } = read.feeds;
  const fewest = Math.min(entries, before?.feeds.fewest ?? before?.feeds.entries ?? entries);
  const settings = fewest === entries ? read : { ...read, feeds: { entries, fewest } };
  const now = settings.topics.map(({ id }) => id);
  const once = [...(before?.topics.map(({ id }) => id) ?? []), ...(before?.formerTopics ?? [])];
  const former = [...new Set(once)].filter((id) => !now.includes(id)).sort();
  const gone = before === undefined ? [] : pagesAtHand(before).map(({ field }) => field);
  const pages = gone.filter((field) => settings.pages?.[field] === undefined);
  return {
    ...settings,
    ...(settings.pages !== undefined && { pagesBy: renderer }),
    ...(former.length > 0 && { formerTopics: former }),
    ...(pages.length > 0 && { formerPages: pages }),
  };
}

const gone = {
  rule: 'site-missing',
  severity: 'warning' as const,
  file: SETTINGS_SOURCE,
  line: 1,
  column: 1,
  reason:
    'site.yaml is gone, so the last accepted one stays in force: put it back, or publish to an ' +
    'empty output folder to start without it.',
};

function report(ports: Ports, next: SettingsRow): void {
  const refused = next.diagnostics.some(({ severity }) => severity === 'error');
  ports.log(
    refused
      ? { event: 'settings.refused', diagnostics: next.diagnostics }
      : { event: 'settings.accepted' },
  );
}
