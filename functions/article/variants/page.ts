/** The page: complete HTML5 without scripts, which reads well without its stylesheet too. */
import { pageAnchors } from '../markdown/anchors.ts';
import { html, lines, raw, type Html } from '../../base/markup.ts';
import type { Topic } from '../../../schemas/types.ts';
import type { ParsedArticle } from '../model.ts';
import type { Settings } from '../../site/settings.ts';
import { resolveTarget } from '../markdown/targets.ts';
import { feedLinks } from '../../site/feed-links.ts';
import { absolute, feedPaths, topicPath } from '../../site/routes.ts';
import { onThePage, pathOf } from '../render/addresses.ts';
import type { Content } from '../render/content.ts';
import type { Facts } from '../render/facts.ts';
import { jsonLd } from '../render/json-ld.ts';
import { layout } from '../../site/layout.ts';
import { stringsFor, type Strings } from '../../site/strings/index.ts';
import { day, reviewFacts } from '../render/review.ts';
import type { Live, Notice, Published, Variant } from './variant.ts';

export const page: Variant = {
  name: 'page',
  file: '',
  mediaType: 'text/html',
  render: renderPage,
  notice: renderNotice,
};

/** Headings from which on a list of contents helps more than it hinders. */
const CONTENTS_FROM_HEADINGS = 4;

/** The whole document. */
function renderPage({ article, facts, content, settings, variants }: Live): string {
  const { title, description, language } = facts;
  return layout({
    settings,
    language,
    title,
    ...(description !== undefined && { description }),
    path: article.address,
    head: head(facts, variants, settings),
    main: lines(breadcrumb(facts, settings), body(article, facts, content, variants, settings)),
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
</article>`;
  return layout({ settings, language, title, path: address, main, ...document });
}

function head(facts: Facts, variants: readonly Published[], settings: Settings): Html {
  const { title, description, url, image, published, modified, topics, translationOf } = facts;
  const [data, ...others] = variants.flatMap(({ alternate: type, path }) =>
    type === undefined ? [] : alternate(type, title, absolute(settings, path)),
  );
  const property = (name: string, value: string | undefined) =>
    value !== undefined && html`<meta property="${name}" content="${value}">`;
  return lines(
    feedLinks(settings.name, feedPaths({ path: '/' })),
    topics
      .filter(hasPage)
      .map(({ id, title }) => lines('', feedLinks(title, feedPaths({ path: topicPath(id) })))),
    data,
    translationOf?.language !== undefined &&
      html`<link rel="alternate" hreflang="${translationOf.language}" href="${translationOf.url}">`,
    ...others,
    property('og:type', 'article'),
    property('og:site_name', settings.name),
    property('og:title', title),
    property('og:description', description),
    property('og:url', url),
    property('og:locale', facts.language.replace('-', '_')),
    property('og:image', image?.url),
    property('og:image:alt', image?.alt),
    property('article:published_time', published),
    property('article:modified_time', modified),
    html`<meta name="twitter:card" content="${image ? 'summary_large_image' : 'summary'}">`,
    jsonLd(facts, settings),
  );
}

function alternate(type: string, title: string, href: string): Html {
  return html`<link rel="alternate" type="${type}" title="${title}" href="${href}">`;
}

/** A tag may have none. */
function hasPage({ url }: Topic): boolean {
  return url !== undefined;
}

function topicLink({ id, title }: Topic): Html {
  return html`<a href="${topicPath(id)}">${title}</a>`;
}

function breadcrumb({ topics, language }: Facts, settings: Settings): Html {
  const { listing } = stringsFor(language);
  const topic = topics.find(hasPage);
  return html`<nav class="breadcrumb" aria-label="${listing.breadcrumb}">
<ol>
<li><a href="/">${settings.name}</a></li>
${topic && html`<li>${topicLink(topic)}</li>\n`}</ol>
</nav>`;
}

function body(
  article: ParsedArticle,
  facts: Facts,
  content: Content,
  variants: readonly Published[],
  settings: Settings,
): Html {
  const contents = listOfContents(article, content);
  const { title, description } = facts;
  return html`<article${contents !== undefined && raw(' class="with-contents"')}>
<header>
<h1>${title}</h1>
${lines(
  description !== undefined && html`<p class="lead">${description}</p>`,
  reviewFacts(facts),
  translation(facts, settings),
  corrections(facts),
  heroImage(article, facts, settings),
)}
</header>
${lines(
  contents,
  html`<div class="text">`,
  parts(article, content),
  references(article, content),
  html`</div>`,
  after(facts, variants, settings),
)}
</article>`;
}

/** The article's picture, unless the text shows it anyway. */
function heroImage(
  article: ParsedArticle,
  { image }: Facts,
  { baseUrl }: Settings,
): Html | undefined {
  if (image === undefined || isInText(article)) return undefined;
  const credit = image.credit !== undefined && html`<figcaption>${image.credit}</figcaption>`;
  const src = pathOf(image.url, baseUrl);
  return html`<figure><img src="${src}" alt="${image.alt}" decoding="async">${credit}</figure>`;
}

function isInText({ frontMatter, structure, path }: ParsedArticle): boolean {
  const hero = resolveTarget(frontMatter.image?.src ?? '', path);
  const keys = hero.kind === 'media' ? hero.keys : [];
  return structure.images.some(
    ({ target }) => target.kind === 'media' && target.keys.some((key) => keys.includes(key)),
  );
}

/** Which version counts where the two differ. */
function translation(
  { translationOf, language: own }: Facts,
  { baseUrl }: Settings,
): Html | undefined {
  if (translationOf === undefined) return undefined;
  const { url, title, language } = translationOf;
  const name = language === undefined ? title : html`<span lang="${language}">${title}</span>`;
  const link = html`<a href="${pathOf(url, baseUrl)}">${name}</a>`;
  return html`<p class="facts">${stringsFor(own).article.translatedFrom(link)}</p>`;
}

/** What was wrong stands before what is right now. */
function corrections({ corrections, language }: Facts): Html | undefined {
  if (corrections.length === 0) return undefined;
  const items = corrections.map(
    ({ date, text }) => html`<li>${day(date, language)}: ${text}</li>\n`,
  );
  const name = stringsFor(language).article.correction(corrections.length);
  return html`<aside class="callout" id="${pageAnchors.corrections}" aria-label="${name}">
<h2>${name}</h2>
<ul>
${items}</ul>
</aside>`;
}

function listOfContents(
  { structure, language }: ParsedArticle,
  { references }: Content,
): Html | undefined {
  const top = Math.min(...structure.headings.map(({ node }) => node.depth));
  const entries = structure.headings
    .filter(({ node, text }) => node.depth === top && text !== '')
    .map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>\n`);
  if (entries.length < CONTENTS_FROM_HEADINGS) return undefined;
  const { id, text } = structure.references;
  if (references !== '') entries.push(html`<li><a href="#${id}">${text}</a></li>\n`);
  const { contents } = stringsFor(language).article;
  return html`<nav class="contents" id="${pageAnchors.contents}" aria-label="${contents}">
<h2>${contents}</h2>
<ul>
${entries}</ul>
</nav>`;
}

function parts({ structure }: ParsedArticle, content: Content): Html {
  return lines(
    ...content.parts.map(({ heading, body }, i) => {
      const text = raw(onThePage(body));
      if (structure.parts[i]?.heading !== undefined) return lines(raw(onThePage(heading)), text);
      return html`<div id="${pageAnchors.introduction}">\n${text}\n</div>`;
    }),
  );
}

function references({ structure }: ParsedArticle, { references }: Content): Html | undefined {
  if (references === '') return undefined;
  const { id, text } = structure.references;
  return html`<section class="references" aria-labelledby="${id}">
<h2 id="${id}">${text}</h2>
${raw(onThePage(references))}
</section>`;
}

/** Where to go from here, and on what terms the article may be used. */
function after(facts: Facts, variants: readonly Published[], settings: Settings): Html {
  const { related, topics, funding, license, language } = facts;
  const strings = stringsFor(language);
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
  return html`<footer class="after">
${lines(
  links.length > 0 && html`<h2>${article.related}</h2>\n<ul>\n${links}</ul>`,
  chips.length > 0 && html`<h2>${article.topics}</h2>\n<ul class="chips">\n${chips}</ul>`,
  html`<h2>${article.use}</h2>`,
  html`<p>${article.terms(settings.publisher.name, licence, forms(variants, strings))}</p>`,
  funding !== undefined && funding !== settings.funding && html`<p>${funding}</p>`,
)}
</footer>`;
}

/** `JSON, HTML to embed or Markdown`, each a link. */
function forms(variants: readonly Published[], { anyOf, variants: called }: Strings): Html {
  const links = variants.flatMap(({ name, label, path }) =>
    label === undefined ? [] : html`<a href="${path}">${called[name] ?? label}</a>`,
  );
  return anyOf(links);
}
