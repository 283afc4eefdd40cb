/**
 * An address that an article gets by its front matter is written into its row before anything is
 * published there. So whoever asks for the same address sees it, before either has written
 * anything, and what a run leaves there that dies is never forgotten.
 */
import { articlePath } from '../../site/routes.ts';
import type { Slug } from '../../site/settings.ts';
import { articleSource } from '../../site/keys.ts';
import type { Ports } from '../ports.ts';
import { writeArticle, type ArticleRow, type Remembered } from '../rows/article.ts';
import { addressesOf } from '../rows/places.ts';
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
  const before = record.value ?? nothingYet(slug, decision);
  const { redirects = [], yielded, ...others } = before.summary.memory;
  const { asks } = summary.memory ?? {};
  const next = {
    ...others,
    ...(yielded && !isLetGo && { yielded }),
    redirects: [...new Set([...redirects, ...wanted])].sort(),
    ...(asks && { asks }),
  };
  const row = { ...before, summary: { ...before.summary, memory: next } };
  await beforeWrite();
  if (await writeArticle(ports, row, record)) await ports.enqueue.syndicate([articleSource(slug)]);
  return true;
}

/** The row of an article of which nothing is known; it was never looked at. */
function nothingYet(slug: Slug, { report, summary }: Decision): ArticleRow {
  const { id, url, title, language } = summary;
  const people = { authors: [], reviewers: [], topics: [], about: [], corrections: [] };
  const inputs = { renderer: '', settings: 'none', articles: {}, media: {} };
  const unread: Remembered = {
    ...{ id, slug, url, status: 'unpublished', title, language, ...people },
    memory: { outcome: 'gone', collections: [], variants: {}, inputs },
  };
  return { slug, summary: unread, report: { ...report, outcome: 'gone', diagnostics: [] } };
}
