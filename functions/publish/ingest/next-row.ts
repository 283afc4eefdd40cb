/** What a new row takes over from the one before, and whether it says anything new. */
import { collectionsOf } from '../../collection/kinds/index.ts';
import type { Inputs } from '../../../schemas/types.ts';
import type { Decision } from './situation.ts';
import type { Ports } from '../ports.ts';
import type { ETag } from '../../store/store.ts';
import type { ArticleRow } from '../rows/article.ts';
import type { PlacedSummary } from '../rows/places.ts';
import { says } from '../protocol/rows.ts';
import type { Snapshot } from './snapshot.ts';
import type { ArticleInputs } from './inputs.ts';
import { rememberedOperatorWithdrawals } from './operator-withdrawals.ts';
import { rememberedDependencies } from './dependencies.ts';

/** The row of a decision; `variants`: ETags by key, absent when none were written. */
export function nextRow(
  ports: Pick<Ports, 'renderer'>,
  { slug, record, settings, source }: Snapshot,
  { report, accepted, summary, content }: Decision,
  { dependencies, operatorWithdrawals, claims, bibliographies }: ArticleInputs,
  variants: Record<string, string> | undefined,
): ArticleRow {
  const before = record.value;
  const orders = rememberedOperatorWithdrawals(operatorWithdrawals);
  const inputs: Inputs = {
    renderer: ports.renderer,
    settings: settings.value?.version ?? 'none',
    ...rememberedDependencies(dependencies),
    ...(orders && { takedowns: orders }),
    ...(bibliographies && { bibliographies }),
  };
  const warnings = report.diagnostics.filter(({ severity }) => severity === 'warning').length;
  const memory = {
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

/** The row of which the ledger has an object with this ETag. */
export function withLedger(row: ArticleRow, ledger: ETag): ArticleRow {
  const { summary } = row;
  return { ...row, summary: { ...summary, memory: { ...summary.memory, ledger } } };
}

/** Every collection the article has ever been in, with those it is in now. */
function everIn(record: ArticleRow | undefined, summary: PlacedSummary): string[] {
  const before = record?.summary.memory.collections ?? [];
  return [...new Set([...before, ...collectionsOf(summary)])].sort();
}

export function sameRow(before: ArticleRow | undefined, next: ArticleRow): boolean {
  return before !== undefined && says(before, next);
}
