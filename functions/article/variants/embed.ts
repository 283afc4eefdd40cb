/** The embed: a fragment that partners put into a page of theirs, with nothing that runs in it. */
import { html, lines, raw, type Html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { elsewhere, SITE } from '../render/addresses.ts';
import type { Facts } from '../render/facts.ts';
import { wholeText } from '../render/full-text.ts';
import { languageOfStrings, stringsFor } from '../../site/strings/index.ts';
import { ofTheSite, ofWords } from '../../site/layout.ts';
import { day, notAdvice, reviewLine } from '../render/review.ts';
import type { Live, Notice, Variant } from './variant.ts';

export const embed: Variant = {
  name: 'embed',
  file: 'embed.html',
  mediaType: 'text/html',
  framed: true,
  label: 'HTML to embed',
  render: renderEmbed,
  notice: ({ gone, url, words, settings }: Notice) =>
    `${
      html`<article lang="${gone.language}">
<h1>${gone.title}</h1>
${words}
<footer>
<p>${attributed(gone.language, settings)} · <a href="${url}">${settings.publisher.name}</a></p>
</footer>
</article>`.text
    }\n`,
};

/** One `<article>`, with absolute URLs, without ids that the page could have already. */
function renderEmbed({ article, facts, content, settings }: Live): string {
  const { title, language, authors } = facts;
  const names = authors.map(({ name }) => name).join(', ');
  const by = names !== '' && stringsFor(language, settings).article.writtenBy(names);
  return `${
    html`<article lang="${language}">
<h1>${title}</h1>
${lines(
  html`<p${ofWords(language, settings)}>${by}${reviewLine(facts, settings)}</p>`,
  raw(
    elsewhere(limited(wholeText(article, facts, content, settings)), settings.baseUrl, facts.url),
  ),
  attribution(facts, settings),
)}
</article>`.text
  }\n`;
}

/**
 * No picture is wider than the place it stands in, whatever stylesheet is there, if any. Pictures
 * are the site's own, so each has the mark, which no text can have.
 */
function limited(html: string): string {
  const picture = '<img src="';
  return html.replaceAll(picture + SITE, `<img style="${LIMIT}" src="${SITE}`);
}

const LIMIT = 'max-width:100%;height:auto';

function attribution(facts: Facts, settings: Settings): Html {
  const { url, license, publisher, modified, language } = facts;
  const { article } = stringsFor(language, settings);
  const terms =
    license !== undefined && html` · <a rel="license" href="${license}">${article.licence}</a>`;
  const source = html`<a rel="bookmark" href="${url}">${article.readAt(publisher.name)}</a>`;
  const updated = article.updated(day(modified, language, settings));
  const said = attributed(languageOfStrings(language, settings), settings);
  return html`<footer>
${lines(notAdvice(language, settings), html`<p${ofWords(language, settings)}>${said} · ${source} · ${updated}${terms}</p>`)}
</footer>`;
}

/** As site.yaml says it, in its language. */
function attributed(language: string, settings: Settings): Html {
  const lang = ofTheSite(language, settings);
  return lang === undefined
    ? html`${settings.attribution}`
    : html`<span${lang}>${settings.attribution}</span>`;
}
