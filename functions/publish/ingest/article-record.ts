/** What a new record takes over from the one before, and whether it says anything new. */
import { isDeepStrictEqual } from 'node:util';
import type { Slug } from '../../site/settings.ts';
import { shardOf } from '../../collection/catalog.ts';
import { collectionsOf } from '../../collection/kinds/index.ts';
import type { Inputs } from '../../../schemas/types.ts';
import { readShardObject } from '../state/catalog-store.ts';
import type { Decision } from './situation.ts';
import type { Stamped } from '../protocol/objects.ts';
import type { Ports } from '../ports.ts';
import type { PlacedSummary } from '../state/places.ts';
import type { ArticleRecord } from '../state/records.ts';
import type { Snapshot } from './snapshot.ts';
import type { ArticleInputs } from './inputs.ts';
import { rememberedOperatorWithdrawals } from './operator-withdrawals.ts';
import { rememberedDependencies } from './dependencies.ts';

/** The record of a decision; `variants`: ETags by key, absent when none were written. */
export async function nextRecord(
  ports: Ports,
  { slug, record, settings, source }: Snapshot,
  { report, accepted, summary, content }: Decision,
  { dependencies, operatorWithdrawals, claims, bibliographies }: ArticleInputs,
  variants: Record<string, string> | undefined,
): Promise<ArticleRecord> {
  const before = record.value;
  const orders = rememberedOperatorWithdrawals(operatorWithdrawals);
  const inputs: Inputs = {
    renderer: ports.renderer,
    settings: settings.value?.version ?? 'none',
    ...rememberedDependencies(dependencies),
    ...(orders && { takedowns: orders }),
    ...(bibliographies && { bibliographies }),
  };
  const revision = before?.summary.memory.revision ?? (await lastRevision(ports, slug));
  const warnings = report.diagnostics.filter(({ severity }) => severity === 'warning').length;
  const memory = {
    revision: revision + 1,
    ...(source && { source: source.etag }),
    outcome: report.outcome,
    ...(warnings > 0 && { warnings }),
    ...(claims !== undefined && claims !== summary.id && { claims }),
    ...(report.due !== undefined && { due: report.due }),
    ...summary.memory,
    collections: everIn(before, summary),
    variants: variants ?? before?.summary.memory.variants ?? {},
    inputs,
  };
  const kept = { ...(accepted && { accepted }), ...(content !== undefined && { content }) };
  return { slug, ...kept, summary: { ...summary, memory }, report };
}

/** A record lost to a power cut goes on from what the catalog knows of it. */
async function lastRevision(ports: Ports, slug: Slug): Promise<number> {
  const shard = await readShardObject(ports, shardOf(slug));
  return shard.rows.get(slug)?.summary.memory.revision ?? 0;
}

/** Every collection the article has ever been in, with those it is in now. */
function everIn(record: ArticleRecord | undefined, summary: PlacedSummary): string[] {
  const before = record?.summary.memory.collections ?? [];
  return [...new Set([...before, ...collectionsOf(summary)])].sort();
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

function unrevised({ summary, ...rest }: ArticleRecord): unknown {
  return { ...rest, summary: { ...summary, memory: { ...summary.memory, revision: 0 } } };
}
