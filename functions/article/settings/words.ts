/**
 * The words of a page about the publisher (site/site-pages.ts): Markdown in site.yaml, read as that of
 * an article is, and published whole or not at all.
 */
import { beginning } from '../../base/text.ts';
import type { Settings } from '../../site/settings.ts';
import { absolute, articlePath, mediaPath } from '../../site/routes.ts';
import type { SitePage } from '../../site/site-pages.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { darkTwin } from '../media/twins.ts';
import type { Dependencies, ParsedArticle } from '../model.ts';
import { parse } from '../parse.ts';

/** What it says, or the reason why it cannot be published; undefined where there are no words. */
export function readWords(
  { field }: SitePage,
  settings: Settings,
): ParsedArticle | { reason: string } | undefined {
  const words = settings[field];
  if (words === undefined) return undefined;
  const title = stringsFor(settings.language, settings).sitePages[field];
  const head = `---\ntitle: ${JSON.stringify(title)}\nlanguage: ${settings.language}\n---\n`;
  const bytes = new TextEncoder().encode(head + words);
  const { article, diagnostics } = parse({ slug: field, bytes, lastModified: '' }, settings);
  const [refused] = diagnostics.filter(({ severity }) => severity === 'error');
  if (refused !== undefined || article === undefined) {
    const { line = HEAD_LINES + 1, reason = 'they cannot be read.' } = refused ?? {};
    return { reason: `In line ${line - HEAD_LINES} of these words: ${reason}` };
  }
  const wrong = wrongIn(article);
  return wrong === undefined ? article : { reason: `These words ${wrong}` };
}

const HEAD_LINES = 4;

/** What would be lost, or lead nowhere: there is no folder that a path could start from. */
function wrongIn({ structure }: ParsedArticle): string | undefined {
  const { leftOut, links, images, missing } = structure;
  const [lost] = leftOut;
  if (lost !== undefined) return `hold ${lost.what}, which is not published: delete it.`;
  const [marker] = missing;
  if (marker !== undefined) return `cite [^${marker.label}], and do not say what it is.`;
  const elsewhere = [...links, ...images].find(
    ({ node, target }) => target.kind === 'none' || !/^(?:[a-z][a-z0-9+.-]*:|[/#])/i.test(node.url),
  );
  if (elsewhere === undefined) return undefined;
  const url = beginning(elsewhere.node.url, 60);
  return `lead to ${url}: write the whole address, such as /articles/… or https://…`;
}

/** Links lead where they say, whether anything is there or not: nobody looks. */
export function nobodyLooks(article: ParsedArticle, settings: Settings): Dependencies {
  const live = { status: 'live' as const };
  return {
    settings,
    articles: new Map(
      article.links.map((slug) => [
        slug,
        { ...live, source: true, url: absolute(settings, articlePath(slug)) },
      ]),
    ),
    media: new Map(
      // But for twins: nobody says that there are any.
      article.media
        .filter(darkTwin)
        .map((key) => [
          key,
          { ...live, url: absolute(settings, mediaPath(key)), type: '', bytes: 0, etag: '' },
        ]),
    ),
  };
}
