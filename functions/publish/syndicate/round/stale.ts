/**
 * Articles that were rendered from what is not so any more are sent back, before anything else is made of them:
 * what *ingest* makes of them meanwhile the legs behind this one find.
 */
import { articleSource, type SourceKey } from '../../../site/keys.ts';
import type { Slug } from '../../../site/settings.ts';
import { readMany, type Seen } from '../../protocol/rows.ts';
import type { KeptArticle } from '../../rows/article.ts';
import { articleKey, knownSlice } from '../../rows/keys.ts';
import { staleAmong } from '../stale.ts';
import type { Going, Leg } from './leg.ts';
import { STRIDE_ARTICLES } from './limits.ts';
import { readPage } from './pages.ts';

export const stale: Leg<'stale'> = {
  name: 'stale',
  async stride(going, from) {
    const { table, enqueue } = going.ports;
    const slice = (one: string) => knownSlice('articles', one);
    const { rows, next } = await readPage(table, slice, from, STRIDE_ARTICLES);
    const keys = rows.map(({ sort }) => articleKey(sort));
    const outdated = await staleOf(going, await readMany<KeptArticle>(table, keys));
    if (outdated.length > 0) await enqueue.ingest(outdated);
    return next === undefined ? {} : { next };
  },
};

/** Whoever was rendered by another renderer or other settings is, whatever else he was rendered from. */
async function staleOf(
  { ports, record }: Going,
  rows: readonly Seen<KeptArticle>[],
): Promise<SourceKey[]> {
  const outdated: Slug[] = [];
  const others: Slug[] = [];
  for (const { value } of rows) {
    if (value === undefined) continue;
    const { inputs } = value.summary.memory;
    const isOutdated = inputs.renderer !== ports.renderer || inputs.settings !== record.version;
    (isOutdated ? outdated : others).push(value.slug);
  }
  const changed = await staleAmong(ports, others.map(articleSource), record);
  return [...new Set([...outdated.map(articleSource), ...changed])].sort();
}
