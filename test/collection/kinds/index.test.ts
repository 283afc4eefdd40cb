/** Which collections an article is in, and that every kind is what it says of itself. */
import { describe, expect, it } from 'vitest';
import { collectionsOf, kindOf, kinds, nameOf } from '../../../functions/collection/kinds/index.ts';
import { catalog, everyCollection, summaryOf } from '../sample.ts';

/** Those of the kinds that these tests are about; another kind has tests of its own. */
const those = (ids: readonly string[]) =>
  ids.filter((id) => /^(site$|(topic|month|language|author|code|changes):)/.test(id));

describe('the collections of an article', () => {
  it('are the site, its topics, its month, language, authors, codes and what happened', () => {
    const code = { system: 'ICD-10-CM', code: 'G25.81' } as const;
    const summary = summaryOf('x', {
      topics: ['sleep', 'skin', 'sleep'],
      language: 'pt-BR',
      authors: [{ name: 'Ada Example, MD' }, { name: 'ADA  Example (MD)' }, { name: 'Öl' }],
      about: [{ type: 'condition', name: 'Restless legs', codes: [code, code] }],
    });
    expect(those(collectionsOf(summary))).toEqual([
      'site',
      'topic:sleep',
      'topic:skin',
      'month:2026-03',
      'language:pt-br',
      'author:ada-example-md',
      'author:öl',
      'code:icd-10-cm/G25.81',
      'changes:2026-03',
    ]);
  });

  it('are none for codes that name nothing and names without a letter', () => {
    const codes = ['..', '.', 'g25.81', 'G25.8100000'].map((code) => ({
      system: 'ICD-10-CM' as const,
      code,
    }));
    const about = [{ type: 'condition' as const, name: 'x', codes }];
    const summary = summaryOf('x', {
      topics: [],
      authors: [{ name: '../..' }, { name: '!' }],
      about,
    });
    expect(those(collectionsOf(summary))).toEqual([
      'site',
      'month:2026-03',
      'language:en',
      'changes:2026-03',
    ]);
  });

  it('keep long names of authors apart, in paths that every file system takes', () => {
    const name = 'ß'.repeat(200);
    const summary = summaryOf('x', { authors: [{ name: `${name}1` }, { name: `${name}2` }] });
    const ids = collectionsOf(summary).filter((id) => id.startsWith('author:'));
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(Buffer.byteLength(id)).toBeLessThan(255);
  });

  it('have the month of the day that the article says, wherever its editor was', () => {
    const month = (published: string) =>
      collectionsOf(summaryOf('x', { published })).find((id) => id.startsWith('month:'));
    expect(month('2026-03-01T00:30:00+01:00')).toBe('month:2026-03');
    expect(month('2026-02-28T23:30:00-01:00')).toBe('month:2026-02');
    expect(month('2016-12-31T23:59:60Z')).toBe('month:2016-12');
    expect(month('2026-02-28')).toBe('month:2026-02');
  });

  it('are the change log alone, unless it is live', () => {
    const withdrawn = { since: '2026-05-01T00:00:00Z', reason: 'Out of date.' };
    expect(collectionsOf(summaryOf('x', { status: 'withdrawn', withdrawn }))).toEqual([
      'changes:2026-03',
      'changes:2026-05',
    ]);
    const moved = { status: 'moved', movedTo: 'y', movedAt: '2026-06-01T00:00:00Z' } as const;
    expect(collectionsOf(summaryOf('x', moved))).toEqual(['changes:2026-06']);
    expect(collectionsOf(summaryOf('x', { status: 'unpublished' }))).toEqual([]);
  });
});

describe('a kind', () => {
  const all = everyCollection(catalog);

  it('has a collection in the sample, whatever kind it is', () => {
    const found = new Set(all.map(({ kind }) => kind));
    expect(kinds.map(({ kind }) => kind).filter((kind) => !found.has(kind))).toEqual([]);
  });

  it.each(kinds)(
    '$kind has its collections where its address says, in parts that it describes',
    (one) => {
      const { kind, address, parameters = {} } = one;
      const parts = [...address.matchAll(/\{(\w+)\}/g)].map(([, part]) => part!);
      expect(Object.keys(parameters)).toEqual(parts);
      const pattern = new RegExp(`^${address.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
      const own = all.filter((collection) => collection.kind === kind);
      for (const { path } of own) {
        const said = pattern.exec(path)?.groups;
        expect([path, said && Object.keys(said)]).toEqual([path, parts.length ? parts : undefined]);
        for (const [part, { schema }] of Object.entries(parameters)) {
          const { pattern: allowed = '.', enum: names } = schema as {
            pattern?: string;
            enum?: string[];
          };
          expect(said![part]).toMatch(new RegExp(allowed));
          if (names !== undefined) expect(names).toContain(said![part]);
        }
      }
    },
  );

  it('has no collection at the address of another', () => {
    const paths = all.map(({ path }) => path);
    expect(paths).toEqual([...new Set(paths)]);
  });

  it('is found again by what a collection says of itself', () => {
    for (const one of all) expect(kindOf(one).path(nameOf(one))).toBe(one.path);
  });
});
