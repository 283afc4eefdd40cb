/** The text of an article and its references, as they stand on its page. */
import { html, lines, raw, type Html } from '../../../base/markup.ts';
import type { Settings } from '../../../site/settings.ts';
import { stringsFor } from '../../../site/strings/index.ts';
import { pageAnchors } from '../../markdown/anchors.ts';
import type { ParsedArticle } from '../../model.ts';
import { elsewhere, onThePage } from '../../render/addresses.ts';
import type { Content } from '../../render/content.ts';
import { isHeroInText } from '../../render/picture.ts';
import { day } from '../../render/review.ts';
import type { Facts } from '../../render/facts.ts';
import type { Live } from '../variant.ts';
import { answerOf } from './answer.ts';
import { citing, lettered, noteAnchor, scrolling, withEagerPicture } from './text-for-page.ts';

/** All sections, then what was corrected, then the references. */
export function text(live: Live): Html {
  const { article, facts, content, settings } = live;
  // The article's own picture, where it stands above the text, is the first.
  const hasHero = facts.image !== undefined && !isHeroInText(article);
  const said = hasHero ? parts(live) : raw(withEagerPicture(parts(live).text));
  const all = lines(said, corrections(facts, settings), references(article, content), notes(live));
  return html`<div class="text">
${raw(lettered(all.text))}
</div>`;
}

function parts({ article, facts, content, settings }: Live): Html {
  const { structure, language } = article;
  const words = stringsFor(language, settings).article;
  const answer = answerOf(article, facts);
  return lines(
    ...content.parts.map(({ heading, body }, i) => {
      const text = raw(citing(scrolling(onThePage(body), words), words));
      if (structure.parts[i]?.heading === undefined)
        return html`<div id="${pageAnchors.introduction}">\n${text}\n</div>`;
      const section = lines(raw(onThePage(heading)), text);
      return i === answer ? html`<div class="answer">\n${section}\n</div>` : section;
    }),
  );
}

/** What was wrong, and when it was put right. */
function corrections({ corrections, language }: Facts, settings: Settings): Html | undefined {
  if (corrections.length === 0) return undefined;
  const items = corrections.map(
    ({ date, text }) => html`<li>${day(date, language, settings)}: ${text}</li>\n`,
  );
  const name = stringsFor(language, settings).article.correction(corrections.length);
  return html`<aside class="callout" id="${pageAnchors.corrections}" aria-label="${name}">
<h2>${name}</h2>
<ul>
${items}</ul>
</aside>`;
}

function references({ structure }: ParsedArticle, { references }: Content): Html | undefined {
  if (references === '') return undefined;
  const { id, text } = structure.references;
  return html`<section class="references" aria-labelledby="${id}">
<h2 id="${id}">${text}</h2>
${raw(onThePage(references))}
</section>`;
}

/**
 * Each reference once more, to be shown where it is cited (HTML, the popover attribute): no script is
 * needed, and a browser that knows no popovers follows the link to the list. Nothing in it is led to.
 */
function notes({ content, facts, settings }: Live): Html | undefined {
  if (content.notes.length === 0) return undefined;
  const { article } = stringsFor(facts.language, settings);
  return lines(
    ...content.notes.map(({ id, number, html: said }) => {
      const name = article.reference(number);
      // With paths, as on the page, and without anchors, which the list has already.
      const text = raw(elsewhere(said, '', ''));
      return html`<div popover class="note" id="${noteAnchor(id)}" role="note" aria-label="${name}">
<p class="note-name">${name}</p>
<div>${text}</div>
<p><a href="#${id}">${article.inTheList}</a></p>
</div>`;
    }),
  );
}
