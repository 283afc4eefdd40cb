/**
 * What is due: articles that are to go live, or to expire, at a moment that has come. Only the clock
 * tells of it, so somebody looks every minute, at those alone; the sweep looks at everything.
 */
import { articleSource } from '../site/keys.ts';
import { instantOf } from '../base/time.ts';
import type { Ports } from './ports.ts';
import { readMany } from './protocol/rows.ts';
import type { KeptArticle } from './rows/article.ts';
import { readDue } from './rows/due.ts';
import { articleKey } from './rows/keys.ts';

/** Sends them to *ingest*; how many. What its article does not say any more is passed over. */
export async function wakeDue(ports: Pick<Ports, 'table' | 'now' | 'enqueue'>): Promise<number> {
  const due = await readDue(ports, ports.now());
  const rows = await readMany<KeptArticle>(
    ports.table,
    due.map(({ slug }) => articleKey(slug)),
  );
  const keys = due.flatMap(({ slug, at }, i) => {
    const said = rows[i]!.value?.summary.memory.due;
    return said !== undefined && instantOf(said) === at ? [articleSource(slug)] : [];
  });
  if (keys.length > 0) await ports.enqueue.ingest(keys);
  return keys.length;
}
