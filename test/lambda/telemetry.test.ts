/** What one event of the protocol becomes in the log and in the metrics. */
import { expect, test } from 'vitest';
import { lineOf } from '../../functions/lambda/log-line.ts';
import { measure } from '../../functions/lambda/measure.ts';
import type { LogEvent } from '../../functions/publish/ports.ts';

const now = Date.parse('2026-11-01T08:00:10Z');
const pushed = '2026-11-01T08:00:00Z';
const refusal = {
  rule: 'x',
  severity: 'error' as const,
  file: 'articles/a.md',
  line: 3,
  column: 1,
};
const report = (outcome: 'accepted' | 'refused' | 'draft') => ({
  file: 'articles/a.md',
  outcome,
  diagnostics: outcome === 'refused' ? [{ ...refusal, reason: 'It is wrong.' }] : [],
});
const ingested = (outcome: 'accepted' | 'refused' | 'draft', isPush = true): LogEvent => ({
  event: 'article.ingested',
  slug: 'a',
  report: report(outcome),
  changed: [],
  ...(isPush && { pushed }),
});
const health = {
  sources: 9,
  live: 8,
  refused: 7,
  held: 6,
  overdue: 5,
  drift: 4,
  behind: 3,
  shrinkage: 2.5,
};

test.each<[string, LogEvent, [string, number][]]>([
  [
    'a push that is accepted',
    ingested('accepted'),
    [
      ['Pushed', 1],
      ['Accepted', 1],
    ],
  ],
  [
    'a push that is refused',
    ingested('refused'),
    [
      ['Pushed', 1],
      ['Refused', 1],
    ],
  ],
  ['a draft', ingested('draft'), [['Pushed', 1]]],
  ['an article that follows another', ingested('accepted', false), []],
  [
    'feeds that are live ten seconds after the push',
    { event: 'collections.syndicated', changed: ['feed.xml'], stale: 0, pushed },
    [['SecondsToLive', 10]],
  ],
  [
    'feeds that follow no push',
    { event: 'collections.syndicated', changed: ['feed.xml'], stale: 0 },
    [],
  ],
  [
    'a clock that is behind',
    { event: 'collections.syndicated', changed: [], stale: 0, pushed: '2026-11-01T08:00:11Z' },
    [['SecondsToLive', 0]],
  ],
  ['a withdrawal that waits', { event: 'article.held', slug: 'a', limit: 5 }, [['Held', 1]]],
  ['paths', { event: 'cdn.invalidated', paths: ['/a/*', '/b/*'] }, [['InvalidatedPaths', 2]]],
  [
    'a ping',
    { event: 'hub.refused', hub: 'https://hub.example/', topic: 'https://a.example/', status: 403 },
    [['RefusedPings', 1]],
  ],
  ['a message', { event: 'message.unreadable', reason: 'no' }, [['UnreadableMessages', 1]]],
  [
    'a run',
    { event: 'run.failed', stage: 'ingest', keys: ['a'], reason: 'no' },
    [['FailedRuns', 1]],
  ],
  [
    'a sweep',
    { event: 'site.swept', health },
    [
      ['LiveArticles', 8],
      ['RefusedArticles', 7],
      ['HeldArticles', 6],
      ['OverdueReviews', 5],
      ['Drift', 4],
      ['BehindFeeds', 3],
      ['Shrinkage', 2.5],
    ],
  ],
])('%s is measured', (_, event, metrics) => {
  expect(measure(event, now)).toEqual(metrics);
});

test('an article is logged by its slug, with what came of it and why', () => {
  expect(lineOf(ingested('refused'))).toEqual({
    level: 'warn',
    fields: {
      slug: 'a',
      changed: [],
      pushed,
      file: 'articles/a.md',
      outcome: 'refused',
      diagnostics: [{ ...refusal, reason: 'It is wrong.' }],
    },
  });
  expect(lineOf(ingested('accepted')).level).toBe('info');
});

test('a failed run is an error, a source to mend a warning', () => {
  const failed: LogEvent = { event: 'run.failed', stage: 'ingest', keys: ['a'], reason: 'no' };
  expect(lineOf(failed)).toEqual({
    level: 'error',
    fields: { stage: 'ingest', keys: ['a'], reason: 'no' },
  });
  expect(lineOf({ event: 'article.held', slug: 'a', limit: 5 }).level).toBe('warn');
});

test('a long list is cut, and its length told', () => {
  const changed = Array.from({ length: 5000 }, (_, at) => `articles/${at}/index.html`);
  const { fields } = lineOf({ event: 'collections.syndicated', changed, stale: 0 });
  expect(fields).toEqual({ changed: changed.slice(0, 20), changedCount: 5000, stale: 0 });
});
