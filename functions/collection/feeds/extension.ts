/**
 * What a health publisher's readers ask for and no feed format has a field for: in RSS and Atom
 * elements of a namespace, in JSON Feed the object `_healthwire`. The page `/feeds/` of every site
 * says what they mean.
 */
import type { Image, Summary } from '../../../schemas/types.ts';
import type { Settings } from '../../site/settings.ts';
import { absolute } from '../../site/routes.ts';
import type { Withdrawn } from '../model.ts';

/** A name and no address, the same on every site; a change of meaning would change it. */
export const NAMESPACE = 'urn:healthwire:feed:1';

/** Media RSS 1.5.1 (rssboard.org/media-rss): how large the picture is, which an enclosure cannot say. */
export const MEDIA_NAMESPACE = 'http://search.yahoo.com/mrss/';

/** One element, not yet escaped. */
export interface ExtensionElement {
  /** With a prefix that both feeds declare at their root. */
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** The article's picture, and how it was reviewed and corrected. */
export function articleElements(summary: Summary): ExtensionElement[] {
  const { reviewed, nextReview, reviewOutdated, reviewers, corrections, image } = summary;
  return [
    ...(image === undefined ? [] : [media(image)]),
    ...(reviewed === undefined ? [] : [element('reviewed', reviewed)]),
    ...(nextReview === undefined ? [] : [element('nextReview', nextReview)]),
    ...(reviewOutdated === true ? [element('reviewOutdated', 'true')] : []),
    ...reviewers.map(({ name, ...more }) => element('reviewer', name, more)),
    ...corrections.map(({ date, text }) => element('correction', text, { date })),
  ];
}

/**
 * Without `media:description`: feedparser, upon which many readers are built, takes it for the
 * description of the item, and that for its content.
 */
function media({ url, type, bytes, width, height }: Image): ExtensionElement {
  const size = width !== undefined && { width: String(width), height: String(height) };
  const attributes = { url, type, medium: 'image', fileSize: String(bytes), ...size };
  return { name: 'media:content', attributes, text: '' };
}

/** So that a program can tell a withdrawal in RSS from an article. */
export function withdrawalElement({ since, reason }: Withdrawn): ExtensionElement {
  return element('withdrawn', reason, { since });
}

function element(
  name: string,
  text: string,
  attributes: Record<string, string> = {},
): ExtensionElement {
  return { name: `healthwire:${name}`, attributes, text };
}

/** Where a program or a person finds out what the extension means. */
export function aboutExtension(settings: Settings): string {
  return absolute(settings, '/feeds/#healthwire-extension');
}
