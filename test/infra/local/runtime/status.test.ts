/** What has become of all articles: real publishing into a folder, then its table. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, it } from 'vitest';
import type { Memory } from '../../../../schemas/types.ts';
import articleSchema from '../../../../schemas/article.schema.json' with { type: 'json' };
import frontMatterSchema from '../../../../schemas/front-matter.schema.json' with { type: 'json' };
import statusSchema from '../../../../schemas/status.schema.json' with { type: 'json' };
import type { Remembered } from '../../../../functions/publish/rows/article.ts';
import { png } from '../../../../functions/base/png.ts';
import { MemoryTable } from '../../../../functions/store/table/memory.ts';
import { openPublishedTable } from '../../../../infra/local/runtime/bind.ts';
import { Loop } from '../../../../infra/local/runtime/loop.ts';
import { publishAll, Tally } from '../../../../infra/local/runtime/publish.ts';
import { readReports, statusOf } from '../../../../infra/local/runtime/status.ts';
import { statusLines } from '../../../../infra/local/runtime/status-lines.ts';
import { temporaryFolder } from '../folders.ts';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
formats.default(ajv);
ajv.addSchema([articleSchema, frontMatterSchema]);
const isStatus = ajv.compile(statusSchema);

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const source = (title: string, front = '') =>
  `---\ntitle: ${title}\npublished: 2026-01-01\n${front}---\n\nWords.\n`;

/** Publishes into a folder, changes some sources and publishes again. */
async function published(
  first: Record<string, string | Uint8Array>,
  then: Record<string, string> = {},
) {
  const root = temporaryFolder(
    Object.fromEntries(Object.entries(first).map(([name, text]) => [`content/${name}`, text])),
  );
  const [content, out] = [join(root, 'content'), join(root, 'out')];
  for (const files of [{}, then]) {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(content, name), text);
    const loop = new Loop({ content, out, renderer: 'test' }, { log: () => undefined });
    await publishAll(loop, new Tally(), () => undefined);
    loop.close();
  }
  const table = openPublishedTable(out);
  const reports = (await readReports(table))!;
  table.close();
  return reports;
}

it('counts and names every way an article can stand, as its schema says', async () => {
  const in10 = day(10);
  const in20 = day(20);
  const reports = await published(
    {
      'articles/fine.md': source('Fine', `nextReview: ${day(400)}\n`),
      'articles/late.md': source('Late', `reviewed: 2024-01-01\nnextReview: 2025-01-01\n`),
      'articles/soon.md': source('Soon', `nextReview: ${in20}\n`),
      'articles/sooner.md': source('Sooner', `nextReview: ${in10}\n`),
      'articles/new.md': '---\ntitle: [oops\n---\n\nWords.\n',
      'articles/was.md': source('Was'),
      'articles/later.md': `---\ntitle: Later\npublished: 2099-01-01T08:00:00Z\n---\n\nWords.\n`,
      'articles/draft.md': source('Draft', 'draft: true\n'),
      'articles/gone.md': source('Gone'),
      'media/leg.png': 'no picture',
      // Its header is whole, and says that it is wide.
      'media/cut.png': png(600, ['#000000', '#ffffff'], () => true).slice(0, -100),
    },
    {
      'articles/was.md': '---\ntitle: [oops\n---\n\nWords.\n',
      'articles/gone.md': source('Gone', 'withdrawn: { reason: Wrong., since: 2026-02-01 }\n'),
    },
  );
  const status = statusOf(reports, new Date(), 30);
  isStatus(JSON.parse(JSON.stringify(status)));
  expect(isStatus.errors ?? []).toEqual([]);
  const { asOf: _, ...said } = status;
  expect(said).toEqual({
    days: 30,
    live: 5,
    refused: [
      { file: 'articles/new.md', errors: 1, warnings: 0, live: false },
      { file: 'articles/was.md', errors: 1, warnings: 0, live: true },
      { file: 'media/leg.png', errors: 1, warnings: 0, live: false },
    ],
    held: [],
    overdue: [{ slug: 'late', title: 'Late', on: '2025-01-01' }],
    due: [
      { slug: 'sooner', title: 'Sooner', on: in10 },
      { slug: 'soon', title: 'Soon', on: in20 },
    ],
    scheduled: [{ slug: 'later', title: 'Later', on: '2099-01-01T08:00:00Z' }],
    drafts: [{ slug: 'draft', title: 'Draft' }],
    withdrawn: [{ slug: 'gone', title: 'Gone', since: '2026-02-01', reason: 'Wrong.' }],
    unscaled: [{ file: 'media/cut.png', because: 'unreadable' }],
  });
  expect(statusLines(status)).toEqual([
    'refused    articles/new.md  (1 error)',
    'refused    articles/was.md  (1 error, the version before is live)',
    'refused    media/leg.png  (1 error)',
    'overdue    articles/late.md  (review was due 2025-01-01)',
    `due        articles/sooner.md  (review is due ${in10})`,
    `due        articles/soon.md  (review is due ${in20})`,
    'scheduled  articles/later.md  (until 2099-01-01T08:00:00Z)',
    'draft      articles/draft.md',
    'withdrawn  articles/gone.md  (since 2026-02-01)',
    'as it is   media/cut.png (it cannot be read, or has too many pixels): no smaller files are made',
    '5 live, 3 refused, 1 overdue for review, 2 due within 30 days, 1 scheduled, 1 draft, 1 withdrawn',
  ]);
  expect(statusOf(reports, new Date(), 15).due).toHaveLength(1);
});

it('a broken site.yaml is refused like an article', async () => {
  const site = 'name: Site\nbaseUrl: https://site.example\n';
  const { refused } = await published(
    { 'site.yaml': site, 'articles/a.md': source('A') },
    { 'site.yaml': `${site}colour: red\nrules: [` },
  );
  expect(refused.map(({ file }) => file)).toEqual(['site.yaml']);
});

it('what the guard holds is named, and long lists are cut', () => {
  const summary = (slug: string): Remembered => ({
    ...{ id: slug, slug, url: 'https://x.example/', status: 'live', title: slug, language: 'en' },
    ...{ authors: [], reviewers: [], topics: [], about: [], corrections: [] },
    memory: { outcome: 'held' } as Memory,
  });
  const slugs = Array.from({ length: 22 }, (_, at) => `a${at}`);
  const status = statusOf(
    { summaries: slugs.map(summary), refused: [], unscaled: [] },
    new Date(),
    30,
  );
  expect(statusLines(status)).toEqual([
    ...slugs
      .slice(0, 20)
      .map((slug) => `held       articles/${slug}.md  (stays live until you confirm)`),
    'held       … and 2 more: --json has all',
    '22 live, 22 held',
  ]);
});

it('of an empty table nothing is said', async () => {
  expect(await readReports(new MemoryTable())).toBeUndefined();
});
