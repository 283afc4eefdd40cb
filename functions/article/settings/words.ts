/**
 * The words of a page about the publisher (site/site-pages.ts): Markdown in site.yaml, read as that of
 * an article is, and published whole or not at all. They are rendered where site.yaml is read, and the
 * settings carry the HTML: whoever makes the page needs no parser.
 */
import { html, lines, raw } from '../../base/markup.ts';
import { beginning } from '../../base/text.ts';
import type { Settings } from '../../site/settings.ts';
import { absolute, articlePath, mediaPath } from '../../site/routes.ts';
import type { SitePage } from '../../site/site-pages.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { darkTwin } from '../media/twins.ts';
import type { Dependencies, ParsedArticle } from '../model.ts';
import { parse } from '../parse.ts';
import { onThePage } from '../render/addresses.ts';
import { renderContent } from '../render/content.ts';

/** They stand in the row of the settings, which may have 400 KB together with site.yaml itself. */
const WORDS_BYTES = 64 * 1024;

/** What it says as sanitised HTML, or the reason why it cannot be published. */
export function renderWords(
  { field }: SitePage,
  words: string,
  settings: Settings,
): { html: string } | { reason: string } {
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
  if (wrong !== undefined) return { reason: `These words ${wrong}` };
  const html = toHtml(article, settings);
  if (Buffer.byteLength(html) <= WORDS_BYTES) return { html };
  return { reason: `These words become more than ${WORDS_BYTES} bytes of HTML: shorten them.` };
}

function toHtml(article: ParsedArticle, settings: Settings): string {
  const { parts, references } = renderContent(article, nobodyLooks(article, settings));
  const { id, text } = article.structure.references;
  const pieces = [
    ...parts.flatMap(({ heading, body }) => [raw(onThePage(heading)), raw(onThePage(body))]),
    references !== '' && html`<h2 id="${id}">${text}</h2>\n${raw(onThePage(references))}`,
  ];
  return lines(...pieces).toString();
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
function nobodyLooks(article: ParsedArticle, settings: Settings): Dependencies {
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
