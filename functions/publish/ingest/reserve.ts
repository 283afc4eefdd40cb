/**
 * An address that an article gets by its front matter is written into its record before anything is
 * published there. So whoever asks for the same address sees it, before either has written
 * anything, and what a run leaves there that dies is never forgotten.
 */
import { articlePath } from '../../site/routes.ts';
import type { Slug } from '../../site/settings.ts';
import { shardOf } from '../../collection/catalog.ts';
import { articleSource, recordOf } from '../../site/keys.ts';
import type { Ports } from '../ports.ts';
import { readShardObject } from '../state/catalog-store.ts';
import { addressesOf } from '../state/places.ts';
import type { ArticleRecord, Remembered } from '../state/records.ts';
import { writeState } from '../protocol/objects.ts';
import type { BeforeWrite } from '../protocol/recheck.ts';
import type { Decision } from './situation.ts';
import type { Snapshot } from './snapshot.ts';

/** Whether there was something to reserve: then everything is to be looked at again. */
export async function reserve(
  ports: Ports,
  { slug, record }: Snapshot,
  decision: Decision,
  beforeWrite: BeforeWrite,
): Promise<boolean> {
  const { summary } = decision;
  if (decision.variants === undefined) return false;
  const was = record.value?.summary;
  // What never became public has let go of what it had reserved.
  const isLetGo = was?.status === 'unpublished' && was.memory.yielded === true;
  const known = [articlePath(slug), ...(isLetGo ? [] : addressesOf(was))];
  const wanted = addressesOf(summary).filter((address) => !known.includes(address));
  if (wanted.length === 0) return false;
  const before = record.value ?? (await nothingYet(ports, slug, decision));
  const { redirects = [], yielded, ...others } = before.summary.memory;
  const { asks } = summary.memory ?? {};
  const next = {
    ...others,
    ...(yielded && !isLetGo && { yielded }),
    redirects: [...new Set([...redirects, ...wanted])].sort(),
    ...(asks && { asks }),
    revision: others.revision + 1,
  };
  const { nonce: _, ...rest } = { nonce: '', ...before };
  const value = { ...rest, summary: { ...before.summary, memory: next } };
  await beforeWrite();
  await writeState(ports, recordOf(articleSource(slug)), value, record.etag);
  return true;
}

/** The record of an article of which nothing is known; it was never looked at. */
async function nothingYet(
  ports: Ports,
  slug: Slug,
  { report, summary }: Decision,
): Promise<ArticleRecord> {
  const shard = await readShardObject(ports, shardOf(slug));
  const revision = shard.rows.get(slug)?.summary.memory.revision ?? 0;
  const { id, url, title, language } = summary;
  const people = { authors: [], reviewers: [], topics: [], about: [], corrections: [] };
  const inputs = { renderer: '', settings: 'none', articles: {}, media: {} };
  const unread: Remembered = {
    ...{ id, slug, url, status: 'unpublished', title, language, ...people },
    memory: { revision, outcome: 'gone', collections: [], variants: {}, inputs },
  };
  return { slug, summary: unread, report: { ...report, outcome: 'gone', diagnostics: [] } };
}
