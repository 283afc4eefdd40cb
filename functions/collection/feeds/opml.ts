/**
 * OPML 2.0 (opml.org/spec2.opml, Subscription lists): the feeds as one file that feed readers
 * import. It names one format of each feed, so that nobody follows the same feed three times: RSS,
 * which every reader knows. It has no date, which could only be that of a build.
 */
import { html, lines, type Html, xmlCharacters } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { OPML } from '../../site/content-types.ts';
import { absolute, feedUrls } from '../../site/routes.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { feedGroups } from './groups.ts';
import { feedTitle } from './items.ts';
import type { Line, Output } from '../model.ts';
import { homePath } from '../kinds/files.ts';

export const ALL_OPML = '/feeds/all.opml';
export const TOPICS_OPML = '/feeds/topics.opml';

/**
 * All feeds, in a folder for each kind; and the topics alone, as soon as there are any (OPML has no
 * list of nothing, and topics that were there stay). `collections` are all there are.
 */
export function subscriptionLists(collections: readonly Line[], settings: Settings): Output[] {
  const groups = feedGroups(collections, settings);
  const everything = groups.map(({ kind, heading, collections }) =>
    kind === 'site'
      ? lines(...collections.map((one) => subscription(one, settings)))
      : html`<outline text="${heading}">
${lines(...collections.map((one) => subscription(one, settings)))}
</outline>`,
  );
  const topics = groups
    .filter(({ kind }) => kind === 'topic')
    .flatMap(({ collections }) => collections.map((one) => subscription(one, settings)));
  const { allFeedsOf, topicsOf } = stringsFor(settings.language, settings).feedsPage;
  const { name } = settings;
  return [
    opml(ALL_OPML, allFeedsOf(name), everything, settings),
    ...(topics.length > 0 ? [opml(TOPICS_OPML, topicsOf(name), topics, settings)] : []),
  ];
}

function opml(path: string, title: string, outlines: Html[], { publisher }: Settings): Output {
  const document = html`<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
<head>
<title>${title}</title>
<ownerName>${publisher.name}</ownerName>
<docs>http://opml.org/spec2.opml</docs>
</head>
<body>
${lines(...outlines)}
</body>
</opml>
`;
  return { path, body: xmlCharacters(document.text), contentType: OPML };
}

function subscription(collection: Line, settings: Settings): Html {
  const { path, description } = collection;
  const title = feedTitle(collection, settings);
  const about = description !== undefined && html` description="${description}"`;
  const home = absolute(settings, homePath(collection));
  const { rss } = feedUrls(collection, settings);
  const called = path === '/' ? title : collection.title;
  return html`<outline type="rss" version="RSS2" text="${called}" title="${title}"${about} \
xmlUrl="${rss}" htmlUrl="${home}"/>`;
}
