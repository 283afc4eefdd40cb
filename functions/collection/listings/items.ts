/** Articles as the items of a list that people read. */
import type { Image, Summary } from '../../../schemas/types.ts';
import { pathOf } from '../../article/render/addresses.ts';
import { chosenFrom, smallChoicesOf } from '../../article/render/choices.ts';
import { utc } from '../../base/time.ts';
import { html, lines, raw, type Html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { addressOf } from '../../site/addresses.ts';
import { topicPath } from '../../site/routes.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { isPage, topicTitle } from '../../site/topics.ts';

/** The list; its headings continue the page's outline. `here`: of a topic's own page no item says the topic. */
export function articleList(
  summaries: readonly Summary[],
  settings: Settings,
  heading: 'h2' | 'h3',
  here: string,
): Html {
  return html`<ul class="listing">
${lines(...summaries.map((summary) => item(summary, settings, raw(heading), here)))}
</ul>`;
}

function item(summary: Summary, settings: Settings, heading: Html, here: string): Html {
  const { title, description, language } = summary;
  const lang = language !== settings.language && html` lang="${language}"`;
  return html`<li>
${lines(
  thumbnail(summary, settings),
  html`<${heading}${lang}><a href="${addressOf(summary)}">${title}</a></${heading}>`,
  description !== undefined && html`<p${lang}>${description}</p>`,
  facts(summary, settings, here),
)}
</li>`;
}

/**
 * Beside the words, which say what it is of: so it has none of its own. A picture that is smaller than
 * its place, or heavy and without a smaller file, is not worth its bytes here.
 */
function thumbnail({ image }: Summary, { baseUrl }: Settings): Html | undefined {
  if (image === undefined || !isWorthwhile(image)) return undefined;
  const address = (url: string) => pathOf(url, baseUrl);
  const size = html`width="${image.width}" height="${image.height}"`;
  const picture = html`<img src="${address(image.url)}" alt="" ${size} loading="lazy" decoding="async">`;
  return html`<div class="thumbnail">${chosenFrom(smallChoicesOf(image, address), picture)}</div>`;
}

function isWorthwhile({ type, bytes, width = 0, renditions }: Image): boolean {
  const isLarge = type === 'image/svg+xml' ? width > 0 : width >= PLACE_PIXELS;
  return isLarge && (renditions !== undefined || bytes <= LIGHT_BYTES);
}

/** How wide its place is at most (site/style/listing.ts). */
const PLACE_PIXELS = 160;

/** About what the smallest rendition has. */
const LIGHT_BYTES = 40_000;

/** Published, reviewed, topics: on one line, separated by dots. */
function facts(
  { published, reviewed, topics, tags, topicTitles }: Summary,
  settings: Settings,
  here: string,
): Html | undefined {
  const { listing } = stringsFor(settings.language, settings);
  const others = topics.filter((id) => topicPath(id) !== here);
  const known = [
    published !== undefined && time(published, settings),
    reviewed !== undefined && listing.reviewed(time(reviewed, settings)),
    ...others.map((id) => {
      const title = topicTitle(id, settings, topicTitles);
      return isPage(id, settings, tags) ? html`<a href="${topicPath(id)}">${title}</a>` : title;
    }),
  ].filter((fact) => fact !== false);
  if (known.length === 0) return undefined;
  return html`<p class="meta">${known.map((fact, i) => html`${i > 0 && ' · '}${fact}`)}</p>`;
}

function time(moment: string, settings: Settings): Html {
  const machine = moment.length === 10 ? moment : utc(moment);
  return html`<time datetime="${machine}">${stringsFor(settings.language, settings).day(moment)}</time>`;
}
