/** What a new record takes over from the one before, and whether it says anything new. */
import { isDeepStrictEqual } from 'node:util';
import type { Slug } from '../../site/settings.ts';
import { shardOf } from '../../collection/catalog.ts';
import { collectionsOf } from '../../collection/collections.ts';
import type { Entry, Inputs } from '../../../schemas/types.ts';
import { readShardObject } from '../state/catalog-store.ts';
import type { Decision } from './decide.ts';
import type { Stamped } from '../protocol/objects.ts';
import type { Dependencies } from '../ports.ts';
import type { ArticleRecord } from '../state/records.ts';
import type { Sight } from './snapshot.ts';
import type { Surroundings } from './surroundings.ts';
import { rememberedTakedowns } from './takedown.ts';
import { rememberedWorld } from './world.ts';

/** The record of a decision; `variants`: ETags by key, absent when none were written. */
export async function nextRecord(
  deps: Dependencies,
  { slug, record, settings, source }: Sight,
  { report, accepted, entry, content }: Decision,
  { world, takedowns, claims }: Surroundings,
  variants: Record<string, string> | undefined,
): Promise<ArticleRecord> {
  const before = record.value;
  const orders = rememberedTakedowns(takedowns);
  const inputs: Inputs = {
    renderer: deps.renderer,
    settings: settings.value?.version ?? 'none',
    ...rememberedWorld(world),
    ...(orders && { takedowns: orders }),
  };
  const revision = before?.entry.memory.revision ?? (await lastRevision(deps, slug));
  const warnings = report.diagnostics.filter(({ severity }) => severity === 'warning').length;
  const memory = {
    revision: revision + 1,
    ...(source && { source: source.etag }),
    outcome: report.outcome,
    ...(warnings > 0 && { warnings }),
    ...(claims !== undefined && claims !== entry.id && { claims }),
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

/** Every collection the article has ever been in, with those it is in now. */
function everIn(record: ArticleRecord | undefined, entry: Omit<Entry, 'memory'>): string[] {
  const before = record?.entry.memory.collections ?? [];
  return [...new Set([...before, ...collectionsOf(entry)])].sort();
}

/** Equal but for what every write changes: the nonce and the revision. */
export function sameRecord(
  before: (ArticleRecord & Stamped) | undefined,
  next: ArticleRecord,
): boolean {
  if (before === undefined) return false;
  const { nonce: _, ...known } = before;
  const plain = JSON.parse(JSON.stringify(next)) as ArticleRecord;
  return isDeepStrictEqual(unrevised(known), unrevised(plain));
}

function unrevised({ entry, ...rest }: ArticleRecord): unknown {
  return { ...rest, entry: { ...entry, memory: { ...entry.memory, revision: 0 } } };
}
