/** A feed reader that imports a list of feeds follows every one of them, once. */
import { parseOpml } from 'feedsmith';
import { expect, it } from 'vitest';
import type { Catalog } from '../../../functions/collection/model.ts';
import {
  ALL_OPML,
  subscriptionLists,
  TOPICS_OPML,
} from '../../../functions/collection/feeds/opml.ts';
import { kinds } from '../../../functions/collection/kinds/index.ts';
import { hasFeeds } from '../../../functions/collection/kinds/files.ts';
import { feedPaths } from '../../../functions/site/routes.ts';
import { catalog, catalogOf, everyCollection, settings } from '../sample.ts';
import { readXml } from '../xml-document.ts';

function listsOf(given: Catalog, by = settings): Map<string, string> {
  return new Map(
    subscriptionLists(everyCollection(given, by), by).map(({ path, body }) => [path, body]),
  );
}

it('of all topics has their feeds, in the order of the settings', () => {
  const { head, body } = parseOpml(listsOf(catalog).get(TOPICS_OPML)!);
  expect(head?.title).toBe('Topics – Health & home');
  const topic = (id: string, text: string, description?: string) => ({
    type: 'rss',
    version: 'RSS2',
    text,
    title: `${text} – Health & home`,
    ...(description !== undefined && { description }),
    xmlUrl: `https://health.example/topics/${id}/feed.xml`,
    htmlUrl: `https://health.example/topics/${id}/`,
  });
  expect(body?.outlines).toEqual([
    topic('sleep', 'Sleep', 'What keeps people awake.'),
    topic('skin', 'Skin & lips'),
    topic('herbs', 'Herbs'),
    topic('minerals', 'Minerals'),
  ]);
});

it('of everything has every feed with something in it, in a folder for each kind', () => {
  const { body } = parseOpml(listsOf(catalog).get(ALL_OPML)!);
  const [site, ...folders] = body!.outlines!;
  expect(site).toMatchObject({ text: 'Health & home', htmlUrl: 'https://health.example/' });
  const [, ...headings] = kinds.flatMap(({ feeds }) => feeds?.heading ?? []);
  expect(folders.map(({ text }) => text)).toEqual(headings);
  const urls = [site, ...folders.flatMap(({ outlines }) => outlines!)].map((one) => one!.xmlUrl!);
  const expected = everyCollection(catalog)
    .filter(hasFeeds)
    .map((one) => `https://health.example${feedPaths(one).rss}`);
  expect(urls.sort()).toEqual(expected.sort());
});

it('of a site without topics is the one of everything alone, for a list is never empty', () => {
  const lists = listsOf(catalogOf(), { ...settings, topics: [] });
  expect([...lists.keys()]).toEqual([ALL_OPML]);
  expect(parseOpml(lists.get(ALL_OPML)!).body?.outlines).toHaveLength(1);
});

it('stays well-formed whatever a title is made of', () => {
  const title = 'A \u0000 "b" & <c> ]]> \uD800 עברית 😀';
  const hostile = { ...settings, name: title, topics: [{ id: 'x', title, description: title }] };
  const [, body] = readXml(listsOf(catalogOf(), hostile).get(TOPICS_OPML)!).children;
  const carried = title.replace(/[\u0000\uD800](?![\uDC00-\uDFFF])/g, '\uFFFD');
  expect(body!.children[0]!.attributes).toMatchObject({ text: carried, description: carried });
});
