/** Ingest: one source, whatever kind it is, brought in step with what is pushed. */
import type { Slug } from '../site/settings.ts';
import { classify, shadowed, type SourceKind } from '../article/file/source-path.ts';
import { ingestArticle } from './ingest/article.ts';
import { ingestBibliography } from './ingest/bibliographies.ts';
import { ingestMedia } from './ingest/media.ts';
import type { Reader } from './ingest/reader.ts';
import { ingestSettings } from './ingest/settings.ts';
import { shadowOf } from './protocol/article-source.ts';
import { articleSource, asSourceKey, sourceAt } from '../site/keys.ts';
import type { Ports } from './ports.ts';
import { readSummary } from './rows/article.ts';
import { idHolders } from './rows/claims.ts';

/**
 * Takes the key of a source that may have changed; the key is all that an event is trusted for.
 * Throws only what a retry may cure; a source that is not fit to publish is no failure. `reader`: who reads
 * articles in another thread.
 */
export async function ingest(ports: Ports, key: string, reader?: Reader): Promise<void> {
  const source = classify(key);
  switch (source.kind) {
    case 'article':
      await tellShadowed(ports, source);
      return await ingestArticle(ports, source.slug, reader);
    case 'media':
      return await ingestMedia(ports, asSourceKey(source.key));
    case 'bibliography':
      return await ingestBibliography(ports, asSourceKey(source.key));
    case 'settings':
      return await ingestSettings(ports);
    case 'forbidden':
      ports.log({ event: 'path.forbidden', key, diagnostic: source.diagnostic });
      return;
    case 'withdrawal':
      await ingestArticle(ports, source.slug);
      return await wakeNamesakes(ports, source.slug);
    case 'ignored':
      ports.log({ event: 'path.ignored', key });
      return;
  }
}

/** Of two files with one address one counts, and whoever pushed the other hears of it. */
async function tellShadowed(ports: Ports, { slug, path = slug }: Article): Promise<void> {
  const other = await shadowOf(ports.source, slug, path);
  if (other === undefined) return;
  const key = sourceAt(path);
  ports.log({ event: 'path.forbidden', key, diagnostic: shadowed(key, other) });
}

type Article = Extract<SourceKind, { kind: 'article' }>;

/** An order holds for whoever carries the article's id now: a rename is no way around it. */
async function wakeNamesakes(ports: Ports, slug: Slug): Promise<void> {
  const { value } = await readSummary(ports, slug);
  if (value === undefined) return;
  const namesakes = await idHolders(ports, value.summary.id);
  const others = namesakes.filter((other) => other !== slug).map(articleSource);
  if (others.length > 0) await ports.enqueue.ingest(others);
}
