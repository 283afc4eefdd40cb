/** One article, all that it gives to the site. The table of contents of this folder. */
import type { Defaults, ParsedArticle, Rendered, Dependencies } from './model.ts';
import { articleHash, articleJson } from './variants/article-json.ts';
import { variant } from './variants/variant.ts';
import { renderContent } from './render/content.ts';
import { fullText, renderEmbed } from './variants/embed.ts';
import { summaryOf } from './render/entry.ts';
import { gather } from './render/facts.ts';
import { renderOEmbed } from './variants/oembed.ts';
import { renderPage } from './variants/page.ts';
import { renderSource } from './variants/source.ts';

export { renderMoved } from './variants/moved.ts';
export { renderWithdrawn } from './variants/withdrawn.ts';

/**
 * Renders an article that was accepted. It cannot fail: what would be too large or too deep is
 * refused by `parse`. The same article, world and defaults always give the same bytes.
 */
export function render(
  article: ParsedArticle,
  dependencies: Dependencies,
  defaults: Defaults,
): Rendered {
  const { settings } = dependencies;
  const content = renderContent(article, dependencies);
  const facts = gather(article, dependencies, defaults, content);
  const page = variant('page', renderPage(article, facts, content, settings));
  const embed = variant('embed', renderEmbed(article, facts, content, settings));
  const source = variant('source', renderSource(article));
  const oembed = renderOEmbed(facts, embed, settings);
  const json = articleJson(facts, article.slug, settings, [page, embed, source, oembed]);
  return {
    article: json.article,
    variants: [page, json.variant, embed, source, oembed],
    summary: { ...summaryOf(facts), ...articleHash([json.variant]) },
    content: fullText(article, facts, content, settings),
  };
}
