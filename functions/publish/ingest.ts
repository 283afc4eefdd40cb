/** Ingest: one source, whatever kind it is, brought in step with what is pushed. */
import { classify } from '../article/source-path.ts';
import { ingestArticle } from './ingest-article.ts';
import { ingestMedia } from './ingest-media.ts';
import { ingestSettings } from './ingest-settings.ts';
import { asSourceKey } from './keys.ts';
import type { Dependencies } from './ports.ts';

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
    case 'ignored':
      return;
  }
}
