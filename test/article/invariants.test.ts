/** What holds for everything that is published, whatever the article says. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../functions/article/check.ts';
import type { LinkedSummary, MediaSummary, Rendered } from '../../functions/article/model.ts';
import type { LiveArticle } from '../../schemas/types.ts';
import type { Settings } from '../../functions/site/settings.ts';
import { parse } from '../../functions/article/parse.ts';
import { render, textOf } from '../../functions/article/render.ts';
import { anySource } from './fragments.ts';
import { settingsOf, dependencies } from './read.ts';
import { withoutOurs } from './without-ours.ts';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
formats.default(ajv);
for (const name of ['front-matter', 'site', 'article', 'entry', 'diagnostic']) {
  const file = new URL(`../../schemas/${name}.schema.json`, import.meta.url);
  ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object);
}
const keeps = (name: string, data: unknown) => {
  const validate = ajv.getSchema(`${name}.v1.json`) as ValidateFunction;
  validate(data);
  expect(validate.errors ?? []).toEqual([]);
};

const site = 'https://test.example';
const topics = 'topics: [{ id: sleep, title: Sleep }]\n';
const profiles = ['strict', 'plain'].map((name) => settingsOf(`profile: ${name}\n${topics}`));
const picture: MediaSummary = {
  status: 'live',
  url: `${site}/media/b.png`,
  type: 'image/png',
  bytes: 3,
  etag: 'e',
};
const other: LinkedSummary[] = [
  { status: 'live', source: true, url: `${site}/articles/s/other/`, title: 'Other' },
  { status: 'moved', source: false, url: `${site}/articles/there/`, title: 'Other' },
  { status: 'withdrawn', source: false, url: `${site}/articles/s/other/`, title: 'Other' },
  { status: 'absent', source: false },
];
const defaults = { published: '2026-01-01T00:00:00Z', modified: '2026-01-02T00:00:00Z' };
const now = '2026-11-01T00:00:00Z';

interface Situation {
  text: string;
  settings: Settings;
  face: LinkedSummary;
}

const situations: fc.Arbitrary<Situation> = fc.record({
  text: anySource,
  settings: fc.constantFrom(...profiles),
  face: fc.constantFrom(...other),
});

/** Runs the whole of this room on one source. */
function run({ text, settings, face }: Situation) {
  const around = dependencies({
    settings,
    articles: { 's/other': face },
    media: { 'media/b.png': picture, 'articles/s/a.png': picture },
  });
  const bytes = new TextEncoder().encode(text);
  const read = parse({ slug: 's/p q', bytes, lastModified: now }, settings);
  const rendered = read.article && render(read.article, around, defaults);
  const found = read.article ? check(read.article, around, now) : [];
  return { read, rendered, found: [...read.diagnostics, ...found], around };
}

const articleOf = ({ variants }: Rendered) =>
  JSON.parse(textOf(variants, 'article')) as LiveArticle;

/** The JSON-LD block is data, and no browser runs it. */
const withoutData = (html: string) => withoutOurs(html);

const holds = (name: string, test: (given: ReturnType<typeof run>, text: string) => void) =>
  it(name, () => {
    const property = fc.property(situations, (given) => test(run(given), given.text));
    fc.assert(property, { numRuns: 300 });
  });

describe('whatever an article says', () => {
  holds('there is an article or an error that says why not, within the file', (given, text) => {
    const { read, found } = given;
    if (read.article === undefined) {
      expect(found.some(({ severity }) => severity === 'error')).toBe(true);
    }
    const lines = text.split(/\r\n?|\n/).length;
    for (const diagnostic of found) {
      keeps('diagnostic', diagnostic);
      expect(diagnostic.line).toBeLessThanOrEqual(lines);
      expect(diagnostic.reason).toMatch(/[.?]$/);
    }
  });

  holds('article.json and the entry keep their contracts', ({ rendered }) => {
    if (rendered === undefined) return;
    keeps('article', articleOf(rendered));
    keeps('entry', rendered.summary);
  });

  holds('nothing that is shown runs', ({ rendered }) => {
    if (rendered === undefined) return;
    const bodies = ['page', 'embed'].map((name) => textOf(rendered.variants, name));
    for (const html of [rendered.content, ...bodies.map(withoutData)]) {
      // Pictures of the embed keep to its width by themselves.
      const limited = html.replaceAll('<img style="max-width:100%;height:auto" ', '<img ');
      const tags = limited.match(/<[^<>]*>/g)?.join('') ?? '';
      expect(tags).not.toMatch(/<(script|iframe|object|embed|form|input|style|base)/i);
      expect(tags).not.toMatch(/(href|src)="\s*(javascript|vbscript|data:text)/i);
      expect(tags.replace(/"[^"]*"/g, '')).not.toMatch(/\s(on\w+|style)=/i);
    }
  });

  holds('what leaves the page has absolute addresses and no anchors', ({ rendered }) => {
    if (rendered === undefined) return;
    const embed = textOf(rendered.variants, 'embed');
    for (const html of [rendered.content, embed]) {
      for (const [, url] of html.matchAll(/ (?:href|src)="([^"]*)"/g)) {
        expect(url).toMatch(/^(https?|mailto|tel):/);
      }
      expect(html).not.toMatch(/<[^>]* id="/);
      expect(html).not.toMatch(/[\u0001-\u0003]/);
    }
  });

  holds('every anchor stands once, and sections and citations lead to one', ({ rendered }) => {
    if (rendered === undefined) return;
    const page = withoutData(textOf(rendered.variants, 'page'));
    const anchors = [...page.matchAll(/<[^>]* id="([^"]*)"/g)].map(([, id]) => id!);
    expect(anchors).toEqual([...new Set(anchors)]);
    for (const { id, citations } of articleOf(rendered).sections) {
      expect(anchors).toEqual(expect.arrayContaining([id, ...citations]));
    }
  });

  holds('the same gives the same bytes, also from its own source variant', (given) => {
    const { read, rendered, around } = given;
    if (read.article === undefined) return;
    expect(render(read.article, around, defaults)).toEqual(rendered);
    const bytes = new TextEncoder().encode(read.article.text);
    const again = parse({ slug: 's/p q', bytes, lastModified: now }, around.settings);
    expect(render(again.article!, around, defaults)).toEqual(rendered);
  });
});
