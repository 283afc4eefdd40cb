import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  collect,
  collectAll,
  collectionIds,
  collectionsOf,
} from '../../functions/collection/collections.ts';
import { feedSlugs } from '../../functions/collection/outputs.ts';
import type { Entry } from '../../schemas/types.ts';
import { catalog, catalogOf, entryOf, memoryOf, settings } from './sample.ts';

const slugsOf = (entries: readonly Entry[]) => entries.map(({ slug }) => slug);

describe('the collections of an entry', () => {
  it('are the site, its topics and the month of its publication', () => {
    expect(collectionsOf(entryOf('x', { topics: ['sleep', 'skin', 'sleep'] }))).toEqual([
      'site',
      'topic:sleep',
      'topic:skin',
      'month:2026-03',
    ]);
  });

  it('count the month in UTC, wherever the editor was', () => {
    const month = (published: string) => collectionsOf(entryOf('x', { published })).at(-1);
    expect(month('2026-03-01T00:30:00+01:00')).toBe('month:2026-02');
    expect(month('2026-02-28T23:30:00-01:00')).toBe('month:2026-03');
    expect(month('2016-12-31T23:59:60Z')).toBe('month:2016-12');
    expect(month('2026-02-28')).toBe('month:2026-02');
  });

  it('are none, unless it is live', () => {
    const statuses = ['withdrawn', 'moved', 'unpublished'] as const;
    expect(statuses.map((status) => collectionsOf(entryOf('x', { status })))).toEqual([[], [], []]);
  });
});

describe('all collections', () => {
  it('are the site, the topics of the settings, and all that any entry remembers', () => {
    expect(collectionIds(catalog, settings)).toEqual([
      'month:2025-12',
      'month:2026-02',
      'month:2026-03',
      'site',
      'topic:herbs',
      'topic:minerals',
      'topic:skin',
      'topic:sleep',
    ]);
  });

  it('leave out kinds that only another version of healthwire knows', () => {
    const memory = memoryOf({ collections: ['planet:mars', 'site', 'topic:'] });
    const ids = collectionIds(catalogOf(entryOf('x', { status: 'withdrawn', memory })), {
      ...settings,
      topics: [],
    });
    expect(ids).toEqual(['site']);
    expect(collectAll(catalog, ['planet:mars'], settings)).toEqual([]);
    expect(() => collect(catalog, 'planet:mars', settings)).toThrow(
      'There is no collection called “planet:mars”.',
    );
  });
});

describe('a collection', () => {
  it('shows live entries only, and counts those that were ever in it', () => {
    const { entries, ever } = collect(catalog, 'site', settings);
    expect(slugsOf(entries)).toEqual(['sleep/magnesium-restless-legs', 'haut/lippen']);
    expect(ever).toBe(3);
    expect(collect(catalog, 'topic:herbs', settings)).toEqual({
      id: 'topic:herbs',
      kind: 'topic',
      path: '/topics/herbs/',
      title: 'Herbs',
      entries: [],
      ever: 1,
    });
  });

  it('has the title of the settings, or one made from its id', () => {
    const titles = ['site', 'topic:skin', 'topic:sleep-and-health', 'topic:ärzte', 'month:2026-03'];
    expect(titles.map((id) => collect(catalog, id, settings).title)).toEqual([
      'Health & home',
      'Skin & lips',
      'Sleep and health',
      'Ärzte',
      'March 2026',
    ]);
  });

  it('is ordered by the instant of publication, newest first, then by slug', () => {
    const { entries } = collect(
      catalogOf(
        entryOf('midnight', { published: '2026-03-01' }),
        entryOf('offset', { published: '2026-03-01T00:30:00+01:00' }),
        entryOf('second', { published: '2026-03-01T00:00:01Z' }),
        entryOf('Zebra', { published: '2026-03-01' }),
        entryOf('ähre', { published: '2026-03-01T00:00:00.000Z' }),
      ),
      'site',
      settings,
    );
    expect(slugsOf(entries)).toEqual(['second', 'Zebra', 'midnight', 'ähre', 'offset']);
  });

  it('shows an id once: of an article that has a source, then of the smaller slug', () => {
    const gone = memoryOf();
    delete gone.source;
    const id = 'urn:example:same';
    const one = (slug: string, memory = memoryOf()) => entryOf(slug, { id, memory });
    const shown = (...entries: Entry[]) =>
      slugsOf(collect(catalogOf(...entries), 'site', settings).entries);
    expect(shown(one('b'), one('c'), one('a', gone))).toEqual(['b']);
    expect(shown(one('a', gone), one('c'), one('b'))).toEqual(['b']);
    expect(shown(one('b', gone), one('a', gone))).toEqual(['a']);
  });

  it('does not depend on the order of the catalog', () => {
    const many = fc.uniqueArray(
      fc.record({
        slug: fc.string({ minLength: 1, maxLength: 2 }),
        id: fc.constantFrom('urn:a', 'urn:b', 'urn:c', 'urn:d'),
        published: fc.constantFrom('2026-03-01', '2026-03-01T00:00:00Z', '2026-02-01'),
      }),
      { selector: ({ slug }) => slug },
    );
    fc.assert(
      fc.property(many, fc.infiniteStream(fc.nat()), (given, order) => {
        const entries = given.map(({ slug, ...rest }) => ({ ...entryOf('x', rest), slug }));
        const other = entries
          .map((entry) => ({ entry, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ entry }) => entry);
        expect(collect(catalogOf(...other), 'site', settings)).toEqual(
          collect(catalogOf(...entries), 'site', settings),
        );
      }),
    );
  });

  it('is the same, collected alone or with all others', () => {
    const ids = collectionIds(catalog, settings);
    expect(collectAll(catalog, ids, settings)).toEqual(
      ids.map((id) => collect(catalog, id, settings)),
    );
  });

  it('keeps an article called __proto__ like any other', () => {
    const entries = catalogOf(entryOf('__proto__', { topics: ['constructor'] }));
    const { entries: shown } = collect(entries, 'topic:constructor', settings);
    expect(slugsOf(shown)).toEqual(['__proto__']);
  });
});

describe('the articles whose content the feeds of a collection need', () => {
  it('are its newest, as many as the settings say', () => {
    const few = { ...settings, feeds: { entries: 1 } };
    expect(feedSlugs(collect(catalog, 'site', few), few)).toEqual([
      'sleep/magnesium-restless-legs',
    ]);
  });

  it('are none for a month, which has no feeds', () => {
    expect(feedSlugs(collect(catalog, 'month:2026-03', settings), settings)).toEqual([]);
  });
});
