/**
 * The files of the search's lists. A file leads to another only once that is on the site, whoever writes it:
 * so the row of a shard, which says where it leads, is written after those files.
 */
import {
  childFor,
  limitOf,
  newChild,
  pathOf,
  renderShard,
  split,
} from '../../../collection/search/shards.ts';
import type { ListId } from '../../../collection/search/postings.ts';
import type { Content, Shard } from '../../../collection/search/shard.ts';
import type { Settings } from '../../../site/settings.ts';
import { siteKey, type SiteKey } from '../../../site/keys.ts';
import type { ObjectHead } from '../../../store/store.ts';
import { queryAll, type Row } from '../../../store/table/table.ts';
import { mapAll, WIDTH } from '../../protocol/map-all.ts';
import { writeObject, type SiteFile } from '../../protocol/objects.ts';
import type { BeforeWrite } from '../../protocol/recheck.ts';
import { commit, put, readRow, seenIn, type Seen } from '../../protocol/rows.ts';
import { asSiteFile } from '../../protocol/site-file.ts';
import { ATTEMPTS, Contended, type Ports } from '../../ports.ts';
import { Damaged } from '../../rows/collections.ts';
import { listRows, postingPrefix, shardKey } from '../../rows/keys.ts';
import { intact, type PostingRow, type ShardRow, type Touched } from '../../rows/search.ts';

/** What all of them are written with. */
export interface Writing {
  settings: Settings;
  beforeWrite: BeforeWrite;
}

/**
 * Brings the files in which these keys stand, or stood, in step with their lists; returns those written.
 * `whole`: all other files of these lists, too.
 */
export async function writeShards(
  ports: Ports,
  touched: readonly Touched[],
  writing: Writing,
  whole = false,
): Promise<SiteKey[]> {
  const byList = Map.groupBy(touched, ({ list }) => list);
  const written = await mapAll(
    byList,
    ([list, own]) => {
      const writer = new ListWriter(ports, list, writing, whole);
      return writer.write(own.flatMap(({ key }) => (key === '' ? [] : [key])));
    },
    { concurrency: WIDTH },
  );
  return written.flat();
}

/** Writes one that is not on the site, with whatever is in it, so that others may lead there. */
export async function ensureShard(
  ports: Ports,
  shard: Shard,
  { settings, beforeWrite }: Writing,
): Promise<void> {
  const key = siteKey(pathOf(shard));
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if ((await ports.site.head(key)) !== undefined) return;
    const { value = {} } = await readRow<ShardRow>(ports.table, shardKey(shard));
    const file = fileOf(shard, await contentOf(ports, shard, value), settings);
    // Who was faster has written it, unless he failed: only a look tells that it is there.
    const { outcome } = await writeObject(ports.site, file, undefined, beforeWrite);
    if (outcome !== 'moved') return;
  }
  throw new Contended(key);
}

class ListWriter {
  readonly #ports: Ports;
  readonly #list: ListId;
  readonly #writing: Writing;
  readonly #whole: boolean;
  readonly #changed: SiteKey[] = [];

  constructor(ports: Ports, list: ListId, writing: Writing, whole: boolean) {
    this.#ports = ports;
    this.#list = list;
    this.#writing = writing;
    this.#whole = whole;
  }

  async write(keys: readonly string[]): Promise<SiteKey[]> {
    await this.#place('', keys);
    return this.#changed;
  }

  /** The shard of this prefix, below which these keys belong, and before it what it leads to. */
  async #place(prefix: string, keys: readonly string[]): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const head = await this.#ports.site.head(this.#key(prefix));
      const seen = await this.#row(prefix);
      const { plan, next } = seen.value ?? {};
      if (seen.version === undefined) await this.#commit(prefix, {}, seen);
      else if (plan === undefined && next === undefined) {
        const limit = limitOf(this.#list);
        const { rows, version } = await this.#read(prefix, limit + 1);
        const content = { kind: 'keys' as const, postings: rows };
        // Pages lead back to it from where it leads to, so that it is there before them, with whatever in it.
        if (rows.length > limit && head === undefined)
          await this.#write(prefix, head, content, async () => true);
        else if (rows.length > limit) {
          const all = (await this.#read(prefix)).rows.map(({ key }) => key);
          await this.#commit(prefix, { plan: split(prefix, all, limit) }, seen);
        } else if (
          await this.#write(prefix, head, content, async () => {
            const row = await this.#row(prefix);
            return row.version === seen.version && (await this.#read(prefix)).version === version;
          })
        )
          return;
      } else if (await this.#writeSplit(prefix, keys, head, seen)) return;
    }
    throw new Contended(`${this.#list} ${prefix}`);
  }

  /**
   * One that leads to others: these, its row, its file. Into what it is split stands in its row before any of that is
   * written, so that nothing is ever there to which no row leads. False where something moved meanwhile.
   */
  async #writeSplit(
    prefix: string,
    keys: readonly string[],
    head: ObjectHead | undefined,
    seen: Seen<ShardRow>,
  ): Promise<boolean> {
    const { plan, next: known = [] } = seen.value!;
    const next = plan ?? known;
    // Who has put something into it before it was split does not come by again.
    const isFirst = known.length === 0;
    const all = isFirst ? (await this.#read(prefix)).rows.map(({ key }) => key) : [];
    const more = withChildren(prefix, next, [...keys, ...all]);
    if (more.length > next.length) {
      await this.#commit(prefix, { plan: more, ...(!isFirst && { next: known }) }, seen);
      return false;
    }
    await this.#below(next, [...keys, ...all], this.#whole ? [] : known);
    let { version } = seen;
    if (plan !== undefined) {
      version = await this.#commit(prefix, { next }, seen);
      if (version === undefined) return false;
    }
    return this.#write(prefix, head, { kind: 'split', next }, async () => {
      return (await this.#row(prefix)).version === version;
    });
  }

  /** The files of these beginnings, but for those that are there already and to which no key belongs. */
  async #below(
    next: readonly string[],
    keys: readonly string[],
    there: readonly string[],
  ): Promise<void> {
    const own = Map.groupBy(keys, (key) => childFor(key, next)!);
    const some = next.filter((child) => own.has(child) || !there.includes(child));
    await mapAll(some, (child) => this.#place(child, own.get(child) ?? []));
  }

  /** Writes its file where it differs, and looks whether what it says is still so; false where it is not. */
  async #write(
    prefix: string,
    head: ObjectHead | undefined,
    content: Content,
    isStill: () => Promise<boolean>,
  ): Promise<boolean> {
    const file = fileOf({ list: this.#list, prefix }, content, this.#writing.settings);
    const written = await writeObject(this.#ports.site, file, head, this.#writing.beforeWrite);
    if (written.outcome === 'moved') return false;
    if (written.outcome === 'same') return true;
    this.#changed.push(file.key);
    return isStill();
  }

  #key(prefix: string): SiteKey {
    return siteKey(pathOf({ list: this.#list, prefix }));
  }

  async #row(prefix: string): Promise<Seen<ShardRow>> {
    const seen = await readRow<ShardRow>(this.#ports.table, shardKey({ list: this.#list, prefix }));
    intact(`How ${this.#list} is split`, seen, this.#list);
    return seen;
  }

  #commit(prefix: string, row: ShardRow, seen: Seen<ShardRow>) {
    return commit(this.#ports, [put(shardKey({ list: this.#list, prefix }), row, seen)]);
  }

  #read(prefix: string, limit?: number) {
    return readPostings(this.#ports, { list: this.#list, prefix }, limit);
  }
}

/** These beginnings, and more for keys that have none of them. */
function withChildren(
  prefix: string,
  next: readonly string[],
  keys: readonly string[],
): readonly string[] {
  const all = [...next];
  for (const key of keys)
    if (childFor(key, all) === undefined) all.push(newChild(prefix, key, all));
  return all.sort();
}

function fileOf(shard: Shard, content: Content, settings: Settings): SiteFile {
  return asSiteFile(renderShard(shard, content, settings));
}

/** What is in a shard whose row says this. */
async function contentOf(
  ports: Pick<Ports, 'table'>,
  shard: Shard,
  { next }: ShardRow,
): Promise<Content> {
  if (next !== undefined) return { kind: 'split', next };
  return { kind: 'keys', postings: (await readPostings(ports, shard)).rows };
}

/** What stands in a list below a prefix, up to so many. */
async function readPostings(
  { table }: Pick<Ports, 'table'>,
  { list, prefix }: Shard,
  limit?: number,
): Promise<{ rows: PostingRow[]; version: string }> {
  const rows: PostingRow[] = [];
  const versions: string[] = [];
  const range = { prefix: postingPrefix(prefix), ...(limit !== undefined && { limit }) };
  for await (const row of queryAll(table, listRows(list), range)) {
    rows.push(postingIn(row));
    versions.push(`${row.sort} ${row.version}`);
    if (rows.length === limit) break;
  }
  return { rows, version: versions.join() };
}

function postingIn(row: Row): PostingRow {
  const { value } = seenIn<PostingRow>(row);
  if (value === undefined) throw new Damaged(`${row.partition} ${row.sort}`);
  return value;
}
