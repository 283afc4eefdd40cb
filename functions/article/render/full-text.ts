/** Everything an article says, corrections first and references last: for feeds and the embed. */
import { html, lines, raw } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import type { ParsedArticle } from '../model.ts';
import { elsewhere } from './addresses.ts';
import type { Content } from './content.ts';
import type { Facts } from './facts.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { day } from './review.ts';

/** With absolute URLs. */
export function fullText(
  article: ParsedArticle,
  facts: Facts,
  content: Content,
  settings: Settings,
): string {
  return elsewhere(wholeText(article, facts, content, settings), settings.baseUrl, facts.url);
}

/** With marks in the place of addresses (addresses.ts). */
export function wholeText(
  { structure }: ParsedArticle,
  { corrections, language }: Facts,
  { parts, references }: Content,
  settings: Settings,
): string {
  const { correctionOf } = stringsFor(language, settings).article;
  const said = corrections.map(
    ({ date, text }) =>
      html`<p><strong>${correctionOf(day(date, language, settings))}</strong> ${text}</p>`,
  );
  const text = lines(
    ...said,
    ...parts.flatMap(({ heading, body }) => [raw(heading), raw(body)]),
    references !== '' && html`<h2>${structure.references.text}</h2>\n${raw(references)}`,
  );
  return text.text;
}
