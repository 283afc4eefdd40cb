/** How an article was reviewed and corrected is the same in all three feeds, for programs. */
import { expect, it } from 'vitest';
import { atom } from '../../../functions/collection/feeds/atom.ts';
import { collect } from '../../../functions/collection/collections.ts';
import { contentOf } from '../../../functions/collection/feeds/items.ts';
import { jsonFeed } from '../../../functions/collection/feeds/json-feed.ts';
import { rss } from '../../../functions/collection/feeds/rss.ts';
import type { Collection } from '../../../functions/collection/model.ts';
import { catalogOf, contents, summaryOf, settings } from '../sample.ts';
import { all, readXml, texts, type Element } from '../xml-document.ts';
import { rendered } from './rendered.ts';

const reviewed = summaryOf('reviewed', {
  reviewed: '2026-03-20',
  nextReview: '2028-03-20',
  reviewOutdated: true,
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
  const { items } = JSON.parse(rendered(jsonFeed, collection, settings, contents)) as {
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
      ...(texts(one, 'healthwire:reviewOutdated').includes('true') && { reviewOutdated: true }),
      reviewers: named('reviewer').map(({ text, attributes }) => ({ name: text, ...attributes })),
      corrections: named('correction').map(({ text, attributes }) => ({ ...attributes, text })),
    };
  });
}

it('is said in words too, at the head of the text', () => {
  const text = contentOf(reviewed, settings, contents);
  expect(text).toBe(`<p>Medically reviewed by \
<a href="https://health.example/desk?a=1&amp;b=2">The medical desk</a> (Review) and \
A &amp; B, of &quot;many&quot; kinds &lt;all&gt; on <time datetime="2026-03-20">20 March 2026</time>; \
the text has changed since. Next review due <time datetime="2028-03-20">20 March 2028</time></p>
<p>About reviewed</p>
<p>This is general information, not medical advice.</p>`);
});

it('RSS and Atom say in the namespace what JSON Feed says in its object', () => {
  const { nextReview, reviewers, corrections } = reviewed;
  const said = [
    { reviewed: '2026-03-20', nextReview, reviewOutdated: true, reviewers, corrections },
    { reviewers: [], corrections: [] },
  ];
  expect(inJson(site)).toEqual(said);
  expect(inXml(rendered(rss, site, settings, contents), 'item')).toEqual(said);
  expect(inXml(rendered(atom, site, settings, contents), 'entry')).toEqual(said);
});
