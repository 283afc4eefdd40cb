/** Where to go from here, whose the article is, and on what terms it may be used. */
import { html, lines, type Html } from '../../../base/markup.ts';
import { wordsIn } from '../../../base/folded-words.ts';
import { copyButton } from '../../../site/copy-button.ts';
import { snippet } from '../../../site/embedding.ts';
import { ofWords } from '../../../site/layout.ts';
import { stringsFor, type Strings } from '../../../site/strings/index.ts';
import type { Settings } from '../../../site/settings.ts';
import { codePath } from '../../../site/routes.ts';
import { codeName } from '../../medical-codes.ts';
import { pathOf } from '../../render/addresses.ts';
import type { Facts } from '../../render/facts.ts';
import { isUpdated, wholeReview } from '../../render/review.ts';
import type { Published } from '../variant.ts';
import { hasPage, topicLink } from './topics.ts';

export function after(facts: Facts, variants: readonly Published[], settings: Settings): Html {
  const { related, topics, funding, license, language } = facts;
  const strings = stringsFor(language, settings);
  const { article } = strings;
  const links = related.map(
    ({ url, title }) => html`<li><a href="${pathOf(url, settings.baseUrl)}">${title}</a></li>\n`,
  );
  const chips = topics.map(
    (topic) => html`<li>${hasPage(topic) ? topicLink(topic) : topic.title}</li>\n`,
  );
  const licence =
    license === undefined
      ? undefined
      : html`<a rel="license" href="${license}">${article.thisLicence}</a>`;
  const words = ofWords(language, settings);
  const own = words && html` lang="${language}"`;
  return html`<footer class="after"${words}>
${lines(
  links.length > 0 && html`<h2>${article.related}</h2>\n<ul${own}>\n${links}</ul>`,
  links.length === 0 && unnamed(facts, article, own),
  chips.length > 0 && html`<h2>${article.topics}</h2>\n<ul class="chips"${own}>\n${chips}</ul>`,
  html`<h2>${article.aboutPage}</h2>`,
  wholeReview(facts, settings),
  funding !== undefined && funding !== settings.funding && html`<p${own}>${funding}</p>`,
  html`<h2>${article.use}</h2>`,
  tools(facts, article),
  cite(facts, settings, strings),
  embedding(facts, variants, settings, article),
  html`<p>${article.terms(settings.publisher.name, licence, forms(variants, strings))}</p>`,
)}
</footer>`;
}

/**
 * Where it names none: what else there is stands on the pages of what it is about, and the script puts the
 * articles that share most of it before them, then the newest of its topics. What has no page is hidden
 * until there is one (site/script.ts).
 */
function unnamed(
  facts: Facts,
  strings: Strings['article'],
  language: Html | undefined | false,
): Html | false {
  const like = facts.about.flatMap(searchedBy).join(';');
  const topics = facts.topics.filter(hasPage).slice(0, ASKED_TOPICS);
  if (like === '' && topics.length === 0) return false;
  const pages = subjects(facts, strings);
  const hidden = pages.length === 0 && html` hidden`;
  const within = topics.map(({ id }) => encodeURIComponent(id)).join(' ');
  return html`<h2${hidden}>${strings.related}</h2>
<ul${hidden} data-like="${like}" data-within="${within}"${language}>
${pages}</ul>`;
}

/** Each is a file for the script to load. */
const ASKED_TOPICS = 3;

/** By which words of the search articles about the same are found: its codes, or else its name. */
function searchedBy({ name, codes = [] }: Facts['about'][number]): string[] {
  const said = codes.length > 0 ? codes.map(({ code }) => code) : [name];
  return said.map((one) => wordsIn(one).join(' ')).filter((words) => words !== '');
}

/** Lists of all articles about the same, as far as it has a medical code. */
function subjects({ about }: Facts, { moreAbout }: Strings['article']): Html[] {
  const coded = about.flatMap(({ name, codes = [] }) => {
    const code = codes.map(codeName).find((one) => one !== undefined);
    return code === undefined ? [] : [{ name, path: codePath(code) }];
  });
  return coded
    .slice(0, SUBJECTS)
    .map(({ name, path }) => html`<li><a href="${path}">${moreAbout(name)}</a></li>\n`);
}

const SUBJECTS = 5;

/** What needs a script is hidden until it runs (site/script.ts); a link sends it by e-mail. */
function tools({ title, url }: Facts, article: Strings['article']): Html {
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`;
  return html`<ul class="chips tools">
<li hidden><button type="button" data-do="share">${article.share}</button></li>
<li><a href="${mail}">${article.mail}</a></li>
<li hidden><button type="button" data-do="print">${article.print}</button></li>
</ul>`;
}

/** Selected as a whole by one click. */
function cite(facts: Facts, settings: Settings, { article, day }: Strings): Html {
  const citation = article.citation({
    authors: facts.authors.map(({ name }) => name).join(', '),
    title: facts.title,
    site: settings.name,
    published: day(facts.published),
    updated: isUpdated(facts) ? day(facts.modified) : '',
    url: facts.url,
  });
  return html`<p class="copied"><span>${article.cite}</span> <code>${citation}</code>
${copyButton(article)}</p>`;
}

/** What a partner puts into a page: a frame, and the script that fits it. */
function embedding(
  { title }: Facts,
  variants: readonly Published[],
  settings: Settings,
  article: Strings['article'],
): Html | undefined {
  const framed = variants.find(({ name }) => name === 'frame');
  if (framed === undefined) return undefined;
  return html`<details>
<summary>${article.embed}</summary>
<p class="copied"><code>${snippet(title, framed.path, settings)}</code>
${copyButton(article, article.embed)}</p>
</details>`;
}

/** `JSON, HTML to embed or Markdown`, each a link. */
function forms(variants: readonly Published[], { anyOf, variants: called }: Strings): Html {
  const links = variants.flatMap(({ name, label, path }) =>
    label === undefined ? [] : html`<a href="${path}">${called[name] ?? label}</a>`,
  );
  return anyOf(links);
}
