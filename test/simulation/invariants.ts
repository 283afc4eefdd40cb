/** What must hold after every single write, looked at while it is made. */
import { linksOf } from '../../infra/local/commands/verify/links.ts';
import { siteKey } from '../../functions/site/keys.ts';
import { seenIn } from '../../functions/publish/protocol/rows.ts';
import type { ArticleRow } from '../../functions/publish/rows/article.ts';
import type { SettingsRow } from '../../functions/publish/rows/settings.ts';
import type { Change, Row, Version } from '../../functions/store/table/table.ts';
import { listedArticle } from '../../functions/publish/protocol/article-source.ts';
import { slugOfPath } from '../../functions/site/slugs.ts';
import type { ListedObject, StoredObject } from '../../functions/store/store.ts';
import { EMBARGOED, PASSING, SECRET, SOON } from './articles.ts';
import { History } from './history.ts';
import type { Shared } from './shared.ts';

export interface Violation {
  rule: string;
  what: string;
}

export interface Watch {
  violations: Violation[];
  /** Feeds and notices of which nobody was told in this version. */
  unannounced(): string[];
  source(key: string, object: StoredObject | undefined): void;
  /** A row that was written, or deleted; `before`: the version that was there. */
  row(now: Row | undefined, change: Change, before: Version | undefined): void;
  site(key: string, object: StoredObject | undefined, before: StoredObject | undefined): void;
  announced(key: string, version: string): void;
  /** A row was found that cannot be read, though nobody breaks any. */
  damaged(reason: string): void;
}

/** What one file of the site says, whoever wrote it: found once for equal bytes. */
interface Said {
  targets: string[];
  secret: boolean;
  embargoed: boolean;
  /** What a JSON feed or a listing lists: slug and title. */
  listed: [slug: string, title: string][];
}

const known = new Map<string, Said>();
const KNOWN_LIMIT = 50_000;
const BASES = ['https://test.example', 'https://new.example', 'http://localhost:8080'];
const FEED = /(^|\/)(feed\.xml|atom\.xml|feed\.json)$/;
const CONTENT = /^(articles|media|assets|p)\/|^q\.html$/;
const ARCHIVE = /(^|\/)archive\/[^/]+$/;
const SEARCH = 'api/v1/search/';
const decoder = new TextDecoder();

export function watch(shared: Shared): Watch {
  const violations: Violation[] = [];
  const told = new Set<string>();
  const articles = new Map<string, ArticleRow>();
  const history = new History();
  const counting = new Map<string, string | undefined>();
  const fail = (rule: string, what: string): void => {
    if (violations.length < 20) violations.push({ rule, what });
  };
  /** The article's file as it counts now, unless another one was written that does not. */
  const push = (slug: string, path: string): void => {
    const file = listedArticle(listOf(shared.buckets.source.objects), slug);
    const was = counting.get(slug);
    if (file?.etag === was && file?.path !== path) return;
    counting.set(slug, file?.etag);
    // Its page may have the bytes again that it had in the other place.
    if (path !== slug) history.order(slug);
    const text = file && shared.buckets.source.objects.get(file.key)!.body;
    history.push(slug, file?.etag, text && decoder.decode(text));
  };
  return {
    violations,
    unannounced: () =>
      [...shared.buckets.site.objects]
        .filter(
          ([key, { metadata }]) =>
            FEED.test(key) || (metadata?.status && key.endsWith('/index.html')),
        )
        .filter(([key, object]) => !told.has(versionOf(key, object)))
        .map(([key]) => key),
    source(key, object) {
      const [, folder, path] = /^(articles|withdrawals)\/(.+)\.(md|json)$/.exec(key) ?? [];
      if (key === 'site.yaml') history.pushSettings(object?.etag);
      else if (folder === 'withdrawals') history.order(path!);
      else if (path !== undefined) push(slugOfPath(path), path);
    },
    site(key, object, before) {
      if (object === undefined) return fail('nothing is ever removed', key);
      const slug = /^articles\/(.+)\/source\.md$/.exec(key)?.[1];
      if (slug !== undefined && !history.published(slug, object.etag))
        fail('no page goes back to an earlier push', key);
      const { targets, secret, embargoed, listed } = saidBy(object, key);
      for (const [slug, title] of listed)
        if (!history.listed(key, slug, title))
          fail('no feed or listing goes back to an earlier push', key);
      const { objects } = shared.buckets.site;
      const pointed = before && ARCHIVE.test(key) ? saidBy(before, key).targets : [];
      // A document of an archive is there before its feed, and before the next one where other settings begin it;
      // it may be written anew meanwhile.
      const isKnown = (target: string) =>
        (FEED.test(target) || ARCHIVE.test(target)) && pointed.includes(target);
      for (const target of targets)
        if (!objects.has(target) && matters(key, target, before !== undefined) && !isKnown(target))
          fail('nothing points at what is not there', `${key} at ${target}`);
      if (secret) fail('what is not accepted is not published', key);
      if (embargoed && shared.clock().getTime() < SOON)
        fail('nothing is published before its time', key);
    },
    row(now, change, before) {
      const { partition, sort } = change;
      if (partition === 'settings') {
        const { source } = seenIn<SettingsRow>(now).value!;
        if (!history.recordedSettings(source))
          fail('no row goes back to an earlier push', 'site.yaml');
      }
      const [, slug] = /^article#(.+)$/.exec(partition) ?? [];
      if (slug === undefined || sort !== 'row') return;
      if (now === undefined) return fail('nothing is ever removed', slug);
      const row = shared.rows.article(slug)!;
      const last = articles.get(slug);
      articles.set(slug, row);
      if (!isConditional(change, before)) fail('who writes has seen what was there', slug);
      if (!history.recorded(slug, row.summary.memory.source))
        fail('no row goes back to an earlier push', slug);
      if (row.report.outcome === 'refused' && !sameButReport(last, row))
        fail('last good stays', slug);
    },
    damaged: (reason) => fail('no row is found to be damaged', reason),
    announced: (key, version) => void told.add(`${key} ${version}`),
  };
}

/**
 * Nothing may ever point at an article, a picture or a stylesheet before it is there, nor a feed at
 * its archive. Listings and feeds, which appear a moment after the first article that names them,
 * may be pointed at by it and by each other until then, but not by a listing that was there before.
 * The variants of one article are written together: they may point at each other.
 */
function matters(key: string, target: string, wasThere: boolean): boolean {
  // One stands for all of them in the simulation (one-schema.ts).
  if (target.startsWith('schemas/')) return false;
  // Of a word that another run is about to write the article may come a moment later.
  if (key.startsWith(SEARCH)) return !target.startsWith(`${SEARCH}articles/`);
  // A subscriber who is new reads on at once.
  if (FEED.test(key) && ARCHIVE.test(target)) return true;
  if (!CONTENT.test(target)) return wasThere && !CONTENT.test(key);
  return folderOf(key) !== folderOf(target);
}

/** It was written on condition of what was there. */
function isConditional({ condition }: Change, before: Version | undefined): boolean {
  if (condition === undefined) return false;
  return before === undefined ? 'absent' in condition : 'version' in condition;
}

function listOf(objects: ReadonlyMap<string, StoredObject>): Map<string, ListedObject> {
  return new Map([...objects].map(([key, object]) => [key, { key, ...object }]));
}

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/'));
}

function versionOf(key: string, { etag, lastModified }: StoredObject): string {
  return `${key} ${etag} ${lastModified}`;
}

/** A push that was refused leaves what is accepted and how it stands. */
function sameButReport(before: ArticleRow | undefined, record: ArticleRow): boolean {
  if (before?.accepted === undefined) return record.accepted === undefined;
  // It said itself that it would go.
  if (before.accepted.source.includes(PASSING) && record.summary.status === 'withdrawn')
    return true;
  return (
    record.accepted?.etag === before.accepted.etag &&
    record.summary.status === before.summary.status &&
    record.summary.title === before.summary.title
  );
}

function listedIn(feed: string): Said['listed'] {
  const { items } = JSON.parse(feed) as { items: { url: string; title: string }[] };
  return items.map(({ url, title }) => [/\/articles\/(.+)\/$/.exec(url)?.[1] ?? url, title]);
}

/** The same of a listing for readers. */
function listedOn(page: string): Said['listed'] {
  const found = page.matchAll(/<h[23][^>]*><a href="\/articles\/([^"]+)\/">([^<]*)<\/a>/g);
  return [...found].map(([, slug, title]) => [slug!, title!]);
}

function saidBy(object: StoredObject, key: string): Said {
  const name = `${object.etag} ${key}`;
  let said = known.get(name);
  if (said !== undefined) return said;
  const file = { key: siteKey(`/${encodeURI(key)}`), ...object };
  const text = decoder.decode(object.body);
  const targets = BASES.flatMap((base) => linksOf(file, base)).map(siteKey);
  said = {
    targets: [...new Set(targets)],
    secret: text.includes(SECRET),
    embargoed: text.includes(EMBARGOED),
    listed: key.endsWith('feed.json') ? listedIn(text) : CONTENT.test(key) ? [] : listedOn(text),
  };
  if (known.size > KNOWN_LIMIT) known.clear();
  known.set(name, said);
  return said;
}
