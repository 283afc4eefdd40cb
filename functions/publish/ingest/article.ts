/**
 * Ingest of one article: parse → check → render → publish its variants, then its row.
 *
 * The order of reading and writing is the protocol's (points 2, 3 and 7): first a look at the
 * objects that may be overwritten, then the token, then the inputs; every write on condition of
 * what was seen; after the last write a look at the truth again.
 */
import type { ParsedArticle, ParseResult, Dependencies } from '../../article/model.ts';
import type { Slug } from '../../site/settings.ts';
import { isOver } from '../../article/check.ts';
import { remembered } from '../../article/bibliography/bibliography.ts';
import { parse } from '../../article/parse.ts';
import { nextRow, sameRow, withLedger } from './next-row.ts';
import { ensureStylesheet } from '../protocol/stylesheet.ts';
import { instantOf } from '../../base/time.ts';
import { broken, decide, failure, hold } from './decide.ts';
import type { Circumstances, Glance, Reader, SourceRead } from './reader.ts';
import type { Decision, Situation } from './situation.ts';
import { mayWithdraw } from './guard.ts';
import { articleSource, sourceAt } from '../../site/keys.ts';
import { mapAll } from '../protocol/map-all.ts';
import { writeObject, type SiteFile } from '../protocol/objects.ts';
import type { StoredObject } from '../../store/store.ts';
import { ATTEMPTS, Contended, type Ports } from '../ports.ts';
import { readSummary, writeArticle, type ArticleRow } from '../rows/article.ts';
import { claim } from '../rows/claims.ts';
import { namesOf } from '../rows/places.ts';
import { keepInLedger } from '../rows/ledger.ts';
import { writeLinks } from '../rows/links.ts';
import { tellAgain } from '../rows/todo.ts';
import { withRecheck, type BeforeWrite } from '../protocol/recheck.ts';
import {
  headBibliographies,
  readBibliographies,
  type SeenBibliographies,
} from './bibliographies.ts';
import { asksOf, isAnothers } from './addresses.ts';
import { isLeftOver, wakeHolders } from './left-over.ts';
import { reserve } from './reserve.ts';
import { claimOf } from './standing.ts';
import { readSnapshot, isOutdated, nothingThere, type Snapshot } from './snapshot.ts';
import { readInputs, type ArticleInputs } from './inputs.ts';
import { rememberedOperatorWithdrawals, operatorWithdrawalFor } from './operator-withdrawals.ts';
import { unreadableSettings } from './unreadable-settings.ts';
import { addressOf, keysAt } from '../../site/addresses.ts';
import { articlePath } from '../../site/routes.ts';
import { inPlace, readExposed, variantFiles } from './variants.ts';
import { sameNames, sameDependencies } from './dependencies.ts';

export async function ingestArticle(ports: Ports, slug: Slug, reader?: Reader): Promise<void> {
  await withRecheck(ports, 'ingest', [articleSource(slug)], async (beforeWrite) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (await attemptArticle(ports, slug, beforeWrite, reader)) return;
    }
    throw new Contended(articleSource(slug));
  });
}

/** One run; false when anything moved on the way, and all is to be done again. */
async function attemptArticle(
  ports: Ports,
  slug: Slug,
  beforeWrite: BeforeWrite,
  reader: Reader | undefined,
): Promise<boolean> {
  const snapshot = await readSnapshot(ports, slug);
  if (nothingThere(snapshot)) {
    ports.log({ event: 'source.gone', key: articleSource(slug) });
    // Who mentions it may have seen its source before that went.
    await ports.enqueue.syndicate([articleSource(slug)]);
    return true;
  }
  if (await upToDate(ports, snapshot)) {
    await tellAgain(ports, articleSource(slug));
    await wakeHolders(ports, snapshot, snapshot.record.value!.summary);
    return true;
  }

  const { decision, around } =
    (await judgeElsewhere(ports, snapshot, reader)) ?? (await judge(ports, snapshot));
  if (await reserve(ports, snapshot, decision, beforeWrite)) return false;
  if (decision.variants !== undefined) await ensureStylesheet(ports);
  const published = await publishVariants(ports, snapshot, decision, beforeWrite);
  if (published === 'moved') return false;

  const bare = nextRow(ports, snapshot, decision, around, published.etags);
  const kept = await keepInLedger(ports, bare, snapshot.kept, beforeWrite);
  if (kept?.outcome === 'moved') return false;
  const next = kept === undefined ? bare : withLedger(bare, kept.etag);
  const isNews = !sameRow(snapshot.record.value, next);
  if (isNews) {
    await beforeWrite();
    await writeLinks(ports, slug, next.summary.memory.inputs, snapshot.record.value?.summary);
    const live = next.accepted?.etag === next.summary.memory.source;
    const pushed = live ? pushedAt(snapshot) : undefined;
    if (!(await writeArticle(ports, next, snapshot.record, pushed))) return false;
    await ports.enqueue.syndicate([articleSource(slug)]);
  } else await tellAgain(ports, articleSource(slug));
  if (isNews || published.changed.length > 0 || kept?.outcome === 'written') {
    tell(ports, snapshot, decision, published.changed);
    // Who wrote no row has had no answer as to whether it is still the one that was read.
    if (!isNews && (await readSummary(ports, slug)).version !== snapshot.record.version)
      return false;
    if (await isOutdated(ports, snapshot, around)) return false;
  }
  // Two whose pages stay as they are, whatever stands there, would wake each other for ever.
  const staysAsIs = decision.variants === undefined && next.summary.status !== 'unpublished';
  if (!staysAsIs) await wakeHolders(ports, snapshot, next.summary);
  return true;
}

/** When the source store had this version, if it is a new one. */
function pushedAt({ source, record }: Snapshot): string | undefined {
  const isPushed = source?.etag !== record.value?.summary.memory.source;
  return isPushed ? source?.lastModified : undefined;
}

function tell(ports: Ports, snapshot: Snapshot, { report, held }: Decision, changed: string[]) {
  const { slug } = snapshot;
  const pushed = pushedAt(snapshot);
  const event = { event: 'article.ingested' as const, slug, report, changed };
  ports.log({ ...event, ...(pushed !== undefined && { pushed }) });
  if (held !== undefined) ports.log({ event: 'article.held', slug, limit: held.limit });
}

/** Nothing moved since the row was written, and its variants are in place: nothing to do. */
async function upToDate(ports: Ports, snapshot: Snapshot): Promise<boolean> {
  const summary = snapshot.record.value?.summary;
  const settings = snapshot.settings.value;
  if (summary === undefined || settings?.settings === undefined) return false;
  if (snapshot.record.value?.isDamaged) return false;
  const { inputs, source, due, outcome, claims = summary.id } = summary.memory;
  if (source !== snapshot.source?.etag || outcome === 'held') return false;
  if (inputs.renderer !== ports.renderer || inputs.settings !== settings.version) return false;
  if (due !== undefined && instantOf(due) <= ports.now().getTime()) return false;
  if (!inPlace(summary, snapshot.heads, ports.house)) return false;
  if (snapshot.kept?.etag !== (summary.memory.ledger ?? snapshot.kept?.etag)) return false;
  const mentions = { articles: Object.keys(inputs.articles), media: Object.keys(inputs.media) };
  const self = {
    slug: snapshot.slug,
    ids: [summary.id, claims],
    addresses: [articlePath(summary.slug), ...namesOf(summary)],
  };
  const around = await readInputs(ports, self, mentions, settings.settings);
  if (isLeftOver(snapshot, summary, around, settings.settings)) return false;
  // What was looked for because of an id that it has no more does not count.
  const known = Object.entries(inputs.takedowns ?? {}).filter(([name]) =>
    around.namesakes.includes(name),
  );
  if (
    !sameNames(Object.fromEntries(known), rememberedOperatorWithdrawals(around.operatorWithdrawals))
  )
    return false;
  const { bibliographies = {} } = inputs;
  const files = await headBibliographies(ports, Object.keys(bibliographies));
  return sameNames(bibliographies, files) && sameDependencies(inputs, around.dependencies);
}

interface Judged {
  decision: Decision;
  around: ArticleInputs;
}

/**
 * What a reader does in another thread; undefined for all that is not accepted as it is, which the rest is asked
 * for.
 */
async function judgeElsewhere(
  ports: Ports,
  snapshot: Snapshot,
  reader: Reader | undefined,
): Promise<Judged | undefined> {
  const { slug, source, settings } = snapshot;
  const rules = settings.value?.settings;
  if (reader === undefined || source === undefined || rules === undefined) return undefined;
  const { path, body: bytes, etag, lastModified } = source;
  const pushed = { slug, path, bytes, lastModified };
  const read = await reader.read(pushed, rules, settings.value!.version);
  if (read === undefined) return undefined;
  await claimNames(ports, slug, read.article);
  const { circumstances, around } = await circumstancesOf(ports, snapshot, rules, { read });
  const decision = await read.decide({ ...circumstances, source: { path, etag, lastModified } });
  return decision?.report.outcome === 'accepted' ? { decision, around } : undefined;
}

async function claimNames(ports: Ports, slug: Slug, article: Glance): Promise<void> {
  if (article.frontMatter.id !== undefined) await claim(ports, article.id, slug);
  await mapAll(asksOf(article), (address) => claim(ports, address, slug));
}

/** Parses what there is, reads the world around it, and decides. */
async function judge(ports: Ports, snapshot: Snapshot): Promise<Judged> {
  const { slug, source, record, settings } = snapshot;
  if (settings.value?.settings === undefined) return unreadableSettings(slug, settings.value);
  const rules = settings.value.settings;
  const { read, bibliographies } = await readSource(ports, snapshot, rules);
  if (read?.article !== undefined) await claimNames(ports, slug, read.article);

  const pushed = await situationOf(ports, snapshot, rules, { read });
  const decision = decided(ports, pushed.situation);
  // What is accepted asks nothing of the version before it, which is parsed only where it may stay.
  const isKept = decision.report.outcome !== 'accepted';
  const previous = isKept ? acceptedArticle(ports, record.value, source, rules) : undefined;
  const files = bibliographies === undefined ? {} : { bibliographies };
  if (previous === undefined) {
    const around = { ...pushed.around, ...files };
    return { decision: await guarded(ports, pushed.situation, decision), around };
  }
  const { situation, around } = await situationOf(ports, snapshot, rules, { read, previous });
  const whole = await guarded(ports, situation, decided(ports, situation));
  return { decision: whole, around: { ...around, ...files } };
}

/** One article at which our own code fails is refused, and stops nothing else. */
function decided(ports: Ports, situation: Situation): Decision {
  try {
    return decide(situation);
  } catch (error) {
    tellFailure(ports, situation.slug, error);
    return broken(situation, error);
  }
}

/** The same of reading it. */
function parsed(ports: Ports, ...[source, ...more]: Parameters<typeof parse>): ParseResult {
  try {
    return parse(source, ...more);
  } catch (error) {
    tellFailure(ports, source.slug, error);
    return { diagnostics: [failure(sourceAt(source.path ?? source.slug), error)] };
  }
}

function tellFailure(ports: Ports, slug: Slug, error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  ports.log({ event: 'article.failed', slug, reason });
}

/** The source, and once more with the files of references that it names. */
async function readSource(
  ports: Ports,
  { slug, source }: Snapshot,
  rules: Dependencies['settings'],
): Promise<{ read: ParseResult | undefined; bibliographies?: SeenBibliographies }> {
  if (source === undefined) return { read: undefined };
  const pushed = { ...source, slug, bytes: source.body };
  const read = parsed(ports, pushed, rules);
  const files = (read.article ?? read.textOnly)?.bibliography.files ?? [];
  if (files.length === 0) return { read };
  const { bibliography, seen } = await readBibliographies(ports, files);
  return { read: parsed(ports, pushed, rules, bibliography), bibliographies: seen };
}

/** What there is to decide on, and the world as far as these texts mention it. */
async function situationOf(
  ports: Ports,
  snapshot: Snapshot,
  rules: Dependencies['settings'],
  texts: { read: ParseResult | undefined; previous?: ParsedArticle },
): Promise<{ situation: Situation; around: ArticleInputs }> {
  const { circumstances, around } = await circumstancesOf(ports, snapshot, rules, texts);
  const { read, previous = read?.article } = texts;
  const source = snapshot.source && read && { source: { ...snapshot.source, read } };
  return { situation: { ...circumstances, ...source, previous }, around };
}

/** The same but for the texts themselves. */
async function circumstancesOf(
  ports: Ports,
  { slug, source, record, heads }: Snapshot,
  rules: Dependencies['settings'],
  { read, previous }: { read: SourceRead | undefined; previous?: Glance },
): Promise<{ circumstances: Omit<Circumstances, 'source'>; around: ArticleInputs }> {
  const current = read?.article;
  const parsed = [current, previous].filter((article) => article !== undefined);
  const ids = [...parsed.map(({ id }) => id), ...(record.value ? [record.value.summary.id] : [])];
  const texts = read?.textOnly === undefined ? parsed : [...parsed, read.textOnly];
  const mentions = {
    articles: unique(texts.flatMap(({ links }) => links)),
    media: unique(texts.flatMap(({ media }) => media)),
  };
  const names = [...parsed.flatMap(asksOf), ...(record.value ? namesOf(record.value.summary) : [])];
  const addresses = unique([articlePath(slug), ...names]);
  const around = await readInputs(ports, { slug, ids, addresses }, mentions, rules);
  const { dependencies, holders, rivals, operatorWithdrawals } = around;
  const circumstances: Omit<Circumstances, 'source'> = {
    slug,
    now: `${ports.now().toISOString().slice(0, 19)}Z`,
    record: record.value,
    dependencies,
    holders,
    rivals,
    operatorWithdrawal: operatorWithdrawalFor(
      { slug, id: ids[0] },
      operatorWithdrawals,
      dependencies,
    ),
  };
  const claiming = claimOf({ ...circumstances, source });
  const own = addresses.filter((one) => !isAnothers(one, claiming));
  circumstances.exposed = await readExposed(ports.site, slug, own, heads);
  return { circumstances, around: { ...around, claims: current?.id } };
}

/** What was decided, unless it is one withdrawal too many. */
async function guarded(ports: Ports, situation: Situation, decision: Decision): Promise<Decision> {
  const { slug, record, operatorWithdrawal } = situation;
  const before = record?.summary.status;
  if (before !== 'live' || decision.summary.status !== 'withdrawn' || operatorWithdrawal)
    return decision;
  // Its last accepted version said itself when it would go.
  if (situation.previous && isOver(situation.previous, situation.now)) return decision;
  const held = record?.report.outcome === 'held';
  const share = situation.dependencies.settings.withdrawalShare;
  const may = await mayWithdraw(ports, slug, { held, share });
  return may.ok ? decision : hold(situation, may.limit);
}

/** The last accepted version, when it is another than the source that was just read. */
function acceptedArticle(
  ports: Ports,
  record: ArticleRow | undefined,
  source: StoredObject | undefined,
  settings: Dependencies['settings'],
): ParsedArticle | undefined {
  const accepted = record?.accepted;
  if (accepted === undefined) return undefined;
  const { path, modified: lastModified, references = [] } = accepted;
  // The same source is another version where it takes something from files.
  if (accepted.etag === source?.etag && references.length === 0) return undefined;
  const bytes = new TextEncoder().encode(accepted.source);
  const version = { slug: record!.slug, ...(path && { path }), bytes, lastModified };
  return parsed(ports, version, settings, remembered(references)).article;
}

async function publishVariants(
  ports: Ports,
  { heads, settings }: Snapshot,
  { summary, variants }: Decision,
  beforeWrite: BeforeWrite,
): Promise<{ etags: Record<string, string> | undefined; changed: string[] } | 'moved'> {
  if (variants === undefined) return { etags: undefined, changed: [] };
  const files = variantFiles(summary, variants, settings.value!.settings!);
  if (files.some(({ key }) => !heads.has(key))) return 'moved';
  const write = async (file: SiteFile) => ({
    key: file.key,
    ...(await writeObject(ports.site, file, heads.get(file.key), beforeWrite)),
  });
  // What leads to the article comes after it.
  const own = new Set<string>(keysAt(addressOf(summary), ports.house));
  const first = await mapAll(
    files.filter(({ key }) => own.has(key)),
    write,
  );
  const others = files.filter(({ key }) => !own.has(key));
  const results = [...first, ...(await mapAll(others, write))];
  const etags: Record<string, string> = {};
  for (const result of results) {
    if (result.outcome === 'moved') return 'moved';
    etags[result.key] = result.etag;
  }
  const written = results.filter(({ outcome }) => outcome === 'written');
  return { etags, changed: written.map(({ key }) => key) };
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
