/** What stands in an article's place when it is gone: every variant says so. */
import { html, type Html } from '../../base/markup.ts';
import type { Variant } from '../model.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import { absolute, articlePath } from '../../site/routes.ts';
import { articleJson } from './article-json.ts';
import { variant } from './variant.ts';
import { layout, type Document } from '../../site/layout.ts';
import { renderOEmbed } from './oembed.ts';

/** What is still known of the article. */
export interface Gone {
  id: string;
  slug: Slug;
  title: string;
  language: string;
}

/** What a notice says, in each form. */
export interface Notice {
  /** Between the title and the end of the page. */
  words: Html;
  /** Whether it warns or only points the way. */
  look: 'callout' | 'callout stop';
  /** The same as Markdown. */
  markdown: string;
  /** What article.json says beyond what all of them say. */
  data: { status: 'withdrawn' | 'moved' } & Record<string, unknown>;
  /** What the page's head says beyond the title. */
  document: Pick<Document, 'head' | 'robots' | 'canonical'>;
}

/** Text that Markdown shows as it is (CommonMark, section 2.4). */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_~[\]<>#&|!]/g, '\\$&');
}

export function renderNotice(gone: Gone, settings: Settings, notice: Notice): Variant[] {
  const { id, slug, title, language } = gone;
  const url = absolute(settings, articlePath(slug));
  const main = html`<article>
<h1>${title}</h1>
<div class="${notice.look}">
${notice.words}
</div>
</article>`;
  const page = layout({
    settings,
    language,
    title,
    path: articlePath(slug),
    main,
    ...notice.document,
  });
  const embed = html`<article lang="${language}">
<h1>${title}</h1>
${notice.words}
<footer>
<p>${settings.attribution} · <a href="${url}">${settings.publisher.name}</a></p>
</footer>
</article>`;
  const source = `# ${escapeMarkdown(title)}\n\n${notice.markdown}\n`;
  const fragment = variant('embed', `${embed.text}\n`);
  const oembed = renderOEmbed({ title, authors: [] }, fragment, settings);
  const others = [variant('page', page), fragment, variant('source', source), oembed];
  const { publisher } = settings;
  const data = { id, slug, url, title, language, ...notice.data, publisher };
  const json = articleJson(data, slug, settings, others);
  return [...others.slice(0, 1), json.variant, ...others.slice(1)];
}
