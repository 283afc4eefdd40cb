/**
 * Ingest of one article: parse → check → render → publish its variants, then its record.
 *
 * The order of reading and writing is the protocol's (points 2, 3 and 7): first a look at the
 * objects that may be overwritten, then the token, then the inputs; every write on condition of
 * what was seen; after the last write a look at the truth again.
 */
import type { ParsedArticle, ParseResult, World } from '../../article/model.ts';
import type { Slug } from '../../site/settings.ts';
import { parse } from '../../article/parse.ts';
import { nextRecord, sameRecord } from './article-record.ts';
import { ensureStylesheet } from '../protocol/stylesheet.ts';
import { instantOf } from '../../base/time.ts';
import { decide, hold, type Decision, type Situation } from './decide.ts';
import { mayWithdraw } from './guard.ts';
import { claim } from '../state/identities.ts';
import { articleSource, recordOf } from '../../site/keys.ts';
import { mapAll } from '../protocol/map-all.ts';
import { writeSite, writeState } from '../protocol/objects.ts';
import type { StoredObject } from '../../store/store.ts';
import { ATTEMPTS, Contended, type Dependencies } from '../ports.ts';
import type { ArticleRecord } from '../state/records.ts';
import { secondLook, type BeforeWrite } from '../protocol/recheck.ts';
import { look, moved, nothingThere, type Heads, type Sight } from './snapshot.ts';
import { readSurroundings, type Surroundings } from './surroundings.ts';
import { rememberedTakedowns, takedownFor } from './takedown.ts';
import { unreadableSettings } from './unreadable-settings.ts';
import { variantNames } from '../../article/variants/variant.ts';
import { inPlace, readExposed, variantFiles, variantKey } from './variants.ts';
import { sameNames, sameWorld } from './world.ts';

export async function ingestArticle(deps: Dependencies, slug: Slug): Promise<void> {
  const beforeWrite = secondLook(deps, 'ingest', [articleSource(slug)]);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await attemptArticle(deps, slug, beforeWrite)) return;
  }
  throw new Contended(articleSource(slug));
}

/** One run; false when anything moved on the way, and all is to be done again. */
async function attemptArticle(
  deps: Dependencies,
  slug: Slug,
  beforeWrite: BeforeWrite,
): Promise<boolean> {
  const sight = await look(deps, slug);
  if (nothingThere(sight)) {
    deps.log({ event: 'source.gone', key: articleSource(slug) });
    // Who mentions it may have seen its source before that went.
    await deps.wake.syndicate([recordOf(articleSource(slug))]);
    return true;
  }
  if (await upToDate(deps, sight)) return true;

  const { decision, around } = await judge(deps, sight);
  if (decision.variants !== undefined) await ensureStylesheet(deps.site);
  const published = await publishVariants(deps, sight.heads, decision, beforeWrite);
  if (published === 'moved') return false;

  const next = await nextRecord(deps, sight, decision, around, published.etags);
  if (!sameRecord(sight.record.value, next)) {
    const key = recordOf(articleSource(slug));
    await beforeWrite();
    if ((await writeState(deps, key, next, sight.record.etag)) === undefined) return false;
  } else if (published.changed.length === 0) return true;

  tell(deps, sight, decision, published.changed);
  return !(await moved(deps, sight, around));
}

function tell(deps: Dependencies, sight: Sight, { report, held }: Decision, changed: string[]) {
  const { slug, source, record } = sight;
  const isPushed = source?.etag !== record.value?.entry.memory.source;
  const pushed = isPushed ? source?.lastModified : undefined;
  const event = { event: 'article.ingested' as const, slug, report, changed };
  deps.log({ ...event, ...(pushed !== undefined && { pushed }) });
  if (held !== undefined) deps.log({ event: 'article.held', slug, limit: held.limit });
}

/** Nothing moved since the record was written, and its variants are in place: nothing to do. */
async function upToDate(deps: Dependencies, sight: Sight): Promise<boolean> {
  const entry = sight.record.value?.entry;
  const settings = sight.settings.value;
  if (entry === undefined || settings?.settings === undefined) return false;
  const { inputs, source, due, outcome, claims = entry.id } = entry.memory;
  if (source !== sight.source?.etag || outcome === 'held') return false;
  if (inputs.renderer !== deps.renderer || inputs.settings !== settings.version) return false;
  if (due !== undefined && instantOf(due) <= deps.now().getTime()) return false;
  if (!inPlace(entry, sight.heads)) return false;
  const mentions = { articles: Object.keys(inputs.articles), media: Object.keys(inputs.media) };
  const self = { slug: sight.slug, ids: [entry.id, claims] };
  const around = await readSurroundings(deps, self, mentions, settings.settings);
  // What was looked for because of an id that it has no more does not count.
  const known = Object.entries(inputs.takedowns ?? {}).filter(([name]) =>
    around.namesakes.includes(name),
  );
  if (!sameNames(Object.fromEntries(known), rememberedTakedowns(around.takedowns))) return false;
  return sameWorld(inputs, around.world);
}

/** Parses what there is, reads the world around it, and decides. */
async function judge(
  deps: Dependencies,
  sight: Sight,
): Promise<{ decision: Decision; around: Surroundings }> {
  const { slug, source, record, settings } = sight;
  if (settings.value?.settings === undefined) return unreadableSettings(slug, settings.value);
  const rules = settings.value.settings;
  const read =
    source && parse({ slug, bytes: source.body, lastModified: source.lastModified }, rules);
  const current = read?.article;
  if (current?.frontMatter.id !== undefined) await claim(deps, current.id, slug);

  const pushed = await situationOf(deps, sight, rules, { read });
  const decision = decide(pushed.situation);
  // What is accepted asks nothing of the version before it, which is parsed only where it may stay.
  const isKept = decision.report.outcome !== 'accepted';
  const previous = isKept ? acceptedArticle(record.value, source, rules) : undefined;
  if (previous === undefined)
    return { decision: await guarded(deps, pushed.situation, decision), around: pushed.around };
  const { situation, around } = await situationOf(deps, sight, rules, { read, previous });
  return { decision: await guarded(deps, situation, decide(situation)), around };
}

/** What there is to decide on, and the world as far as these texts mention it. */
async function situationOf(
  deps: Dependencies,
  { slug, source, record, heads }: Sight,
  rules: World['settings'],
  { read, previous }: { read: ParseResult | undefined; previous?: ParsedArticle },
): Promise<{ situation: Situation; around: Surroundings }> {
  const current = read?.article;
  const parsed = [current, previous].filter((article) => article !== undefined);
  const ids = [...parsed.map(({ id }) => id), ...(record.value ? [record.value.entry.id] : [])];
  const texts = read?.textOnly === undefined ? parsed : [...parsed, read.textOnly];
  const mentions = {
    articles: unique(texts.flatMap(({ links }) => links)),
    media: unique(texts.flatMap(({ media }) => media)),
  };
  const around = await readSurroundings(deps, { slug, ids }, mentions, rules);
  const { world, rivals, takedowns } = around;
  const situation: Situation = {
    slug,
    now: `${deps.now().toISOString().slice(0, 19)}Z`,
    ...(source &&
      read && { source: { etag: source.etag, lastModified: source.lastModified, read } }),
    record: record.value,
    previous: previous ?? current,
    world,
    rivals,
    takedown: takedownFor({ slug, id: ids[0] }, takedowns, world),
    exposed: await readExposed(deps.site, slug, heads),
  };
  return { situation, around: { ...around, claims: current?.id } };
}

/** What was decided, unless it is one withdrawal too many. */
async function guarded(
  deps: Dependencies,
  situation: Situation,
  decision: Decision,
): Promise<Decision> {
  const { slug, record, takedown } = situation;
  const before = record?.entry.status;
  if (before !== 'live' || decision.entry.status !== 'withdrawn' || takedown) return decision;
  const may = await mayWithdraw(deps, slug, record?.report.outcome === 'held');
  return may.ok ? decision : hold(situation, may.limit);
}

/** The last accepted version, when it is another than the source that was just read. */
function acceptedArticle(
  record: ArticleRecord | undefined,
  source: StoredObject | undefined,
  settings: World['settings'],
): ParsedArticle | undefined {
  const accepted = record?.accepted;
  if (accepted === undefined || accepted.etag === source?.etag) return undefined;
  const bytes = new TextEncoder().encode(accepted.source);
  return parse({ slug: record!.slug, bytes, lastModified: accepted.modified }, settings).article;
}

async function publishVariants(
  deps: Dependencies,
  heads: Heads,
  { entry, variants }: Decision,
  beforeWrite: BeforeWrite,
): Promise<{ etags: Record<string, string> | undefined; changed: string[] } | 'moved'> {
  if (variants === undefined) return { etags: undefined, changed: [] };
  const seen = new Map(variantNames.map((name) => [variantKey(entry.slug, name), heads.get(name)]));
  const files = variantFiles(entry, variants);
  const results = await mapAll(files, async (file) => ({
    key: file.key,
    ...(await writeSite(deps.site, file, seen.get(file.key), beforeWrite)),
  }));
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
