/** The catalog in the state store: shards that are joined by compare-and-set. */
import type { Slug } from '../../site/settings.ts';
import { joinSummary } from '../../collection/catalog.ts';
import { listAll, type ETag, type Store } from '../../store/store.ts';
import { CATALOG, shardKey, type StateKey } from '../../site/keys.ts';
import { mapAll } from '../protocol/map-all.ts';
import { readState, writeState, type Stamped } from '../protocol/objects.ts';
import { ATTEMPTS, Contended, type Ports } from '../ports.ts';
import type { Remembered } from './records.ts';

/** One article in the catalog, and the version of its record that it was read from. */
export interface Row {
  record: ETag;
  summary: Remembered;
}

interface ShardObject extends Stamped {
  /** In code-unit order of the slugs; pairs, because a slug may be any name, `__proto__` too. */
  rows: [Slug, Row][];
}

export interface SeenShard {
  etag: ETag | undefined;
  rows: ReadonlyMap<Slug, Row>;
}

export interface SeenCatalog {
  /** Equal versions, equal catalogs. */
  version: string;
  rows: ReadonlyMap<Slug, Row>;
}

export async function readShardObject(
  ports: Pick<Ports, 'state'>,
  shard: string,
): Promise<SeenShard> {
  const { etag, value } = await readState<ShardObject>(ports.state, shardKey(shard));
  return { etag, rows: new Map(value?.rows ?? []) };
}

/**
 * Joins rows into their shard; order and repetition do not matter. Returns the slugs whose entry
 * speaks of another source than before: pushes that the catalog did not know.
 */
export async function joinRows(ports: Ports, shard: string, rows: readonly Row[]): Promise<Slug[]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const seen = await readShardObject(ports, shard);
    const next = new Map(seen.rows);
    const pushed: Slug[] = [];
    let changed = false;
    for (const row of rows) {
      const before = next.get(row.summary.slug);
      const joined = before ? joinSummary(before.summary, row.summary) : row.summary;
      if (joined === before?.summary) continue;
      next.set(row.summary.slug, row);
      changed = true;
      if (before?.summary.memory.source !== row.summary.memory.source)
        pushed.push(row.summary.slug);
    }
    if (!changed) return [];
    const sorted = [...next].sort(([a], [b]) => (a < b ? -1 : 1));
    if ((await writeState(ports, shardKey(shard), { rows: sorted }, seen.etag)) !== undefined)
      return pushed;
  }
  throw new Contended(`shard ${shard} of the catalog`);
}

/**
 * Shards already read by this process, by ETag. A shard's nonce makes its ETag unique, so a cached
 * one is never another than the stored one.
 */
const cache = new WeakMap<Store, Map<string, SeenShard>>();

/** The whole catalog; shards that did not change since this process read them are not read again. */
export async function readCatalog(ports: Pick<Ports, 'state'>): Promise<SeenCatalog> {
  const shards = cache.get(ports.state) ?? new Map<string, SeenShard>();
  cache.set(ports.state, shards);
  const listed = [];
  for await (const object of listAll(ports.state, CATALOG)) listed.push(object);
  const versions = await mapAll(
    listed,
    async ({ key, etag }) => {
      const known = shards.get(key);
      if (known?.etag !== etag) shards.set(key, await readShardAt(ports, key as StateKey, known));
      return `${key} ${shards.get(key)!.etag ?? ''}`;
    },
    { concurrency: 16 },
  );
  const rows = listed.flatMap(({ key }) => [...shards.get(key)!.rows]);
  rows.sort(([a], [b]) => (a < b ? -1 : 1));
  return { version: versions.join('\n'), rows: new Map(rows) };
}

/** Rows that stay the same stay the same objects, so that whoever remembers them knows it. */
async function readShardAt(
  ports: Pick<Ports, 'state'>,
  key: StateKey,
  known: SeenShard | undefined,
): Promise<SeenShard> {
  const { etag, value } = await readState<ShardObject>(ports.state, key);
  const rows = (value?.rows ?? []).map(([slug, row]): [Slug, Row] => {
    const before = known?.rows.get(slug);
    return [slug, before?.record === row.record ? before : row];
  });
  return { etag, rows: new Map(rows) };
}

/** The version of the catalog as it is now, from one listing. */
export async function catalogVersion(ports: Pick<Ports, 'state'>): Promise<string> {
  const versions = [];
  for await (const { key, etag } of listAll(ports.state, CATALOG)) versions.push(`${key} ${etag}`);
  return versions.join('\n');
}
