/** The embed: a fragment that partners put into a page of theirs, with nothing that runs in it. */
import { html, lines, raw, type Html } from '../markdown/html.ts';
import type { ParsedArticle, Settings } from '../model.ts';
import { elsewhere } from './addresses.ts';
import type { Content } from './content.ts';
import type { Facts } from './facts.ts';
import { day, reviewLine } from './review.ts';

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
  raw(fullText(article, facts, content, settings)),
  attribution(facts),
)}
</article>`.text
  }\n`;
}

/** Everything the article says, corrections first and references last, with absolute URLs. */
export function fullText(
  { structure }: ParsedArticle,
  { url, corrections }: Facts,
  { parts, references }: Content,
  { baseUrl }: Settings,
): string {
  const said = corrections.map(
    ({ date, text }) => html`<p><strong>Correction, ${day(date)}:</strong> ${text}</p>`,
  );
  const text = lines(
    ...said,
    ...parts.flatMap(({ heading, body }) => [raw(heading), raw(body)]),
    references !== '' && html`<h2>${structure.references.text}</h2>\n${raw(references)}`,
  );
  return elsewhere(text.text, baseUrl, url);
}

function attribution({ attribution, url, license, publisher, modified }: Facts): Html {
  const terms = license !== undefined && html` · <a rel="license" href="${license}">Licence</a>`;
  return html`<footer>
<p>${attribution} · <a rel="canonical" href="${url}">Read it at ${publisher.name}</a> · Updated
${day(modified)}${terms}</p>
</footer>`;
}
