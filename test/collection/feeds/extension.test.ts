/** How an article was reviewed and corrected is the same in all three feeds, for programs. */
import { expect, it } from 'vitest';
import { atom } from '../../../functions/collection/feeds/atom.ts';
import { collect } from '../../../functions/collection/collections.ts';
import { jsonFeed } from '../../../functions/collection/feeds/json-feed.ts';
import { rss } from '../../../functions/collection/feeds/rss.ts';
import type { Collection } from '../../../functions/collection/model.ts';
import { catalogOf, contents, summaryOf, settings } from '../sample.ts';
import { all, readXml, type Element } from '../xml-document.ts';

const reviewed = summaryOf('reviewed', {
  reviewed: '2026-03-20',
  nextReview: '2028-03-20',
  reviewers: [
    { name: 'The medical desk', role: 'Review', url: 'https://health.example/desk?a=1&b=2' },
    { name: 'A & B', credentials: 'of "many" kinds <all>' },
  ],
  corrections: [
    { date: '2026-04-02', text: 'The dose was given per week; it is per day.' },
    { date: '2026-04-03', text: 'It said “<5”; it is “>5”.' },
  ],
});
const bare = summaryOf('bare', { published: '2026-02-01', modified: '2026-02-01' });
const site = collect(catalogOf(reviewed, bare), 'site', settings);

type Extension = Record<string, unknown>;

function inJson(collection: Collection): Extension[] {
  const { items } = JSON.parse(jsonFeed.render(collection, settings, contents)) as {
    items: { _healthwire: Extension }[];
  };
  return items.map(({ _healthwire: { about: _, ...said } }) => said);
}

/** The elements of the namespace as the object that JSON Feed has. */
function inXml(document: string, item: string): Extension[] {
  const root = readXml(document);
  expect(root.attributes['xmlns:healthwire']).toBe('urn:healthwire:feed:1');
  return all(root, item).map((one) => {
    const named = (name: string): Element[] => all(one, `healthwire:${name}`);
    const days = ['reviewed', 'nextReview'].flatMap((name) =>
      named(name).map(({ text }) => [name, text]),
    );
    return {
      ...(Object.fromEntries(days) as Record<string, string>),
      reviewers: named('reviewer').map(({ text, attributes }) => ({ name: text, ...attributes })),
      corrections: named('correction').map(({ text, attributes }) => ({ ...attributes, text })),
    };
  });
}

it('RSS and Atom say in the namespace what JSON Feed says in its object', () => {
  const { nextReview, reviewers, corrections } = reviewed;
  const said = [
    { reviewed: '2026-03-20', nextReview, reviewers, corrections },
    { reviewers: [], corrections: [] },
  ];
  expect(inJson(site)).toEqual(said);
  expect(inXml(rss.render(site, settings, contents), 'item')).toEqual(said);
  expect(inXml(atom.render(site, settings, contents), 'entry')).toEqual(said);
});
