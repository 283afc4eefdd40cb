/**
 * Whole files, byte for byte: every variant of an article that uses everything the format offers,
 * and of the notices that stand in its place. After a change that is meant to change them:
 * `npx vitest run test/article/golden.test.ts -u`, and read the difference.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../functions/article/check.ts';
import type { RenderedVariant } from '../../functions/article/model.ts';
import { parse } from '../../functions/article/parse.ts';
import { render, renderMoved, renderWithdrawn, textOf } from '../../functions/article/render.ts';
import { variantNames, type VariantName } from '../../functions/site/routes.ts';
import { variantTable } from '../../functions/site/variant-table.ts';
import { stylesheetFor } from '../../functions/site/style.ts';
import type { Article } from '../../schemas/types.ts';
import { settingsOf, dependencies } from './read.ts';

const folder = new URL('./golden/', import.meta.url).pathname;
const site = 'https://test.example';
const settings = settingsOf(
  `profile: strict
contact: editors@test.example
license: https://creativecommons.org/licenses/by/4.0/
disclaimer: This site informs. It does not replace a doctor.
topics: [{ id: sleep, title: Sleep }, { id: minerals, title: Vitamins & minerals }]
`,
);

const file = (name: string, type: string) => ({
  status: 'live' as const,
  url: `${site}/media/${name}`,
  type,
  bytes: 1000,
  etag: 'e',
});
/** A picture with renditions. */
const scaled = (name: string, width: number) => ({
  ...file(name, 'image/png'),
  size: { width, height: width / 2 },
  formats: ['avif' as const, 'webp' as const],
});
const around = dependencies({
  settings,
  articles: {
    'nutrition/tam-receptors': {
      status: 'live',
      source: true,
      title: 'What TAM receptors do',
      url: `${site}/articles/nutrition/tam-receptors/`,
    },
    'sleep/insomnia': {
      status: 'moved',
      source: false,
      title: 'Insomnia',
      url: `${site}/articles/sleep/sleepless/`,
    },
    'nutrition/gone': { status: 'absent', source: false },
  },
  media: {
    'media/leg.png': scaled('leg.png', 700),
    'media/legs.png': scaled('legs.png', 2000),
    'media/legs.dark.png': scaled('legs.dark.png', 2000),
    'media/leaflet.pdf': file('leaflet.pdf', 'application/pdf'),
  },
});

/** The page is the folder itself, and its object an index.html. */
const fileOf = (name: string) => variantTable[name as VariantName].file || 'index.html';

/** What changes with the stylesheet alone is compared apart: its name, and the hashes. */
async function compare(name: string, variants: RenderedVariant[]): Promise<void> {
  expect(variants.map((variant) => variant.name)).toEqual(variantNames);
  const json = JSON.parse(textOf(variants, 'article')) as Article;
  for (const { name: kind } of variants) {
    const body = textOf(variants, kind);
    const hash = kind === 'article' ? undefined : sha256(body);
    expect(json.variants[kind]!.sha256).toBe(hash);
    const steady = body
      .replaceAll(stylesheetFor({}).path, '/assets/style.css')
      .replaceAll(/"sha256": "[0-9a-f]{64}"/g, '"sha256": "…"');
    await expect(steady).toMatchFileSnapshot(`${folder}${name}/${fileOf(kind)}`);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe('a rich article', () => {
  const bytes = readFileSync(`${folder}rich.source.md`);
  const source = { slug: 'nutrition/magnesium', bytes, lastModified: '2026-01-01T00:00:00Z' };
  const { article, diagnostics } = parse(source, settings);
  const defaults = { published: '2026-01-01T00:00:00Z', modified: '2026-01-02T00:00:00Z' };
  const rendered = render(article!, around, defaults);

  it('has these variants', async () => {
    await compare('rich', rendered.variants);
  });

  it('has this content in feeds, and this entry', async () => {
    await expect(rendered.content).toMatchFileSnapshot(`${folder}rich/content.html`);
    const { sha256: hash, ...steady } = rendered.summary;
    expect(hash).toBe(sha256(textOf(rendered.variants, 'article')));
    const summary = `${JSON.stringify(steady, null, 2)}\n`;
    await expect(summary).toMatchFileSnapshot(`${folder}rich/entry.json`);
  });

  it('has these findings', async () => {
    const found = [...diagnostics, ...check(article!, around, '2026-11-01T00:00:00Z')];
    const lines = found.map(
      ({ line, column, severity, rule, reason }) =>
        `${line}:${column} ${severity} ${rule}: ${reason}\n`,
    );
    await expect(lines.join('')).toMatchFileSnapshot(`${folder}rich/findings.txt`);
  });
});

describe('a notice', () => {
  const gone = {
    id: 'tag:test.example,2026:legs',
    address: '/articles/legs/',
    title: 'Legs & *arms* <b>',
    language: 'en',
  };

  it('of withdrawal says since when and why, in every variant', async () => {
    const withdrawn = { since: '2026-10-01T09:00:00Z', reason: 'The trial was <retracted>.' };
    await compare('withdrawn', renderWithdrawn({ ...gone, withdrawn }, settings));
  });

  it('of a move leads there, in every variant', async () => {
    const movedTo = `${site}/articles/sleep/legs%20%26%20arms/`;
    await compare('moved', renderMoved({ ...gone, movedTo }, settings));
  });
});
