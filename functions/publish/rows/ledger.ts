/**
 * The ledger: what nobody could find out again if the table were lost. When an article was first
 * published, where it was and in which collections, when and why it was withdrawn, the text that was
 * accepted last: of each article an object beside the sources, never served, that says what its row
 * says of that; and one of the settings. They are written before the row, as variants are.
 */
import type { Memory } from '../../../schemas/types.ts';
import { ledgerKey, SETTINGS_LEDGER, sourceAt, type LedgerKey } from '../../site/keys.ts';
import type { Slug } from '../../site/settings.ts';
import type { ObjectHead } from '../../store/store.ts';
import { writeObject, type LedgerFile, type Written } from '../protocol/objects.ts';
import type { BeforeWrite } from '../protocol/recheck.ts';
import type { Ports } from '../ports.ts';
import type { Accepted, ArticleRow, Remembered } from './article.ts';
import type { SettingsRow } from './settings.ts';

/** What is kept of an article. */
interface Entry {
  slug: Slug;
  accepted?: Accepted;
  /** As it was; of a live one most of it is made anew from what was accepted. */
  summary: Omit<Remembered, 'memory'>;
  memory: Past;
  /** Its withdrawal waits for a person to confirm it. */
  held?: true;
}

type Past = Pick<Memory, 'claims' | 'redirects' | 'asks' | 'given' | 'yielded' | 'collections'>;

/** Undefined of what never was public: its source says all there is to know. */
export function ledgerFile(row: ArticleRow): LedgerFile | undefined {
  const { summary, accepted } = row;
  const isSecret = summary.status === 'unpublished' && accepted === undefined;
  return isSecret && summary.memory.collections.length === 0 ? undefined : entryFile(row);
}

function entryFile({ slug, summary, accepted }: ArticleRow): LedgerFile {
  const { memory, sha256: _, ...shown } = summary;
  const { claims, redirects, asks, given, yielded, collections, outcome } = memory;
  const past: Past = {
    ...(claims !== undefined && { claims }),
    ...(redirects && { redirects }),
    ...(asks && { asks }),
    ...(given && { given }),
    ...(yielded && { yielded }),
    collections,
  };
  const entry: Entry = {
    slug,
    ...(accepted && { accepted }),
    summary: shown,
    memory: past,
    ...(outcome === 'held' && { held: true as const }),
  };
  return fileOf(ledgerKey(slug), entry);
}

/** How the settings came to be what they are, but for what is wrong with site.yaml now. */
export function settingsFile({ diagnostics: _, restoring: __, ...row }: SettingsRow): LedgerFile {
  return fileOf(SETTINGS_LEDGER, row);
}

/** Names stay in the order that the row has them in: notices and listings are published in it. */
function fileOf(key: LedgerKey, value: object): LedgerFile {
  const body = new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`);
  return { key, body, contentType: 'application/json; charset=utf-8' };
}

/**
 * Brings the ledger in step with a row that is about to be written; its ETag, if it is there. A run that never came to
 * its row may have left there what never became so: that is overwritten, whatever the row says.
 */
export async function keepInLedger(
  { ledger }: Pick<Ports, 'ledger'>,
  row: ArticleRow,
  seen: ObjectHead | undefined,
  beforeWrite: BeforeWrite,
): Promise<Written | undefined> {
  const file = ledgerFile(row) ?? (seen && entryFile(row));
  return file && (await writeObject(ledger, file, seen, beforeWrite));
}

/**
 * The row that was written with it, as far as it says that: of no renderer, and so to be ingested.
 * Undefined where there is none; `damaged` where it cannot be read.
 */
export async function recallArticle(
  { ledger }: Pick<Ports, 'ledger'>,
  slug: Slug,
): Promise<ArticleRow | 'damaged' | undefined> {
  const object = await ledger.get(ledgerKey(slug));
  if (object === undefined) return undefined;
  const entry = parsed(object.body) as Partial<Entry> | undefined;
  return isEntry(entry, slug) ? rowOf(entry) : 'damaged';
}

function rowOf({ slug, accepted, summary, memory, held }: Entry): ArticleRow {
  const outcome = held ? 'held' : 'gone';
  const inputs = { renderer: '', settings: 'none', articles: {}, media: {} };
  return {
    slug,
    ...(accepted && { accepted }),
    summary: { ...summary, memory: { ...memory, outcome, variants: {}, inputs } },
    report: { file: sourceAt(accepted?.path ?? slug), outcome, diagnostics: [] },
  };
}

/** The settings as they were kept; undefined where they are not, or cannot be read. */
export async function recallSettings({
  ledger,
}: Pick<Ports, 'ledger'>): Promise<SettingsRow | undefined> {
  const object = await ledger.get(SETTINGS_LEDGER);
  const row = object && (parsed(object.body) as Partial<SettingsRow> | undefined);
  return typeof row?.version === 'string'
    ? { ...row, version: row.version, diagnostics: [] }
    : undefined;
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whoever reads it takes the rest on trust: nobody else writes there. */
function isEntry(entry: Partial<Entry> | undefined, slug: Slug): entry is Entry {
  const { id, url, title, language, status } = entry?.summary ?? {};
  const isWhole = [id, url, title, language, status].every((one) => typeof one === 'string');
  return entry?.slug === slug && isWhole && Array.isArray(entry.memory?.collections);
}
