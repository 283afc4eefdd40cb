/** Ingest: one source, whatever kind it is, brought in step with what is pushed. */
import type { Slug } from '../site/settings.ts';
import { classify } from '../article/file/source-path.ts';
import { claimants } from './state/identities.ts';
import { ingestArticle } from './ingest/article.ts';
import { ingestMedia } from './ingest/media.ts';
import { ingestSettings } from './ingest/settings.ts';
import { articleSource, asSourceKey } from '../site/keys.ts';
import type { Dependencies } from './ports.ts';
import { readArticle } from './state/records.ts';

/**
 * Takes the key of a source that may have changed; the key is all that an event is trusted for.
 * Throws only what a retry may mend; a source that is not fit to publish is no failure.
 */
export async function ingest(deps: Dependencies, key: string): Promise<void> {
  const source = classify(key);
  switch (source.kind) {
    case 'article':
      return await ingestArticle(deps, source.slug);
    case 'media':
      return await ingestMedia(deps, asSourceKey(source.key));
    case 'settings':
      return await ingestSettings(deps);
    case 'forbidden':
      deps.log({ event: 'path.forbidden', key, diagnostic: source.diagnostic });
      return;
    case 'takedown':
      await ingestArticle(deps, source.slug);
      return await wakeNamesakes(deps, source.slug);
    case 'ignored':
      deps.log({ event: 'path.ignored', key });
      return;
  }
}

/** An order holds for whoever carries the article's id now: a rename is no way around it. */
async function wakeNamesakes(deps: Dependencies, slug: Slug): Promise<void> {
  const { value } = await readArticle(deps, slug);
  if (value === undefined) return;
  const namesakes = await claimants(deps, value.entry.id);
  const others = namesakes.filter((other) => other !== slug).map(articleSource);
  if (others.length > 0) await deps.wake.ingest(others);
}
