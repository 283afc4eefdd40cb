/**
 * Ingest of one article: parse → check → render → publish its variants, then its record.
 *
 * The order of reading and writing is the protocol's (points 2, 3 and 7): first a look at the
 * objects that may be overwritten, then the token, then the inputs; every write on condition of
 * what was seen; after the last write a look at the truth again.
 */
import pMap from 'p-map';
import type { ParsedArticle, Settings, Slug, Variant, World } from '../article/model.ts';
import { parse } from '../article/parse.ts';
import { slugOfTagUri } from '../article/tag-uri.ts';
import { shardOf } from '../collection/catalog.ts';
import type { Inputs } from '../../schemas/types.ts';
import type { ObjectHead, StoredObject } from '../store/store.ts';
import { everIn, sameRecord } from './article-record.ts';
import { ensureStylesheet } from './assets.ts';
import { readShardObject } from './catalog-store.ts';
import { decide, instant, type Decision } from './decide.ts';
import { claim, claimants } from './identities.ts';
import { ingestSettings } from './ingest-settings.ts';
import { articleSource, recordOf } from './keys.ts';
import { writeSite, writeState, type Seen, type Stamped } from './objects.ts';
import { ATTEMPTS, Contended, type Dependencies } from './ports.ts';
import {
  readArticle,
  readSettingsRecord,
  type ArticleRecord,
  type SettingsRecord,
} from './records.ts';
import { unreadableSettings } from './unreadable-settings.ts';
import { inPlace, readExposed, variantFiles, variantKey, variantNames } from './variants.ts';
import { readWorld, rememberedWorld, sameWorld } from './world.ts';

type Heads = ReadonlyMap<Variant['name'], ObjectHead | undefined>;

/** All that one run read, in the order of reading. */
interface Sight {
  slug: Slug;
  heads: Heads;
  record: Seen<ArticleRecord & Stamped>;
  settings: Seen<SettingsRecord>;
  source: StoredObject | undefined;
}

export async function ingestArticle(deps: Dependencies, slug: Slug): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await attemptArticle(deps, slug)) return;
  }
  throw new Contended(articleSource(slug));
}

/** One run; false when anything moved on the way, and all is to be done again. */
async function attemptArticle(deps: Dependencies, slug: Slug): Promise<boolean> {
  const sight = await look(deps, slug);
  if (nothingThere(sight)) return true;
  if (await upToDate(deps, sight)) return true;

  const { decision, world } = await judge(deps, sight);
  if (decision.variants !== undefined) await ensureStylesheet(deps.site);
  const published = await publishVariants(deps, sight.heads, decision);
  if (published === 'moved') return false;

  const next = await nextRecord(deps, sight, decision, world, published.etags);
  if (!sameRecord(sight.record.value, next)) {
    const key = recordOf(articleSource(slug));
    if ((await writeState(deps, key, next, sight.record.etag)) === undefined) return false;
  } else if (published.changed.length === 0) return true;

  const { report } = decision;
  deps.log({ event: 'article.ingested', slug, report, changed: published.changed });
  if (await moved(deps, sight, world)) return false;
  await deps.wake.secondLook('ingest', [articleSource(slug)]);
  return true;
}

function nothingThere({ source, record, heads }: Sight): boolean {
  const shown = [...heads.values()].some((head) => head !== undefined);
  return source === undefined && record.etag === undefined && !shown;
}

async function look(deps: Dependencies, slug: Slug): Promise<Sight> {
  const heads = new Map<Variant['name'], ObjectHead | undefined>();
  await pMap(variantNames, async (name) =>
    heads.set(name, await deps.site.head(variantKey(slug, name))),
  );
  const record = await readArticle(deps, slug);
  let settings = await readSettingsRecord(deps);
  if (settings.value === undefined) {
    await ingestSettings(deps);
    settings = await readSettingsRecord(deps);
  }
  const source = await deps.source.get(articleSource(slug));
  return { slug, heads, record, settings, source };
}

/** Nothing moved since the record was written, and its variants are in place: nothing to do. */
async function upToDate(deps: Dependencies, sight: Sight): Promise<boolean> {
  const entry = sight.record.value?.entry;
  const settings = sight.settings.value;
  if (entry === undefined || settings?.settings === undefined) return false;
  const { inputs, source, due } = entry.memory;
  if (source !== sight.source?.etag) return false;
  if (inputs.renderer !== deps.renderer || inputs.settings !== settings.version) return false;
  if (due !== undefined && instant(due) <= deps.now().getTime()) return false;
  if (!inPlace(entry, sight.heads)) return false;
  const rivals = await rivalsOf(deps, sight.slug, [entry.id], settings.settings);
  if (!rivals.every((slug) => slug in inputs.articles)) return false;
  const mentions = { articles: Object.keys(inputs.articles), media: Object.keys(inputs.media) };
  return sameWorld(inputs, await readWorld(deps, settings.settings, mentions));
}

/** Parses what there is, reads the world around it, and decides. */
async function judge(
  deps: Dependencies,
  { slug, source, record, settings, heads }: Sight,
): Promise<{ decision: Decision; world: World }> {
  if (settings.value?.settings === undefined) return unreadableSettings(slug, settings.value);
  const rules = settings.value.settings;
  const read =
    source && parse({ slug, bytes: source.body, lastModified: source.lastModified }, rules);
  const previous = acceptedArticle(record.value, source, rules);
  const parsed = [read?.article, previous].filter((article) => article !== undefined);

  const current = read?.article;
  if (current?.frontMatter.id !== undefined) await claim(deps, current.id, slug);
  const ids = [...parsed.map(({ id }) => id), ...(record.value ? [record.value.entry.id] : [])];
  const rivals = await rivalsOf(deps, slug, ids, rules);
  const world = await readWorld(deps, rules, {
    articles: unique([...parsed.flatMap(({ links }) => links), ...rivals]),
    media: unique(parsed.flatMap(({ media }) => media)),
  });
  const now = `${deps.now().toISOString().slice(0, 19)}Z`;
  const decision = decide({
    slug,
    now,
    ...(source &&
      read && { source: { etag: source.etag, lastModified: source.lastModified, read } }),
    record: record.value,
    previous: previous ?? current,
    world,
    rivals,
    exposed: await readExposed(deps.site, slug, heads),
  });
  return { decision, world };
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

/** Everybody else who ever claimed one of the ids, or would have it by default. */
async function rivalsOf(
  deps: Dependencies,
  slug: Slug,
  ids: readonly string[],
  { idAuthority }: Settings,
): Promise<Slug[]> {
  const claims = await pMap(unique(ids), (id) => claimants(deps, id));
  const owners = ids.flatMap((id) => slugOfTagUri(idAuthority, id) ?? []);
  return unique([...claims.flat(), ...owners]).filter((rival) => rival !== slug);
}

async function publishVariants(
  deps: Dependencies,
  heads: Heads,
  { entry, variants }: Decision,
): Promise<{ etags: Record<string, string> | undefined; changed: string[] } | 'moved'> {
  if (variants === undefined) return { etags: undefined, changed: [] };
  const seen = new Map(variantNames.map((name) => [variantKey(entry.slug, name), heads.get(name)]));
  const files = variantFiles(entry, variants);
  const results = await pMap(files, async (file) => ({
    key: file.key,
    ...(await writeSite(deps.site, file, seen.get(file.key))),
  }));
  const etags: Record<string, string> = {};
  for (const result of results) {
    if (result.outcome === 'moved') return 'moved';
    etags[result.key] = result.etag;
  }
  const written = results.filter(({ outcome }) => outcome === 'written');
  return { etags, changed: written.map(({ key }) => key) };
}

async function nextRecord(
  deps: Dependencies,
  { slug, record, settings, source }: Sight,
  { report, accepted, entry, content }: Decision,
  world: World,
  variants: Record<string, string> | undefined,
): Promise<ArticleRecord> {
  const before = record.value;
  const inputs: Inputs = {
    renderer: deps.renderer,
    settings: settings.value?.version ?? 'none',
    ...rememberedWorld(world),
  };
  const revision = before?.entry.memory.revision ?? (await lastRevision(deps, slug));
  const warnings = report.diagnostics.filter(({ severity }) => severity === 'warning').length;
  const memory = {
    revision: revision + 1,
    ...(source && { source: source.etag }),
    outcome: report.outcome,
    ...(warnings > 0 && { warnings }),
    ...(report.due !== undefined && { due: report.due }),
    collections: everIn(before, entry),
    variants: variants ?? before?.entry.memory.variants ?? {},
    inputs,
  };
  const kept = { ...(accepted && { accepted }), ...(content !== undefined && { content }) };
  return { slug, ...kept, entry: { ...entry, memory }, report };
}

/** A record lost to a power cut goes on from what the catalog knows of it. */
async function lastRevision(deps: Dependencies, slug: Slug): Promise<number> {
  const shard = await readShardObject(deps, shardOf(slug));
  return shard.rows.get(slug)?.entry.memory.revision ?? 0;
}

/** After the last write: is the truth still what was read? */
async function moved(deps: Dependencies, sight: Sight, world: World): Promise<boolean> {
  const source = await deps.source.head(articleSource(sight.slug));
  if (source?.etag !== sight.source?.etag) return true;
  const settings = await readSettingsRecord(deps);
  if (settings.value?.version !== sight.settings.value?.version) return true;
  const mentions = { articles: [...world.articles.keys()], media: [...world.media.keys()] };
  const again = await readWorld(deps, world.settings, mentions);
  return !sameWorld(rememberedWorld(world), again);
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
