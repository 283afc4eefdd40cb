/** What one event of the protocol adds to the metrics. */
import type { LogEvent } from '../publish/ports.ts';
import type { Report } from '../../schemas/types.ts';
import type { MetricName } from './metrics.ts';

type Values = [MetricName, number][];
type Outcome = Report['outcome'];

/** `now`: milliseconds since 1970, for how long a push took. */
export function measure(event: LogEvent, now: number): Values {
  switch (event.event) {
    case 'article.ingested':
      return event.pushed === undefined ? [] : push(event.report.outcome);
    case 'media.ingested':
      return push(event.report.outcome);
    case 'article.held':
      return [['Held', 1]];
    case 'path.forbidden':
    case 'settings.refused':
      return push('refused');
    case 'settings.accepted':
      return push('accepted');
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
    case 'collections.damaged':
      return [['Drift', 1]];
    case 'cdn.invalidated':
      return [['InvalidatedPaths', event.paths.length]];
    case 'hub.refused':
      return [['RefusedPings', 1]];
    case 'message.unreadable':
      return [['UnreadableMessages', 1]];
    case 'run.failed':
    case 'article.failed':
      return [['FailedRuns', 1]];
    case 'bibliography.ingested':
    case 'cdn.busy':
    case 'hub.pinged':
    case 'hub.unreachable':
    case 'message.test':
    case 'path.ignored':
    case 'source.gone':
    case 'site.announced':
      return [];
  }
}

/** A run for another reason than a push (a link's target moved, a date came) counts as none. */
function push(outcome: Outcome): Values {
  const pushed: Values = [['Pushed', 1]];
  if (outcome === 'accepted') return [...pushed, ['Accepted', 1]];
  return outcome === 'refused' ? [...pushed, ['Refused', 1]] : pushed;
}

/** Seconds; the clocks of two machines may differ a little, but no push is live before it is. */
function since(moment: string, now: number): number {
  return Math.max(0, (now - Date.parse(moment)) / 1000);
}
