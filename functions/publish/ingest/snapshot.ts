/** All that one run of *ingest* reads of an article, in the order the protocol asks for. */
import { keysAt } from '../../site/addresses.ts';
import { articleSource, ledgerKey, SETTINGS_SOURCE, type SiteKey } from '../../site/keys.ts';
import { articlePath } from '../../site/routes.ts';
import type { Slug } from '../../site/settings.ts';
import type { ObjectHead, StoredObject } from '../../store/store.ts';
import { headBibliographies } from './bibliographies.ts';
import { ingestSettings } from './settings.ts';
import { getArticle, headArticle, type Placed } from '../protocol/article-source.ts';
import { mapAll } from '../protocol/map-all.ts';
import type { Seen } from '../protocol/rows.ts';
import { ATTEMPTS, Contended, type Ports } from '../ports.ts';
import { isKnown, readArticle, type ArticleRow, type SeenArticle } from '../rows/article.ts';
import { recallArticle } from '../rows/ledger.ts';
import { keysOf } from '../rows/places.ts';
import { readSettingsRow, type SettingsRow } from '../rows/settings.ts';
import { tellAgain } from '../rows/todo.ts';
import type { ArticleInputs } from './inputs.ts';
import { readOperatorWithdrawals, rememberedOperatorWithdrawals } from './operator-withdrawals.ts';
import {
  readDependencies,
  rememberedDependencies,
  sameNames,
  sameDependencies,
} from './dependencies.ts';

/** By key of the site. */
type Heads = ReadonlyMap<SiteKey, ObjectHead | undefined>;

export interface Snapshot {
  slug: Slug;
  /** Of the objects that may be overwritten: read first. */
  heads: Heads;
  /** Of what the ledger has of it: read with them. */
  kept: ObjectHead | undefined;
  /** The token of the compare-and-set. */
  record: SeenArticle;
  settings: Seen<SettingsRow>;
  source: Placed<StoredObject> | undefined;
}

export async function readSnapshot(ports: Ports, slug: Slug): Promise<Snapshot> {
  const { heads, kept, record } = await readShown(ports, slug);
  let settings = await readSettingsRow(ports);
  if (settings.value === undefined) {
    await ingestSettings(ports);
    settings = await readSettingsRow(ports);
  }
  // Without a site.yaml no event of its own comes again for what a dead run has left to do.
  if (settings.value?.source === undefined) await tellAgain(ports, SETTINGS_SOURCE);
  const source = await getArticle(ports.source, slug);
  return { slug, heads, kept, record, settings, source };
}

/**
 * The objects, and the row that goes with them. What is in place already is not written, and so nothing but
 * this look says that it is there: a look that finds something else than the row remembers may be older than
 * both, and is taken again under that row.
 */
async function readShown(
  ports: Ports,
  slug: Slug,
): Promise<Pick<Snapshot, 'heads' | 'kept' | 'record'>> {
  const keysFor = (row: SeenArticle | undefined): SiteKey[] => {
    const own = keysOf(row?.value?.summary, ports.house);
    return [...new Set([...keysAt(articlePath(slug), ports.house), ...own])];
  };
  let before: SeenArticle | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const keys = keysFor(before);
    const kept = await ports.ledger.head(ledgerKey(slug));
    const seen = await mapAll(keys, async (key) => [key, await ports.site.head(key)] as const);
    const heads = new Map(seen);
    const record = await readRecord(ports, slug, kept);
    const isUnderIt = before !== undefined && record.version === before.version;
    const isAll = keysFor(record).every((key) => heads.has(key));
    if (isUnderIt || (isAll && remembers(record, heads, kept))) return { heads, kept, record };
    before = record;
  }
  throw new Contended(articleSource(slug));
}

function remembers({ value }: SeenArticle, heads: Heads, kept: ObjectHead | undefined): boolean {
  const { variants = {}, ledger } = value?.summary.memory ?? {};
  return kept?.etag === ledger && [...heads].every(([key, head]) => head?.etag === variants[key]);
}

/** The row; what cannot be read of it, or is lost with it, is what the ledger says. */
async function readRecord(
  ports: Ports,
  slug: Slug,
  kept: ObjectHead | undefined,
): Promise<SeenArticle> {
  const record = await readArticle(ports, slug);
  const { value } = record;
  if (kept === undefined || (value !== undefined && !value.isDamaged)) return record;
  // A run has died before it wrote the first row: nothing was accepted yet.
  if (record.version === undefined && !(await isKnown(ports, slug))) return record;
  const row = await recallArticle(ports, slug);
  if (row === undefined || row === 'damaged') return record;
  return { ...record, value: value === undefined ? row : { ...row, ...value, ...acceptedIn(row) } };
}

function acceptedIn({ accepted }: ArticleRow): Pick<ArticleRow, 'accepted'> {
  return accepted === undefined ? {} : { accepted };
}

/** Never was anything, and nothing is. */
export function nothingThere({ source, record, heads }: Snapshot): boolean {
  const shown = [...heads.values()].some((head) => head !== undefined);
  return source === undefined && record.version === undefined && !shown;
}

/** After the last write: is the truth still what was read? */
export async function isOutdated(
  ports: Ports,
  snapshot: Snapshot,
  { dependencies, operatorWithdrawals, namesakes, bibliographies = {} }: ArticleInputs,
): Promise<boolean> {
  const source = await headArticle(ports.source, snapshot.slug);
  if (source?.etag !== snapshot.source?.etag) return true;
  const settings = await readSettingsRow(ports);
  if (settings.value?.version !== snapshot.settings.value?.version) return true;
  const orders = await readOperatorWithdrawals(ports, namesakes);
  if (
    !sameNames(
      rememberedOperatorWithdrawals(operatorWithdrawals),
      rememberedOperatorWithdrawals(orders),
    )
  )
    return true;
  const files = await headBibliographies(ports, Object.keys(bibliographies));
  if (!sameNames(bibliographies, files)) return true;
  const mentions = {
    articles: [...dependencies.articles.keys()],
    media: [...dependencies.media.keys()],
  };
  const again = await readDependencies(ports, dependencies.settings, mentions);
  return !sameDependencies(rememberedDependencies(dependencies), again);
}
