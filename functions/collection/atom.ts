/** Atom 1.0 (RFC 4287), with the licence link of RFC 4946. */
import type { Contributor, Entry, Image } from '../../schemas/types.ts';
import { html, lines, raw, type Html } from '../article/markdown/html.ts';
import type { Settings } from '../article/model.ts';
import { absolute } from '../article/file/urls.ts';
import {
  contentOf,
  feedEntries,
  feedTitle,
  modifiedAt,
  publishedAt,
  updatedAt,
} from './feed-entries.ts';
import type { Collection, Contents } from './model.ts';
import { utc } from './moments.ts';
import { feedUrls, homePath, TOPICS_JSON } from './places.ts';
import { topicTitle } from './topics.ts';
import { escapeText, xmlCharacters } from './xml.ts';

/**
 * The collection's newest entries as Atom, whole document. The template's escaping for HTML is
 * right for XML too: it writes the five characters that XML knows by name or number.
 */
export function atom(collection: Collection, settings: Settings, contents: Contents): string {
  const entries = feedEntries(collection, settings);
  const document = html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${settings.language}">
${lines(
  head(collection, entries, settings),
  ...entries.map((entry) => atomEntry(entry, settings, contents)),
)}
</feed>
`;
  return xmlCharacters(document.text);
}

function head(collection: Collection, entries: readonly Entry[], settings: Settings): Html {
  const { description } = collection;
  const { publisher, attribution, license, hub } = settings;
  const self = feedUrls(collection, settings).atom;
  const home = absolute(settings, homePath(collection));
  return lines(
    html`<id>${feedId(collection, settings)}</id>`,
    html`<title>${feedTitle(collection, settings)}</title>`,
    description !== undefined && html`<subtitle>${description}</subtitle>`,
    html`<updated>${utc(updatedAt(entries))}</updated>`,
    html`<link rel="self" type="application/atom+xml" href="${self}"/>`,
    html`<link rel="alternate" type="text/html" href="${home}"/>`,
    hub !== undefined && html`<link rel="hub" href="${hub}"/>`,
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

function atomEntry(entry: Entry, settings: Settings, contents: Contents): Html {
  const { id, url, title, description, image, language } = entry;
  return html`<entry xml:lang="${language}">
${lines(
  html`<id>${id}</id>`,
  html`<title>${title}</title>`,
  html`<link rel="alternate" type="text/html" href="${url}"/>`,
  html`<published>${utc(publishedAt(entry))}</published>`,
  html`<updated>${utc(modifiedAt(entry))}</updated>`,
  ...entry.authors.map((author) => person('author', author)),
  ...entry.reviewers.map((reviewer) => person('contributor', reviewer)),
  ...entry.topics.map((topic) => category(topic, settings)),
  image && enclosure(image),
  description !== undefined && html`<summary>${description}</summary>`,
  html`<content type="html">${raw(escapeText(contentOf(entry, contents)))}</content>`,
)}
</entry>`;
}

function person(role: 'author' | 'contributor', { name, url }: Contributor): Html {
  const uri = url !== undefined && html`<uri>${url}</uri>`;
  return role === 'author'
    ? html`<author><name>${name}</name>${uri}</author>`
    : html`<contributor><name>${name}</name>${uri}</contributor>`;
}

function category(topic: string, settings: Settings): Html {
  const scheme = absolute(settings, TOPICS_JSON);
  const label = topicTitle(topic, settings);
  return html`<category term="${topic}" scheme="${scheme}" label="${label}"/>`;
}

function enclosure({ url, type, bytes }: Image): Html {
  return html`<link rel="enclosure" type="${type}" length="${bytes}" href="${url}"/>`;
}
