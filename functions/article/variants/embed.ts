/** The embed: a fragment that partners put into a page of theirs, with nothing that runs in it. */
import { html, lines, raw, type Html } from '../../base/markup.ts';
import type { ParsedArticle } from '../model.ts';
import type { Settings } from '../../site/settings.ts';
import { elsewhere, SITE } from '../render/addresses.ts';
import type { Content } from '../render/content.ts';
import type { Facts } from '../render/facts.ts';
import { day, reviewLine } from '../render/review.ts';

/** One `<article>`, with absolute URLs, without ids that the page could have already. */
export function renderEmbed(
  article: ParsedArticle,
  facts: Facts,
  content: Content,
  settings: Settings,
): string {
  const { title, language, authors } = facts;
  const names = authors.map(({ name }) => name).join(', ');
  return `${
    html`<article lang="${language}">
<h1>${title}</h1>
${lines(
  html`<p>${names === '' ? '' : `By ${names}. `}${reviewLine(facts)}</p>`,
  raw(elsewhere(limited(wholeText(article, facts, content)), settings.baseUrl, facts.url)),
  attribution(facts, settings),
)}
</article>`.text
  }\n`;
}

/** Everything the article says, corrections first and references last, with absolute URLs. */
export function fullText(
  article: ParsedArticle,
  facts: Facts,
  content: Content,
  { baseUrl }: Settings,
): string {
  return elsewhere(wholeText(article, facts, content), baseUrl, facts.url);
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

function wholeText(
  { structure }: ParsedArticle,
  { corrections }: Facts,
  { parts, references }: Content,
): string {
  const said = corrections.map(
    ({ date, text }) => html`<p><strong>Correction, ${day(date)}:</strong> ${text}</p>`,
  );
  const text = lines(
    ...said,
    ...parts.flatMap(({ heading, body }) => [raw(heading), raw(body)]),
    references !== '' && html`<h2>${structure.references.text}</h2>\n${raw(references)}`,
  );
  return text.text;
}

function attribution(facts: Facts, { disclaimer }: Settings): Html {
  const { attribution, url, license, publisher, modified } = facts;
  const terms = license !== undefined && html` · <a rel="license" href="${license}">Licence</a>`;
  const notAdvice = disclaimer !== undefined && html`<p>${disclaimer}</p>\n`;
  return html`<footer>
${notAdvice}<p>${attribution} · <a rel="bookmark" href="${url}">Read it at ${publisher.name}</a> · Updated
${day(modified)}${terms}</p>
</footer>`;
}
