/** What other threads read and decide is what this one would. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encode } from '../../../../functions/base/pieces.ts';
import { parse } from '../../../../functions/article/parse.ts';
import { readSettings } from '../../../../functions/article/settings/read.ts';
import { decide } from '../../../../functions/publish/ingest/decide.ts';
import type { Circumstances } from '../../../../functions/publish/ingest/reader.ts';
import { ReaderThreads } from '../../../../infra/local/runtime/reader-threads.ts';

const settings = readSettings(
  new TextEncoder().encode('name: Test\nbaseUrl: https://t.example\n'),
).settings!;
let threads: ReaderThreads;
beforeAll(async () => {
  threads = await ReaderThreads.open({ content: 'nowhere', out: 'nowhere', renderer: 'test' });
});
afterAll(() => threads.close());

const sourceOf = (slug: string, text: string) => ({
  ...{ slug, path: slug, lastModified: '2026-11-01T08:00:00.000Z' },
  bytes: new TextEncoder().encode(text),
});
const read = (slug: string, text: string) => threads.read(sourceOf(slug, text), settings, 'v1');

const circumstancesOf = (slug: string): Circumstances => ({
  ...{ slug, now: '2026-11-02T08:00:00Z', record: undefined, holders: [], rivals: [] },
  source: { path: slug, etag: 'e', lastModified: '2026-11-01T08:00:00.000Z' },
  dependencies: {
    settings,
    articles: new Map([['other', { status: 'absent', source: false }]]),
    media: new Map([['media/a.png', { status: 'absent' }]]),
  },
});

it('as many at a time as one likes', async () => {
  const slugs = Array.from({ length: 20 }, (_, at) => `a${at}`);
  const text = (slug: string) =>
    `---\ntitle: ${slug}\nid: tag:t.example,2026:${slug}\naliases: [/old/${slug}/]\n---\n\n` +
    'See [another](other.md), and ![a picture](../media/a.png).\n\n> [!NOTE]\n> A note.\n';
  const there = await Promise.all(slugs.map((slug) => read(slug, text(slug))));
  const decided = await Promise.all(
    slugs.map((slug, at) => there[at]!.decide(circumstancesOf(slug))),
  );
  const here = slugs.map((slug) => parse(sourceOf(slug, text(slug)), settings));
  expect(there.map((one) => one!.article)).toEqual(
    here.map(({ article }) => {
      const { slug, id, address, aliases, links, media } = article!;
      const asked = { frontMatter: { id }, bibliography: { files: [] } };
      return { slug, id, address, aliases, links, media, ...asked };
    }),
  );
  expect(decided).toEqual(
    slugs.map((slug, at) => {
      const { source, ...circumstances } = circumstancesOf(slug);
      const previous = here[at]!.article;
      const decision = decide({
        ...circumstances,
        source: { ...source, read: here[at]! },
        previous,
      });
      const variants = decision.variants!.map((one) => ({ ...one, body: encode(one.body) }));
      return { ...decision, variants };
    }),
  );
  expect(new Set(decided.map((one) => one!.report.outcome))).toEqual(new Set(['accepted']));
});

it.each([
  ['what is no article', '---\ntitle: [\n---\n'],
  ['what takes references from files', '---\ntitle: A\nbibliography: a.bib\n---\n\nWords [@a].\n'],
])('nothing is said of %s: whoever asks reads it himself', async (_, text) => {
  expect(await read('a', text)).toBeUndefined();
});

it('what was decided on is decided on once', async () => {
  const { decide } = (await read('a', 'Words.'))!;
  expect((await decide(circumstancesOf('a')))?.summary.slug).toBe('a');
  expect(await decide(circumstancesOf('a'))).toBeUndefined();
});

it('other settings hold from the next article on', async () => {
  const others = { ...settings, language: 'de' };
  const { decide } = (await threads.read(sourceOf('a', 'Words.'), others, 'v2'))!;
  expect((await decide(circumstancesOf('a')))?.summary.language).toBe('de');
});
