/** The change log: every article once with its hash, in pages that an edit leaves alone. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../functions/collection/model.ts';
import type { ChangeLog, Changes, Summary } from '../../schemas/types.ts';
import { catalogOf, everyFile, summaryOf, memoryOf, settings } from './sample.ts';

const LOG = '/api/v1/changes.json';

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function published(slug: string, given: Partial<Summary> = {}): Summary {
  return summaryOf(slug, { sha256: hashOf(slug), ...given });
}

function many(count: number): Summary[] {
  return Array.from({ length: count }, (_, i) => published(`a/${i}`));
}

/** Path → text, of the change log. */
function logOf(catalog: Catalog): Map<string, string> {
  const files = everyFile(catalog).filter(({ path }) => /^\/api\/v1\/changes[./]/.test(path));
  return new Map(files.map(({ path, body }) => [path, body]));
}

/** Every line, by following what leads on; each file has the hash that is said of it. */
function follow(log: Map<string, string>): Changes['changes'] {
  const read = <T>(url: string, sha256?: string): T => {
    const text = log.get(url.slice(settings.baseUrl.length))!;
    if (sha256 !== undefined) expect(hashOf(text)).toBe(sha256);
    return JSON.parse(text) as T;
  };
  const { months } = read<ChangeLog>(settings.baseUrl + LOG);
  return months.flatMap((month) => {
    const first = read<Changes>(month.url, month.sha256);
    const others = (first.pages ?? []).map((one) => read<Changes>(one.url, one.sha256));
    for (const page of [first, ...others]) expect(page.count).toBe(page.changes.length);
    return [first, ...others].flatMap(({ changes }) => changes);
  });
}

function changed(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after.keys()].filter((path) => before.get(path) !== after.get(path));
}

describe('a month of ten thousand articles', () => {
  const summaries = many(10_000);
  const before = logOf(catalogOf(...summaries));

  it('names each of them once, with its hash', () => {
    const pinned = follow(before).map(({ slug, article }) => [slug, article?.sha256]);
    expect(pinned).toHaveLength(10_000);
    expect(new Map(pinned as [string, string][])).toEqual(
      new Map(summaries.map(({ slug, sha256 }) => [slug, sha256])),
    );
  });

  it('has pages of some 125 at most', () => {
    expect(before.size).toBe(1 + 128);
    for (const text of before.values())
      expect((JSON.parse(text) as Partial<Changes>).changes?.length ?? 0).toBeLessThan(150);
  });

  it('changes in the page of an article that is edited, and in what has its hash', () => {
    const slug = 'a/77';
    const edited = { ...published(slug), sha256: hashOf('edited'), modified: '2026-03-20' };
    const after = logOf(catalogOf(...summaries, edited));
    const [first, second, third, ...others] = changed(before, after);
    expect([first, second, third, others]).toEqual([
      '/api/v1/changes/2026-03.json',
      expect.stringMatching(/^\/api\/v1\/changes\/2026-03\/page\/\d+\.json$/),
      LOG,
      [],
    ]);
    const lines = (JSON.parse(after.get(second!)!) as Changes).changes;
    expect(lines.filter((one) => one.slug === slug).map(({ change }) => change)).toEqual([
      'changed',
      'new',
    ]);
  });
});

describe('pages of a month', () => {
  it('are not needed for 125 articles', () => {
    expect([...logOf(catalogOf(...many(125))).keys()]).toEqual([
      '/api/v1/changes/2026-03.json',
      LOG,
    ]);
  });

  it('never go away when its articles go to another', () => {
    const before = logOf(catalogOf(...many(126)));
    const memory = memoryOf({ collections: ['changes:2026-03'] });
    const moved = many(126).map((one) => ({
      ...one,
      published: '2026-04-01',
      modified: '2026-04-01',
      memory,
    }));
    const after = logOf(catalogOf(...moved));
    expect([...before.keys()].filter((path) => !after.has(path))).toEqual([]);
    expect(JSON.parse(after.get('/api/v1/changes/2026-03/page/2.json')!)).toEqual({
      $schema: 'https://health.example/schemas/changes.v1.json',
      month: '2026-03',
      page: 2,
      count: 0,
      changes: [],
    });
    expect(follow(after)).toHaveLength(126);
  });
});

it('of what happened to an article the last alone has its hash, in whichever month', () => {
  const corrections = [{ date: '2026-03-20', text: 'A number was wrong.' }];
  const edited = published('a', { published: '2026-03-10', modified: '2026-05-02', corrections });
  const lines = follow(logOf(catalogOf(edited)));
  const said = lines.map(({ change, at, article }) => [change, at.slice(0, 10), article?.sha256]);
  expect(said).toEqual([
    ['changed', '2026-05-02', hashOf('a')],
    ['corrected', '2026-03-20', undefined],
    ['new', '2026-03-10', undefined],
  ]);
});
