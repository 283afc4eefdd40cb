/**
 * What stands before the text. On a phone the answer is to be in the first screen, so this is short:
 * the title, whether anybody checked it, whose it is, and the way to help that cannot wait.
 */
import { html, lines, type Html } from '../../../base/markup.ts';
import type { Settings } from '../../../site/settings.ts';
import { ofWords } from '../../../site/layout.ts';
import { stringsFor } from '../../../site/strings/index.ts';
import { pageAnchors } from '../../markdown/anchors.ts';
import type { ParsedArticle } from '../../model.ts';
import { pathOf } from '../../render/addresses.ts';
import type { Content } from '../../render/content.ts';
import type { Facts } from '../../render/facts.ts';
import { choicesOf, chosenFrom } from '../../render/choices.ts';
import { isHeroInText, isLarge, widthInText } from '../../render/picture.ts';
import { bylineOf, day, trustLine } from '../../render/review.ts';
import type { Live } from '../variant.ts';
import { answerOf } from './answer.ts';

export function masthead({ article, facts, content, settings }: Live): Html {
  const { title, description, language } = facts;
  const words = ofWords(language, settings);
  const { reviewed, reviewers, reviewOutdated } = facts;
  const isReviewed = reviewed !== undefined || reviewers.length > 0;
  const look = isReviewed && reviewOutdated !== true ? 'reviewed' : 'unreviewed';
  // An article that begins with its answer needs no other summary; listings still have it.
  const isAnswered = answerOf(article, facts) !== undefined;
  return html`<header>
<h1>${title}</h1>
<p class="trust ${look}"${words}>${trustLine(facts, settings)}</p>
<p class="byline"${words}>${bylineOf(facts, settings)}</p>
${lines(
  help(content, facts, settings),
  corrected(facts, settings),
  translation(facts, settings),
  description !== undefined && !isAnswered && html`<p class="lead">${description}</p>`,
  heroImage(article, facts, settings),
)}
</header>`;
}

/** Where the article says what cannot wait, in that section's own words. */
function help({ help }: Content, { language }: Facts, settings: Settings): Html | undefined {
  if (help === undefined) return undefined;
  const { id, heading, urgency } = help;
  const lang = ofWords(language, settings);
  // The heading is the article's own.
  const own = lang ? html`<span lang="${language}">${heading}</span>` : heading;
  const words = stringsFor(language, settings).care.top[urgency](own);
  return html`<p class="help ${urgency}"${lang}><a href="#${id}">${words}</a></p>`;
}

/** One line; what was wrong stands below the text. */
function corrected({ corrections, language }: Facts, settings: Settings): Html | undefined {
  const last = corrections
    .map(({ date }) => date)
    .sort()
    .at(-1);
  if (last === undefined) return undefined;
  const { article } = stringsFor(language, settings);
  const link = html`<a href="#${pageAnchors.corrections}">${article.corrected(day(last, language, settings))}</a>`;
  return html`<p class="corrected"${ofWords(language, settings)}>${link}</p>`;
}

/** Which version counts where the two differ. */
function translation(
  { translationOf, language: own }: Facts,
  settings: Settings,
): Html | undefined {
  if (translationOf === undefined) return undefined;
  const { url, title, language } = translationOf;
  const name = language === undefined ? title : html`<span lang="${language}">${title}</span>`;
  const link = html`<a href="${pathOf(url, settings.baseUrl)}">${name}</a>`;
  return html`<p class="facts"${ofWords(own, settings)}>${stringsFor(own, settings).article.translatedFrom(link)}</p>`;
}

/** The article's picture, unless the text shows it anyway. */
function heroImage(
  article: ParsedArticle,
  { image }: Facts,
  { baseUrl }: Settings,
): Html | undefined {
  if (image === undefined || isHeroInText(article)) return undefined;
  const { url, width, height, alt, credit } = image;
  const src = pathOf(url, baseUrl);
  const size = width !== undefined && html` width="${width}" height="${height}"`;
  const choices = choicesOf(image, widthInText(width), (one) => pathOf(one, baseUrl));
  const picture = chosenFrom(
    choices,
    html`<img src="${src}" alt="${alt}"${size} fetchpriority="high" decoding="async">`,
  );
  const whole = isLarge(alt, image) ? html`<a href="${src}">${picture}</a>` : picture;
  const caption = credit !== undefined && html`<figcaption>${credit}</figcaption>`;
  return html`<figure>${whole}${caption}</figure>`;
}
