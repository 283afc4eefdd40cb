/** What `start` says of one push. */
import { expect, it } from 'vitest';
import type { LogEvent } from '../../../../../functions/publish/ports.ts';
import { pushLines } from '../../../../../infra/local/commands/start/lines.ts';
import type { Diagnostic } from '../../../../../schemas/types.ts';

const now = new Date(2026, 10, 1, 9, 5, 7);
const line = (events: LogEvent[]) => pushLines({ events, milliseconds: 40 }, now);

function ingested(slug: string, ...diagnostics: Diagnostic[]): LogEvent {
  const outcome = diagnostics.length > 0 ? 'refused' : 'accepted';
  const report = { file: `articles/${slug}.md`, outcome, diagnostics } as const;
  return { event: 'article.ingested', slug, report, changed: [`articles/${slug}/index.html`] };
}
const wrong: Diagnostic = {
  rule: 'yaml',
  severity: 'error',
  file: 'articles/b.md',
  line: 2,
  column: 8,
  reason: 'No.',
};
const syndicated: LogEvent = { event: 'collections.syndicated', changed: ['feed.xml'], stale: 0 };

it('a saved article is a line, a refused one a line for each mistake', () => {
  expect(line([ingested('a'), syndicated, ingested('b', wrong, { ...wrong, line: 3 })])).toEqual([
    '09:05:07  live       articles/a.md  (2 files, 40 ms)',
    '09:05:07  refused    articles/b.md:2:8 yaml: No.',
    '09:05:07  refused    articles/b.md:3:8 yaml: No.',
  ]);
});

it('warnings are counted behind what they do not keep back', () => {
  const warning: Diagnostic = { ...wrong, severity: 'warning' };
  const event = ingested('a', warning, warning) as LogEvent & { report: { outcome: string } };
  event.report = { ...event.report, outcome: 'accepted' };
  expect(line([event])).toEqual([
    '09:05:07  live       articles/a.md  (1 files, 40 ms), 2 warnings',
  ]);
});

it('a change of settings is one line, however many articles follow', () => {
  const accepted = { event: 'settings.accepted' } as const;
  const articles = ['a', 'c', 'd'].map((slug) => ingested(slug));
  expect(line([accepted, ...articles, syndicated, ingested('b', wrong)])).toEqual([
    '09:05:07  settings   site.yaml: all pages, feeds and listings  (5 files, 40 ms)',
    '09:05:07  refused    articles/b.md:2:8 yaml: No.',
  ]);
});

it('a failure that repeats is said once', () => {
  const failed: LogEvent = {
    event: 'run.failed',
    stage: 'ingest',
    keys: [],
    reason: 'The disk is full.',
  } as const;
  expect(line([failed, failed])).toEqual(['09:05:07  failed     The disk is full.']);
});
