/**
 * Atom 1.0 (RFC 4287), with the licence link of RFC 4946, the archives of RFC 5005 and the
 * tombstones of RFC 6721.
 */
import type { Contributor, Summary, Image } from '../../../schemas/types.ts';
import {
  html,
  lines,
  raw,
  type Html,
  escapeText,
  unescapeHtml,
  xmlCharacters,
} from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { absolute, type ArchivePaths, feedUrls, TOPICS_JSON } from '../../site/routes.ts';
import { articleElements, MEDIA_NAMESPACE, NAMESPACE, type ExtensionElement } from './extension.ts';
import { contentOf, feedItems, feedTitle, isWithdrawn, updatedAt, type FeedItem } from './items.ts';
import { modifiedAt, publishedAt } from '../moments.ts';
import { forPeople, styling } from './for-people.ts';
import { itemPiece } from './item-piece.ts';
import type { FeedFormat, PublishedItem } from './format.ts';
import type { ArchiveDocument, Collection, Contents, Withdrawn } from '../model.ts';
import { joined } from '../../base/pieces.ts';
import { utc } from '../../base/time.ts';
import { homePath } from '../kinds/files.ts';
import { topicTitle, type TopicTitles } from '../../site/topics.ts';

const MEDIA_TYPE = 'application/atom+xml';

export const atom: FeedFormat = {
  name: 'atom',
  file: 'atom.xml',
  title: 'Atom',
  mediaType: MEDIA_TYPE,
  render: renderAtom,
  archive: { extension: '.xml', render: renderArchive },
  read: readAtom,
};

/**
 * The collection's newest articles as Atom, whole document. The template's escaping for HTML is
 * right for XML too: it writes the five characters that XML knows by name or number.
 */
function renderAtom(
  collection: Collection,
  settings: Settings,
  contents: Contents,
  older?: ArchivePaths,
): Uint8Array {
  const self = feedUrls(collection, settings).atom;
  const { hub } = settings;
  const links = lines(
    atomLink('self', self),
    home(collection, settings),
    hub !== undefined && html`<link rel="hub" href="${hub}"/>`,
    older && atomLink('prev-archive', absolute(settings, older.atom)),
  );
  const items = feedItems(collection, settings);
  const extensions = html`xmlns:at="${TOMBSTONES}" ${own}`;
  const page = forPeople(collection, items, self, settings);
  const said = lines(head(collection, items, links, settings), page);
  return whole({ extensions, head: said, styled: true }, items, settings, contents);
}

/** A document of the feed's archive (RFC 5005, section 4), under the id of the feed. */
function renderArchive(
  collection: Collection,
  { paths, items, older, newer }: ArchiveDocument,
  settings: Settings,
  contents: Contents,
): Uint8Array {
  const links = lines(
    html`<fh:archive/>`,
    atomLink('self', absolute(settings, paths.atom)),
    home(collection, settings),
    atomLink('current', feedUrls(collection, settings).atom),
    older && atomLink('prev-archive', absolute(settings, older.atom)),
    newer && atomLink('next-archive', absolute(settings, newer.atom)),
  );
  const extensions = html`xmlns:at="${TOMBSTONES}" xmlns:fh="${HISTORY}" ${own}`;
  const said = head(collection, items, links, settings);
  return whole({ extensions, head: said, styled: false }, items, settings, contents);
}

const TOMBSTONES = 'http://purl.org/atompub/tombstones/1.0';
const HISTORY = 'http://purl.org/syndication/history/1.0';
const own = html`xmlns:healthwire="${NAMESPACE}" xmlns:media="${MEDIA_NAMESPACE}"`;

/** The grammar of RFC 4287 (appendix B) has what it does not know, tombstones too, before entries. */
function whole(
  { extensions, head, styled }: { extensions: Html; head: Html; styled: boolean },
  items: readonly FeedItem[],
  settings: Settings,
  contents: Contents,
): Uint8Array {
  const before = html`<?xml version="1.0" encoding="utf-8"?>${raw(styled ? `\n${styling}` : '')}
<feed xmlns="http://www.w3.org/2005/Atom" ${extensions} xml:lang="${settings.language}">
${lines(head, ...items.filter(isWithdrawn).map(tombstone))}
`;
  const entries = items.filter(isEntry).map((summary) =>
    itemPiece('atom', summary, settings, contents, () => {
      return xmlCharacters(`${atomEntry(summary, settings, contents).text}\n`);
    }),
  );
  return joined([xmlCharacters(before.text), ...entries, '</feed>\n']);
}

function isEntry(item: FeedItem): item is Summary {
  return !isWithdrawn(item);
}

function atomLink(rel: string, href: string): Html {
  return html`<link rel="${rel}" type="${MEDIA_TYPE}" href="${href}"/>`;
}

function home(collection: Collection, settings: Settings): Html {
  const href = absolute(settings, homePath(collection));
  return html`<link rel="alternate" type="text/html" href="${href}"/>`;
}

function head(
  collection: Collection,
  items: readonly FeedItem[],
  links: Html,
  settings: Settings,
): Html {
  const { description } = collection;
  const { publisher, attribution, license } = settings;
  return lines(
    html`<id>${feedId(collection, settings)}</id>`,
    html`<title>${feedTitle(collection, settings)}</title>`,
    description !== undefined && html`<subtitle>${description}</subtitle>`,
    html`<updated>${utc(updatedAt(items))}</updated>`,
    links,
    license !== undefined && html`<link rel="license" href="${license}"/>`,
    person('author', publisher),
    html`<rights>${attribution}</rights>`,
    html`<generator>healthwire</generator>`,
  );
}

/**
 * Permanent, as the ids of articles are: a tag URI (RFC 4151) that stays when the site is looked at
 * under another address.
 */
function feedId({ path }: Collection, { idAuthority }: Settings): string {
  return `tag:${idAuthority},2026:${path}`;
}

function atomEntry(summary: Summary, settings: Settings, contents: Contents): Html {
  const { id, url, title, description, image, language } = summary;
  return html`<entry xml:lang="${language}">
${lines(
  html`<id>${id}</id>`,
  html`<title>${title}</title>`,
  html`<link rel="alternate" type="text/html" href="${url}"/>`,
  html`<published>${utc(publishedAt(summary))}</published>`,
  html`<updated>${utc(modifiedAt(summary))}</updated>`,
  ...summary.authors.map((author) => person('author', author)),
  ...summary.reviewers.map((reviewer) => person('contributor', reviewer)),
  ...summary.topics.map((topic) => category(topic, settings, summary.topicTitles)),
  image && enclosure(image),
  ...articleElements(summary).map(element),
  description !== undefined && html`<summary>${description}</summary>`,
  html`<content type="html">${raw(escapeText(contentOf(summary, settings, contents)))}</content>`,
)}
</entry>`;
}

/** The reason and the notice, for those who keep what the feed once had. */
function tombstone({ id, url, language, at, reason }: Withdrawn): Html {
  return html`<at:deleted-entry ref="${id}" when="${at}" xml:lang="${language}">
<at:comment>${reason}</at:comment>
<link rel="alternate" type="text/html" href="${url}"/>
</at:deleted-entry>`;
}

function element({ name, attributes, text }: ExtensionElement): Html {
  const pairs = Object.entries(attributes).map(([key, value]) => html` ${key}="${value}"`);
  return html`<${name}${pairs}>${text}</${name}>`;
}

function person(role: 'author' | 'contributor', { name, url }: Contributor): Html {
  const uri = url !== undefined && html`<uri>${url}</uri>`;
  return role === 'author'
    ? html`<author><name>${name}</name>${uri}</author>`
    : html`<contributor><name>${name}</name>${uri}</contributor>`;
}

function category(topic: string, settings: Settings, titles: TopicTitles | undefined): Html {
  const scheme = absolute(settings, TOPICS_JSON);
  const label = topicTitle(topic, settings, titles);
  return html`<category term="${topic}" scheme="${scheme}" label="${label}"/>`;
}

function enclosure({ url, type, bytes }: Image): Html {
  return html`<link rel="enclosure" type="${type}" length="${bytes}" href="${url}"/>`;
}

/** Entries and tombstones; an entry's own markup is escaped, and never holds such tags. */
function readAtom(document: string): PublishedItem[] {
  const items = document.matchAll(/<(entry|at:deleted-entry)\b[^>]*>.*?<\/\1>/gs);
  return [...items].map(([text, name]) => {
    const [, href = ''] = /<link rel="alternate"[^>]* href="(.*?)"/.exec(text) ?? [];
    return { url: unescapeHtml(href), text, withdrawn: name !== 'entry' };
  });
}
