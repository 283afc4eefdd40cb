/** What one event of the protocol adds to the metrics. */
import type { LogEvent } from '../publish/ports.ts';
import type { MetricName } from './metrics.ts';

type Values = [MetricName, number][];

/** `now`: milliseconds since 1970, for how long a push took. */
export function measure(event: LogEvent, now: number): Values {
  switch (event.event) {
    case 'article.ingested':
    case 'media.ingested':
      return [...outcome(event.report.outcome)];
    case 'article.held':
      return [['Held', 1]];
    case 'path.forbidden':
    case 'settings.refused':
      return outcome('refused');
    case 'settings.accepted':
      return outcome('accepted');
    case 'collections.syndicated':
      return event.pushed === undefined ? [] : [['SecondsToLive', since(event.pushed, now)]];
    case 'site.swept':
      return [
        ['LiveArticles', event.health.live],
        ['RefusedArticles', event.health.refused],
        ['HeldArticles', event.health.held],
        ['OverdueReviews', event.health.overdue],
        ['Drift', event.health.drift],
        ['BehindFeeds', event.health.behind],
        ['Shrinkage', event.health.shrinkage],
      ];
    case 'cdn.invalidated':
      return [['InvalidatedPaths', event.paths.length]];
    case 'message.unreadable':
      return [['UnreadableMessages', 1]];
    case 'run.failed':
      return [['FailedRuns', 1]];
    case 'cdn.busy':
    case 'message.test':
    case 'path.ignored':
    case 'site.announced':
      return [];
  }
}

function outcome(outcome: string): Values {
  if (outcome === 'accepted')
    return [
      ['Pushed', 1],
      ['Accepted', 1],
    ];
  return outcome === 'refused'
    ? [
        ['Pushed', 1],
        ['Refused', 1],
      ]
    : [['Pushed', 1]];
}

/** Seconds; the clocks of two machines may differ a little, but no push is live before it is. */
function since(moment: string, now: number): number {
  return Math.max(0, (now - Date.parse(moment)) / 1000);
}
