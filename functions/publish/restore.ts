/**
 * Restore: a table that is lost, made again from the ledger, the sources and the site, so that the site
 * stays byte for byte what it is and goes on as if nothing had happened.
 *
 * First every article is known again as the ledger has it, for what becomes of one depends on others;
 * then everything goes through *ingest* and *syndicate*, which look at what is published, find it right
 * and write down what it was made from. While that lasts the settings' row says so, and whoever else
 * comes is sent away (rows/settings.ts): of a table that is half there, feeds with half of the articles
 * would be made. It may be interrupted at any time, and run again: what is known already stays.
 */
import { classify } from '../article/file/source-path.ts';
import type { ListId } from '../collection/search/postings.ts';
import { FIRST_SHARDS, nextAmong, pathOf, shardAt } from '../collection/search/shards.ts';
import {
  ARTICLES_LEDGER,
  articleSource,
  asSourceKey,
  isFeed,
  SETTINGS_SOURCE,
  siteKey,
  slugOfLedger,
  type SiteKey,
  type SourceKey,
} from '../site/keys.ts';
import type { Slug } from '../site/settings.ts';
import { notifying } from '../store/notifying.ts';
import { listAll, StoreError, type ListedObject, type Store } from '../store/store.ts';
import { ingest } from './ingest.ts';
import { countAgain } from './ingest/guard.ts';
import { nextSettings } from './ingest/settings.ts';
import { mapAll, WIDTH } from './protocol/map-all.ts';
import { commit, getMany, put, writeAll } from './protocol/rows.ts';
import { ATTEMPTS, Contended, type Ports } from './ports.ts';
import { versionOf, type Announced } from './rows/announced.ts';
import { readArticle, writeArticle, type ArticleRow } from './rows/article.ts';
import { readCatalog } from './rows/catalog.ts';
import { announcedKey, claimKey, settingsKey, shardKey } from './rows/keys.ts';
import { recallArticle, recallSettings } from './rows/ledger.ts';
import { claimsOf, namesOf, placesOf } from './rows/places.ts';
import type { ShardRow } from './rows/search.ts';
import { readSettingsRow, type SettingsRow } from './rows/settings.ts';
import { syndicate } from './syndicate.ts';

export interface Restored {
  /** Articles that are known again from the ledger. */
  articles: number;
  /** Media files that are on the site. */
  media: number;
  /** Sources and former articles that were looked at. */
  sources: number;
  /** Objects of the site that were written: what was pushed meanwhile, or was not right. In order. */
  written: SiteKey[];
  /** Objects of the ledger that cannot be read: what they said is lost. In order. */
  unreadable: string[];
}

type Progress = (done: number, total: number) => void;

/** Whether the table knows a site, and nobody is making it again. */
export async function isWhole(ports: Pick<Ports, 'table' | 'house'>): Promise<boolean> {
  const { value } = await readSettingsRow({ ...ports, restoring: true });
  return value !== undefined && value.restoring !== true;
}

/**
 * Throws StoreError with a sentence where site.yaml cannot be read and the ledger does not say what it
 * was; whatever else throws, it can be run again.
 */
export async function restore(
  given: Ports,
  progress: Progress = () => undefined,
): Promise<Restored> {
  const written = new Set<SiteKey>();
  const room = new Room(given, (key) => written.add(key as SiteKey));
  const { ports } = room;
  await beginSettings(ports);
  const { slugs, articles, unreadable } = await recallAll(ports);
  await countAgain(ports);
  const media = await knowMedia(ports);
  await knowShards(ports);
  const { unknown, known } = await sourcesOf(ports.source, slugs);
  const sources = [...unknown, ...known];
  const tell = (before: number) => (done: number) => progress(before + done, sources.length);
  await room.ingest(unknown, tell(0));
  await room.ingest(known, tell(unknown.length));
  await room.syndicate();
  await knowAnnounced(ports);
  await endSettings(ports);
  const sorted = [...written].sort();
  return { articles, media, sources: sources.length, written: sorted, unreadable };
}

/** The functions in one process, one after another: what they wake waits here. */
class Room {
  readonly ports: Ports;
  readonly #woken = { ingest: new Set<SourceKey>(), syndicate: new Set<SourceKey>() };

  constructor(given: Ports, written: (key: string) => void) {
    const wake = (stage: 'ingest' | 'syndicate') => async (keys: readonly SourceKey[]) =>
      keys.forEach((key) => this.#woken[stage].add(key));
    this.ports = {
      ...given,
      site: notifying(given.site, ({ key }) => written(key)),
      restoring: true,
      enqueue: {
        ingest: wake('ingest'),
        archive: wake('ingest'),
        syndicate: wake('syndicate'),
        // What is written now is announced as everything else is, by the next sweep.
        announce: async () => undefined,
        ...(given.enqueue.recheck && { recheck: given.enqueue.recheck }),
      },
    };
  }

  async ingest(keys: readonly SourceKey[], progress: Progress = () => undefined): Promise<void> {
    let done = 0;
    const one = async (key: SourceKey) => {
      await ingest(this.ports, key);
      progress(++done, keys.length);
    };
    await mapAll(keys, one, { concurrency: WIDTH });
  }

  /** Rounds through everything, until nobody is woken any more. */
  async syndicate(): Promise<void> {
    this.#woken.syndicate.add(SETTINGS_SOURCE);
    for (let round = 0; round < ATTEMPTS; round++) {
      while (this.#woken.syndicate.size > 0) {
        const keys = [...this.#woken.syndicate];
        this.#woken.syndicate.clear();
        await syndicate(this.ports, keys);
      }
      const keys = [...this.#woken.ingest];
      if (keys.length === 0) return;
      this.#woken.ingest.clear();
      await this.ingest(keys);
    }
    throw new Contended('What is restored');
  }
}

/** As the table has them, else as they were kept, else as site.yaml says them now. */
async function beginSettings(ports: Ports): Promise<void> {
  const seen = await readSettingsRow(ports);
  const known = seen.value ?? (await recallSettings(ports));
  const row = known ?? nextSettings(await ports.source.get(SETTINGS_SOURCE), undefined, ports);
  if (row.settings === undefined) throw new StoreError('unavailable', UNREADABLE);
  const restoring: SettingsRow = { ...row, restoring: true };
  if ((await commit(ports, [put(settingsKey, restoring, seen)])) === undefined)
    throw new Contended(SETTINGS_SOURCE);
}

const UNREADABLE =
  'site.yaml cannot be read, and what it said before is not kept: put it right first ("check" says' +
  ' what is wrong), and run restore again.';

async function endSettings(ports: Ports): Promise<void> {
  const seen = await readSettingsRow(ports);
  const { restoring: _, ...row } = seen.value!;
  if ((await commit(ports, [put(settingsKey, row, seen)])) === undefined)
    throw new Contended(SETTINGS_SOURCE);
}

interface Recalled {
  slugs: Slug[];
  articles: number;
  unreadable: string[];
}

/** Every article that the ledger has, page by page. */
async function recallAll(ports: Ports): Promise<Recalled> {
  const found: Recalled = { slugs: [], articles: 0, unreadable: [] };
  await eachPage(ports.ledger, ARTICLES_LEDGER, async ({ key }) => {
    const slug = slugOfLedger(key);
    if (slug === undefined) return;
    found.slugs.push(slug);
    const outcome = await recallOne(ports, slug);
    if (outcome === 'damaged') found.unreadable.push(key);
    if (outcome === 'known') found.articles++;
  });
  found.unreadable.sort();
  return found;
}

/** What the table knows already is newer, or the same. */
async function recallOne(
  ports: Ports,
  slug: Slug,
): Promise<'known' | 'damaged' | 'known already' | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const seen = await readArticle(ports, slug);
    if (seen.value !== undefined && !seen.value.isDamaged) return 'known already';
    const row = await recallArticle(ports, slug);
    if (row === undefined || row === 'damaged') return row;
    await claimAll(ports, row);
    if (await writeArticle(ports, row, seen)) return 'known';
  }
  throw new Contended(articleSource(slug));
}

/** Whoever asks for one of its names is to meet it. */
async function claimAll(ports: Ports, { slug, summary }: ArticleRow): Promise<void> {
  const names = new Set([...claimsOf(summary), ...namesOf(summary)]);
  await writeAll(
    ports,
    [...names].map((name) => put(claimKey(name, slug), {})),
  );
}

/** What is published stays known, its source there or not. */
async function knowMedia(ports: Ports): Promise<number> {
  let media = 0;
  await eachPage(ports.site, 'media/', async ({ key }) => {
    const source = key.startsWith('media/articles/') ? key.slice('media/'.length) : key;
    if (classify(source).kind !== 'media') return;
    await ingest(ports, source);
    media++;
  });
  return media;
}

/** How far lists of the search are split, as their files on the site say; they stay, empty or not. */
async function knowShards(ports: Ports): Promise<void> {
  const prefixes = new Map<ListId, string[]>();
  for (const { list, prefix } of FIRST_SHARDS)
    await eachPage(
      ports.site,
      siteKey(pathOf({ list, prefix })).replace(/[^/]*$/, ''),
      async ({ key }) => {
        const shard = shardAt(key);
        if (shard === undefined) return;
        prefixes.set(shard.list, [...(prefixes.get(shard.list) ?? []), shard.prefix]);
      },
    );
  const rows = [...prefixes].flatMap(([list, all]) =>
    all.map((prefix) => {
      const next = nextAmong(prefix, all);
      return { key: shardKey({ list, prefix }), row: next.length === 0 ? {} : { next } };
    }),
  );
  const known = await getMany(
    ports.table,
    rows.map(({ key }) => key),
  );
  const news = rows.filter((_, at) => known[at] === undefined);
  await writeAll(
    ports,
    news.map(({ key, row }) => put(key, row satisfies ShardRow)),
  );
}

/**
 * Articles that are there before those that are gone, so that a rename finds where it went. First those that the
 * ledger does not know: as long as nobody has read them, they might be given what others have.
 */
async function sourcesOf(
  source: Store,
  slugs: readonly Slug[],
): Promise<{ unknown: SourceKey[]; known: SourceKey[] }> {
  const kept = new Set(slugs);
  const there = new Set<Slug>();
  const [unknown, known]: [SourceKey[], SourceKey[]] = [[], []];
  for await (const { key } of listAll(source, 'articles/')) {
    const path = classify(key);
    if (path.kind !== 'article') continue;
    there.add(path.slug);
    (kept.has(path.slug) ? known : unknown).push(asSourceKey(key));
  }
  const gone = slugs.filter((slug) => !there.has(slug)).map(articleSource);
  return { unknown, known: [...known, ...gone] };
}

/** What is on the site was announced when it came there. */
async function knowAnnounced(ports: Ports): Promise<void> {
  const notices = new Set<string>();
  for (const { summary } of (await readCatalog(ports)).rows.values()) {
    const { address } = placesOf(summary);
    const isNotice = summary.status === 'withdrawn' || summary.status === 'moved';
    if (isNotice && address !== undefined) notices.add(siteKey(address));
  }
  const told: ListedObject[] = [];
  const tell = async () => {
    const keys = told.map(({ key }) => announcedKey(key as SiteKey));
    const rows = await getMany(ports.table, keys);
    const news = told.flatMap((object, at) =>
      rows[at] === undefined
        ? [put(keys[at]!, { version: versionOf(object) } satisfies Announced)]
        : [],
    );
    told.length = 0;
    await writeAll(ports, news);
  };
  for await (const object of listAll(ports.site, '')) {
    if (!isFeed(object.key) && !notices.has(object.key)) continue;
    if (told.push(object) === PAGE_OBJECTS) await tell();
  }
  await tell();
}

/** Held in memory at a time. */
const PAGE_OBJECTS = 1000;

async function eachPage(
  store: Store,
  prefix: string,
  work: (object: ListedObject) => Promise<void>,
): Promise<void> {
  let after: string | undefined;
  do {
    const page = await store.list(prefix, after === undefined ? {} : { after });
    await mapAll(page.objects, work, { concurrency: WIDTH });
    after = page.next;
  } while (after !== undefined);
}
