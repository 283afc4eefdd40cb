import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect, collectAll, collectionIds } from '../../functions/collection/collections.ts';
import type { Summary } from '../../schemas/types.ts';
import { catalog, catalogOf, summaryOf, memoryOf, settings } from './sample.ts';

/** Those of the kinds that these tests are about; another kind has tests of its own. */
const those = (ids: readonly string[]) =>
  ids.filter((id) => /^(site$|(topic|month|language|author|code|changes):)/.test(id));

const slugsOf = (summaries: readonly Summary[]) => summaries.map(({ slug }) => slug);

describe('all collections', () => {
  it('are the site, the topics of the settings, all that an article is in or was ever in', () => {
    expect(those(collectionIds(catalog, settings))).toEqual([
      'author:health-home',
      'author:the-editorial-team',
      'changes:2025-12',
      'changes:2026-02',
      'changes:2026-03',
      'changes:2026-04',
      'changes:2026-05',
      'code:icd-10-cm/G25.81',
      'language:de',
      'language:en',
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
    const unknown = ['planet:mars', 'code:icd-10-cm/..', 'month:x', 'changes:x', 'constructor:a'];
    const memory = memoryOf({ collections: [...unknown, 'site', 'topic:'] });
    const ids = collectionIds(catalogOf(summaryOf('x', { status: 'unpublished', memory })), {
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
  it('shows live articles only, and counts those that were ever in it', () => {
    const { summaries, ever } = collect(catalog, 'site', settings);
    expect(slugsOf(summaries)).toEqual(['sleep/magnesium-restless-legs', 'haut/lippen']);
    expect(ever).toBe(3);
    expect(collect(catalog, 'topic:herbs', settings)).toEqual({
      id: 'topic:herbs',
      kind: 'topic',
      path: '/topics/herbs/',
      title: 'Herbs',
      summaries: [],
      withdrawals: [
        {
          id: 'tag:health.example,2026:sleep/valerian',
          slug: 'sleep/valerian',
          url: 'https://health.example/articles/sleep/valerian/',
          title: 'About sleep/valerian',
          language: 'en',
          since: '2026-05-01T00:00:00Z',
          at: '2026-05-01T00:00:00Z',
          reason: 'The trial was retracted.',
          published: '2025-12-01',
        },
      ],
      ever: 1,
      live: 0,
      months: { '2025-12': { live: 0, ever: 1 } },
    });
  });

  it('has the title of the settings, or one made from its id', () => {
    const titles = {
      site: 'Health & home',
      'topic:skin': 'Skin & lips',
      'topic:sleep-and-health': 'Sleep and health',
      'topic:ärzte': 'Ärzte',
      'month:2026-03': 'March 2026',
      'language:de': 'German',
      'language:pt-br': 'Portuguese (pt-br)',
      'language:tlh': 'tlh',
      'author:health-home': 'Health & home',
      'author:nobody-now': 'Nobody now',
      'code:icd-10-cm/G25.81': 'ICD-10-CM G25.81',
    };
    const found = Object.keys(titles).map((id) => [id, collect(catalog, id, settings).title]);
    expect(Object.fromEntries(found)).toEqual(titles);
    expect(collect(catalog, 'code:icd-10-cm/G25.81', settings).description).toBe(
      'Restless legs syndrome',
    );
  });

  it('is ordered by the instant of publication, newest first, then by slug', () => {
    const { summaries } = collect(
      catalogOf(
        summaryOf('midnight', { published: '2026-03-01' }),
        summaryOf('offset', { published: '2026-03-01T00:30:00+01:00' }),
        summaryOf('second', { published: '2026-03-01T00:00:01Z' }),
        summaryOf('Zebra', { published: '2026-03-01' }),
        summaryOf('ähre', { published: '2026-03-01T00:00:00.000Z' }),
      ),
      'site',
      settings,
    );
    expect(slugsOf(summaries)).toEqual(['second', 'Zebra', 'midnight', 'ähre', 'offset']);
  });

  it('shows an id once: of an article that has a source, then of the smaller slug', () => {
    const gone = memoryOf();
    delete gone.source;
    const id = 'urn:example:same';
    const one = (slug: string, memory = memoryOf()) => summaryOf(slug, { id, memory });
    const shown = (...summaries: Summary[]) =>
      slugsOf(collect(catalogOf(...summaries), 'site', settings).summaries);
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
        const summaries = given.map(({ slug, ...rest }) => ({ ...summaryOf('x', rest), slug }));
        const other = summaries
          .map((summary) => ({ summary, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ summary }) => summary);
        expect(collect(catalogOf(...other), 'site', settings)).toEqual(
          collect(catalogOf(...summaries), 'site', settings),
        );
      }),
    );
  });

  it('is the same, collected alone or with all others', () => {
    const ids = collectionIds(catalog, settings);
    // The site alone names others.
    const members = collectAll(catalog, ids, settings).map(({ topics: _, ...one }) => one);
    expect(members).toEqual(
      ids.map((id) => collect(catalog, id, settings)).map(({ topics: _, ...one }) => one),
    );
  });

  it('keeps an article called __proto__ like any other', () => {
    const summaries = catalogOf(summaryOf('__proto__', { topics: ['constructor'] }));
    const { summaries: shown } = collect(summaries, 'topic:constructor', settings);
    expect(slugsOf(shown)).toEqual(['__proto__']);
  });
});
