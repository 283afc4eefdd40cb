/** The page: complete HTML5 without scripts, which reads well without its stylesheet too. */
import { html, lines, raw, type Html } from '../../base/markup.ts';
import { layout, ofWords } from '../../site/layout.ts';
import type { Settings } from '../../site/settings.ts';
import { stringsFor } from '../../site/strings/index.ts';
import type { Facts } from '../render/facts.ts';
import { addedArticleSlots } from '../render/slots.ts';
import { after } from './page/after.ts';
import { head } from './page/head.ts';
import { masthead } from './page/masthead.ts';
import { side } from './page/side.ts';
import { text } from './page/text.ts';
import { hasPage, topicLink } from './page/topics.ts';
import type { Live, Notice, Variant } from './variant.ts';

export const page: Variant = {
  name: 'page',
  file: '',
  mediaType: 'text/html',
  render: renderPage,
  notice: renderNotice,
};

/** The whole document. */
function renderPage(live: Live): string {
  const { article, facts, settings, variants } = live;
  const { title, description, language } = facts;
  const slots = addedArticleSlots.of(settings);
  return layout({
    settings,
    language,
    title,
    ...(description !== undefined && { description }),
    path: article.address,
    head: head(facts, variants, settings),
    main: lines(
      breadcrumb(facts, settings),
      slots.beforeArticle?.(facts, settings),
      body(live),
      slots.afterArticle?.(facts, settings),
    ),
  });
}

/** What stands at the address of an article that is gone. */
function renderNotice({ gone, words, look, document, settings }: Notice): string {
  const { address, title, language } = gone;
  const main = html`<article>
<h1>${title}</h1>
<div class="${look}">
${words}
</div>
${look === 'callout stop' && instead(language, settings)}</article>`;
  return layout({ settings, language, title, path: address, main, ...document });
}

/** Whoever came for it is not left with nothing. */
function instead(language: string, settings: Settings): Html {
  const { notFound } = stringsFor(language, settings);
  const link = (path: string, text: string) => html`<a href="${path}">${text}</a>`;
  return html`<p${ofWords(language, settings)}>${notFound.instead(link)}</p>\n`;
}

function breadcrumb({ topics, language }: Facts, settings: Settings): Html {
  const { listing } = stringsFor(language, settings);
  const topic = topics.find(hasPage);
  return html`<nav class="breadcrumb" aria-label="${listing.breadcrumb}"${ofWords(language, settings)}>
<ol>
<li><a href="/">${listing.home}</a></li>
${topic && html`<li>${topicLink(topic)}</li>\n`}</ol>
</nav>`;
}

function body(live: Live): Html {
  const { facts, variants, settings } = live;
  const beside = side(live);
  return html`<article${beside !== undefined && raw(' class="with-side"')}>
${lines(masthead(live), beside, text(live), after(facts, variants, settings))}
</article>`;
}
