/** The metrics the functions send and the dashboard shows, each named once. */
export const NAMESPACE = 'healthwire';

export const metrics = {
  /** Sources looked at because somebody pushed them. */
  Pushed: 'Count',
  Accepted: 'Count',
  Refused: 'Count',
  /** Withdrawals that wait for a person to confirm them. */
  Held: 'Count',
  /** From the moment the source store had a push until its feeds and listings were live. */
  SecondsToLive: 'Seconds',
  /** Paths the CDN was told to forget: the first 1,000 a month are free. */
  InvalidatedPaths: 'Count',
  /** Runs that threw; their messages come again. */
  FailedRuns: 'Count',
  UnreadableMessages: 'Count',
  /** Pings that a WebSub hub refused, and that are not sent again. */
  RefusedPings: 'Count',
  /** The sweep's remarks: publish/sweep/health.ts says what each counts. */
  LiveArticles: 'Count',
  RefusedArticles: 'Count',
  HeldArticles: 'Count',
  OverdueReviews: 'Count',
  Drift: 'Count',
  BehindFeeds: 'Count',
  /** Of the articles live a day ago, how many are not any more, in percent. */
  Shrinkage: 'Percent',
} as const;

export type MetricName = keyof typeof metrics;
