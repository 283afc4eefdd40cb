/**
 * Articles are folded into collections: what an article adds to them is written into rows of theirs, in
 * one transaction with what they are counted to have. Who shares an id is folded together, since of
 * these one is shown. Two runs that meet at a collection do so one after the other; each article is
 * counted once, because its row of shares says what was counted of it.
 */
import type { Summary } from '../../../schemas/types.ts';
import { membershipsOf, positionOf, type Membership } from '../../collection/memberships.ts';
import { isLog } from '../../collection/kinds/index.ts';
import type { CollectionId } from '../../collection/kinds/kind.ts';
import { placeOf } from '../../collection/spread.ts';
import { instantOf, monthOf } from '../../base/time.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import type { Withdrawn } from '../../collection/model.ts';
import { NOTHING, union, type Touched } from '../../collection/touched.ts';
import type { Change, Version } from '../../store/table/table.ts';
import { commit, isTorn, put, says, type Seen } from '../protocol/rows.ts';
import { ATTEMPTS, Contended, type Ports } from '../ports.ts';
import {
  Damaged,
  FILED,
  GONE,
  LIVE,
  sortKey,
  type MemberRow,
  type Share,
  type SharesRow,
  type WithdrawnRow,
} from '../rows/collections.ts';
import { collectionRows, shareKey } from '../rows/keys.ts';
import { Counting, touchedBy, type Recount } from './counting.ts';
import { idsOf, readTogether, type Known } from './together.ts';

/** Collection → the months in which these articles are or ever were there; of those in which they stay, what tells of them. */
type Concerned = Map<CollectionId, Touched>;

/** In which version each of these articles was read; undefined where there is no row. */
export type Versions = ReadonlyMap<Slug, Version | undefined>;

export interface Folded {
  concerned: Concerned;
  versions: Versions;
}

/**
 * Brings collections in step with these articles; what they have to do with is concerned. Throws Damaged
 * where a row of theirs cannot be read; `anew`: what collections have is counted anew afterwards, so
 * that a row of shares may be written that could not be read.
 */
export async function fold(
  ports: Ports,
  slugs: readonly Slug[],
  settings: Settings,
  anew = false,
): Promise<Folded> {
  const concerned: Concerned = new Map();
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const known = await readTogether(ports, slugs, settings);
    for (const [slug, { shares }] of known)
      if (!anew && isTorn(shares)) throw new Damaged(`What collections have of ${slug}`);
    const works = worksOf(known);
    for (const work of works) note(concerned, work);
    if (!(await writeShares(ports, componentsOf(known, works), settings))) continue;
    return {
      concerned,
      versions: new Map([...known].map(([slug, { article }]) => [slug, article.version])),
    };
  }
  throw new Contended('What collections have of it');
}

/** What is to be written of one article. */
interface Work {
  slug: Slug;
  /** As it is to be. */
  id: string;
  version: string;
  seen: Seen<SharesRow>;
  before: SharesRow['shares'];
  shares: SharesRow['shares'];
  /** Of each collection in which something changes. */
  parts: Part[];
}

interface Part extends Recount {
  changes: Change[];
}

function worksOf(known: ReadonlyMap<Slug, Known>): Work[] {
  const rows = [...known].flatMap(([slug, { article }]) =>
    article.value === undefined ? [] : [[slug, article.value.summary] as const],
  );
  const memberships = membershipsOf(new Map(rows));
  return [...known].flatMap(([slug, { article, shares }]) => {
    // Nobody knows of it.
    if (article.version === undefined && shares.version === undefined) return [];
    const summary = article.value?.summary;
    const { version = '' } = article;
    const own = memberships.get(slug) ?? new Map<CollectionId, Membership>();
    const next = Object.fromEntries([...own].map(([id, one]) => [id, shareOf(id, summary!, one)]));
    const before = shares.value?.shares ?? {};
    const isSame = shares.value?.version === version;
    const ids = new Set([...Object.keys(before), ...own.keys()]);
    const parts = [...ids].flatMap((collection): Part[] => {
      const [was, is] = [before[collection], next[collection]];
      const now = memberRows(is ?? {}, { version, summary }, own.get(collection)?.withdrawn);
      if (says(was, is) && (isSame || now.size === 0)) return [];
      const changes = changesOf(collection, was, now);
      return [{ collection, slug, ...(was && { was }), ...(is && { is }), changes }];
    });
    const id = summary?.id ?? '';
    return [{ slug, id, version, seen: shares, before, shares: next, parts }];
  });
}

function shareOf(id: CollectionId, summary: Summary, { ever, live, withdrawn }: Membership): Share {
  const { slug, published } = summary;
  // It stands where its name does, whenever that was.
  if (isLog(id))
    return {
      ...(ever && { ever: ever.months }),
      ...(live && { live: [sortKey(LIVE, placeOf(slug), slug)] }),
    };
  const filed = withdrawn?.published;
  return {
    ...(ever && { ever: ever.months }),
    ...(ever?.waiting && { waiting: true as const }),
    ...(live && {
      live: [
        sortKey(LIVE, positionOf(summary), slug),
        ...(published === undefined ? [] : [monthOf(published)]),
      ] as [string, string?],
    }),
    ...(withdrawn && { gone: sortKey(GONE, instantOf(withdrawn.at), slug) }),
    ...(filed !== undefined && {
      filed: [sortKey(FILED, instantOf(filed), slug), monthOf(filed)] as const,
    }),
  };
}

/** Of its rows in one collection. */
function changesOf(
  collection: CollectionId,
  was: Share = {},
  now: ReadonlyMap<string, object>,
): Change[] {
  const partition = collectionRows(collection);
  return [
    ...sortsOf(was)
      .filter((sort) => !now.has(sort))
      .map((sort): Change => ({ kind: 'delete', partition, sort })),
    ...[...now].map(([sort, value]) => put({ partition, sort }, value)),
  ];
}

/** The sort keys under which it stands there. */
export function sortsOf({ live, gone, filed }: Share): string[] {
  return [live?.[0], gone, filed?.[0]].filter((sort) => sort !== undefined);
}

/** Sort key → what stands there of an article that has this share. */
export function memberRows(
  { live, gone, filed }: Share,
  { version, summary }: { version: Version; summary: Summary | undefined },
  withdrawn: Withdrawn | undefined,
): Map<string, MemberRow | WithdrawnRow> {
  const rows = new Map<string, MemberRow | WithdrawnRow>();
  if (live !== undefined && summary !== undefined) {
    const { memory: _, ...known } = summary;
    rows.set(live[0], { version, summary: known });
  }
  for (const sort of [gone, filed?.[0]])
    if (sort !== undefined && withdrawn !== undefined) rows.set(sort, { withdrawn });
  return rows;
}

function note(concerned: Concerned, { slug, before, shares }: Work): void {
  for (const id of new Set([...Object.keys(before), ...Object.keys(shares)])) {
    const own = touchedBy({ collection: id, slug, was: before[id], is: shares[id] });
    concerned.set(id, union(concerned.get(id) ?? NOTHING, own));
  }
}

/** Those who share ids, directly or by another, whatever changes of them. */
function componentsOf(known: ReadonlyMap<Slug, Known>, works: readonly Work[]): Work[][] {
  const byId = new Map<string, Work[]>();
  for (const work of works)
    for (const id of idsOf(known.get(work.slug)!)) byId.set(id, [...(byId.get(id) ?? []), work]);
  const placed = new Set<Work>();
  const components: Work[][] = [];
  for (const first of works) {
    if (placed.has(first)) continue;
    const component = new Set([first]);
    for (const one of component)
      for (const id of idsOf(known.get(one.slug)!))
        for (const other of byId.get(id)!) component.add(other);
    for (const one of component) placed.add(one);
    components.push([...component]);
  }
  return components;
}

/** False when somebody else was faster anywhere: then everything is to be read again. */
async function writeShares(
  ports: Ports,
  components: readonly Work[][],
  settings: Settings,
): Promise<boolean> {
  const counting = new Counting(ports, settings);
  const seen = new Map(components.flat().map((work) => [work.slug, work.seen]));
  const changed = components.filter((component) => component.some(isChanged));
  for (const batch of batchesOf(changed))
    if (!(await writeBatch(ports, batch, seen, counting))) return false;
  return true;
}

function isChanged({ id, version, parts, seen: { value } }: Work): boolean {
  return parts.length > 0 || value?.id !== id || value.version !== version;
}

/** Rows of one transaction, which may have a hundred, and characters, of which it may have 4 MB. */
const TOGETHER_ROWS = 90;
const TOGETHER_CHARACTERS = 1_000_000;

/**
 * An article in one transaction, with those of its parts that fit. One that stays as it is, and whose id
 * another has, is written all the same: on condition that it is still so.
 */
interface Piece {
  work: Work;
  parts: readonly Part[];
  isLast: boolean;
}

/** Groups whole, several together, as far as they fit; what is too long for one, one after the other. */
function batchesOf(groups: readonly Work[][]): Piece[][] {
  const batches: Piece[][] = [];
  let batch: Piece[] = [];
  const flush = () => {
    if (batch.length > 0) batches.push(batch);
    batch = [];
  };
  for (const group of groups) {
    const whole = group.map((work) => ({ work, parts: work.parts, isLast: true }));
    if (!fit([...batch, ...whole])) flush();
    if (fit(whole)) {
      batch.push(...whole);
      continue;
    }
    for (const work of group)
      for (let at = 0; at === 0 || at < work.parts.length; at += PIECE_PARTS) {
        const parts = work.parts.slice(at, at + PIECE_PARTS);
        batches.push([{ work, parts, isLast: at + PIECE_PARTS >= work.parts.length }]);
      }
  }
  flush();
  return batches;
}

/** Each has at most six rows in its collection, and that of the collection. */
const PIECE_PARTS = 12;

function fit(pieces: readonly Piece[]): boolean {
  const changes = pieces.flatMap(({ parts }) => parts.flatMap((part) => part.changes));
  return rowsOf(pieces) <= TOGETHER_ROWS && charactersOf(changes) <= TOGETHER_CHARACTERS;
}

function charactersOf(changes: readonly Change[]): number {
  const lengths = changes.map((one) =>
    one.kind === 'put' ? String(one.attributes.json).length : 0,
  );
  return lengths.reduce((sum, length) => sum + length, 0);
}

function rowsOf(pieces: readonly Piece[]): number {
  const parts = pieces.flatMap(({ parts }) => parts);
  const collections = new Set(parts.map(({ collection }) => collection));
  const members = parts.reduce((sum, { changes }) => sum + changes.length, 0);
  // That of the site, which may have to remember a new collection.
  return pieces.length + collections.size + members + 1;
}

async function writeBatch(
  ports: Ports,
  batch: readonly Piece[],
  seen: Map<Slug, Seen<SharesRow>>,
  counting: Counting,
): Promise<boolean> {
  const parts = batch.flatMap(({ parts }) => parts);
  const shares = batch.map(({ work, parts, isLast }) => {
    const { slug, id } = work;
    const before = seen.get(slug)!;
    const next = { ...before.value?.shares };
    for (const { collection, is } of parts)
      if (is === undefined) delete next[collection];
      else next[collection] = is;
    const row: SharesRow = isLast
      ? { id, version: work.version, shares: work.shares }
      : { id: before.value?.id ?? id, version: '', shares: next };
    return { slug, row, before };
  });
  const counted = await counting.next(parts);
  const version = await commit(ports, [
    ...shares.map(({ slug, row, before }) => put(shareKey(slug), row, before)),
    ...counted.map(({ change }) => change),
    ...parts.flatMap(({ changes }) => changes),
  ]);
  if (version === undefined) return false;
  for (const { slug, row } of shares) seen.set(slug, { version, value: row });
  counting.remember(counted, version);
  return true;
}
