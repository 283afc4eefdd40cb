/** What every rendering of a live article states: computed once, shown many times. */
import type {
  Contributor,
  Image,
  LiveArticle,
  Reference,
  RelatedArticle,
  Section,
} from '../../../schemas/types.ts';
import { pageAnchors } from '../markdown/anchors.ts';
import { doiUrl, pubmedUrl } from '../markdown/bare-urls.ts';
import { aspectOf } from '../prose/aspects.ts';
import { isReviewOutdated } from '../prose/clinical-text.ts';
import { paragraphs } from '../markdown/plain-text.ts';
import type { Defaults, ParsedArticle, Dependencies } from '../model.ts';
import type { Settings } from '../../site/settings.ts';
import { readability } from '../prose/readability.ts';
import { readReference } from '../markdown/references.ts';
import type { Part } from '../markdown/structure.ts';
import { resolveTarget } from '../markdown/targets.ts';
import { addressOf, slugAt } from '../../site/addresses.ts';
import { absolute } from '../../site/routes.ts';
import { topicOf } from '../../site/topics.ts';
import { countWords } from '../../base/words.ts';
import { elsewhere } from './addresses.ts';
import type { Content } from './content.ts';
import { otherFiles, shownFile } from './picture.ts';

/** The article as data, without its variants, which state it. */
export type Facts = Omit<LiveArticle, 'variants' | '$schema'>;

/** All that is known of an article in the world as it is. */
export function gather(
  article: ParsedArticle,
  dependencies: Dependencies,
  defaults: Defaults,
  content: Content,
): Facts {
  const { frontMatter, extra, structure, address, id, title, language } = article;
  const { settings } = dependencies;
  const { description, reviewed, nextReview } = frontMatter;
  const license = frontMatter.license ?? settings.license;
  const funding = frontMatter.funding ?? settings.funding;
  const sections = structure.parts.map((part, i) => section(article, settings, part, content, i));
  const image = heroImage(article, dependencies);
  const original = translationOf(article, dependencies);
  const grade = readability(structure.parts, language);
  return {
    id,
    slug: slugAt(address),
    url: absolute(settings, address),
    title,
    ...(description !== undefined && { description }),
    language,
    status: 'live',
    published: frontMatter.published ?? defaults.published,
    modified: frontMatter.modified ?? frontMatter.published ?? defaults.modified,
    ...(reviewed !== undefined && { reviewed }),
    ...(nextReview !== undefined && { nextReview }),
    ...(isReviewOutdated(article) && { reviewOutdated: true as const }),
    authors: frontMatter.authors ?? [],
    reviewers: frontMatter.reviewers ?? [],
    publisher: settings.publisher,
    audience: frontMatter.audience ?? 'public',
    about: frontMatter.about ?? [],
    topics: [...new Set(frontMatter.topics)].map((topic) => topicOf(topic, settings, article)),
    ...(image !== undefined && { image }),
    sections,
    references: structure.notes.map(readReference),
    corrections: frontMatter.corrections ?? [],
    related: related(article, dependencies),
    ...(original !== undefined && { translationOf: original }),
    ...countWords(wordsOf(sections)),
    ...(grade !== undefined && { readability: grade }),
    ...(funding !== undefined && { funding }),
    ...(Object.keys(extra).length > 0 && { extra }),
    ...(license !== undefined && { license }),
    attribution: settings.attribution,
  };
}

function section(
  { frontMatter, address, language }: ParsedArticle,
  settings: Settings,
  { heading, nodes, cites }: Part,
  { parts }: Content,
  index: number,
): Section {
  const id = heading?.id ?? pageAnchors.introduction;
  const said = frontMatter.aspects?.[id];
  const aspect = said ?? (heading && aspectOf(heading.text, language));
  const pageUrl = absolute(settings, address);
  return {
    id,
    ...(heading && heading.text !== '' && { heading: heading.text }),
    level: heading?.node.depth ?? 1,
    ...(aspect !== undefined && { aspect }),
    html: elsewhere(parts[index]!.body, settings.baseUrl, pageUrl),
    text: paragraphs(nodes),
    citations: cites.map((note) => note.id),
  };
}

function wordsOf(sections: Section[]): string {
  return sections.map(({ heading = '', text }) => `${heading}\n${text}`).join('\n');
}

/** The picture of listings and cards, if it is there. */
function heroImage(
  { frontMatter, path, title }: ParsedArticle,
  dependencies: Dependencies,
): Image | undefined {
  if (frontMatter.image === undefined) return undefined;
  const { src, alt, credit } = frontMatter.image;
  const target = resolveTarget(src, path);
  if (target.kind !== 'media') return undefined;
  const files = shownFile(target.keys, dependencies, 'image/');
  if (files === undefined) return undefined;
  const { url, type, bytes, size } = files.file;
  return {
    url,
    // Whoever gave no words for it (image-alt says so) is represented by the title.
    alt: alt === '' ? title : alt,
    ...{ type, bytes, ...size },
    ...otherFiles(files),
    ...(credit && { credit }),
  };
}

/** Related articles that a reader can go to; one that moved, where it is now. */
function related(article: ParsedArticle, dependencies: Dependencies): RelatedArticle[] {
  const found = new Map<string, RelatedArticle>();
  for (const written of article.frontMatter.related ?? []) {
    const other = reachable(written, article, dependencies);
    if (other === undefined) continue;
    const { slug, url, title } = other;
    found.set(slug, { slug, url, title });
  }
  return [...found.values()];
}

/** The version that this one translates. */
function translationOf(
  article: ParsedArticle,
  dependencies: Dependencies,
): RelatedArticle | undefined {
  const written = article.frontMatter.translationOf;
  return written === undefined ? undefined : reachable(written, article, dependencies);
}

function reachable(
  written: string,
  { slug, path }: ParsedArticle,
  { articles }: Dependencies,
): RelatedArticle | undefined {
  const target = resolveTarget(written, path);
  if (target.kind !== 'article' || target.slug === slug) return undefined;
  const face = articles.get(target.slug);
  if (face?.status !== 'live' && face?.status !== 'moved') return undefined;
  const { url, title, language } = face;
  if (url === undefined || title === undefined) return undefined;
  return {
    slug: slugAt(addressOf({ url })),
    url,
    title,
    ...(language !== undefined && { language }),
  };
}

/** `Ada Example, MD` */
export function byline({ name, credentials }: Contributor): string {
  return credentials === undefined ? name : `${name}, ${credentials}`;
}

/** Where a reference can be read: by its DOI, else at PubMed, else at its own address. */
export function referenceUrl({ doi, pmid, url }: Reference): string | undefined {
  if (doi !== undefined) return doiUrl(doi);
  return pmid === undefined ? url : pubmedUrl(pmid);
}
