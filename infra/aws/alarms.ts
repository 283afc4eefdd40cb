/**
 * What wakes the operator, one table: when, and of what. Each alarm has the section of its name in
 * docs/runbook.md. Thresholds are set so that an alarm is a reason to act, not to look.
 */
import type { MetricName } from '../../functions/lambda/metrics.ts';
import { laneOf, queueNames } from '../../functions/publish/queues.ts';
import type { Figure } from './figures.ts';

type Statistic = 'Sum' | 'Maximum' | 'SampleCount' | 'p90';

export interface Alarm {
  /** The section of the runbook. */
  section: string;
  /** What is told apart within the section. */
  of?: string;
  /** The sentence an operator reads first. */
  says: string;
  figure: Figure;
  statistic: Statistic;
  /** Seconds that one figure stands for. */
  period: number;
  /** Figures in a row that must reach the threshold. */
  periods?: number;
  /** Alarm at or above it. */
  threshold: number;
  /** The other way round: alarm below the threshold, and when there are no figures at all. */
  below?: true;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const functions = ['ingest', 'syndicate', 'announce', 'sweep', 'rebuild'] as const;

/** `hasBackups`: whether there is a vault that can be watched. */
export function alarms({ hasBackups }: { hasBackups: boolean }): Alarm[] {
  const ofData = [...ofTable(), ...(hasBackups ? [ofBackups()] : [])];
  return [...ofQueues(), ofHub(), ...ofFunctions(), ...ofData, ...ofArticles(), ...ofCost()];
}

function ofQueues(): Alarm[] {
  return [
    ...[...queueNames, 'sweep' as const].map((of): Alarm => ({
      section: 'dead-letters',
      of,
      says: `Messages to ${of} failed again and again, and were put aside.`,
      figure: { dead: of },
      statistic: 'Maximum',
      period: 5 * MINUTE,
      threshold: 1,
    })),
    // Rechecks wait 15 minutes before anybody may see them; and a large archive takes its time.
    ...queueNames.map((of): Alarm => {
      const [threshold, time] =
        laneOf(of) === 'push' ? [30 * MINUTE, 'half an hour'] : [12 * HOUR, 'half a day'];
      return {
        section: 'old-messages',
        of,
        says: `A message has waited for ${of} for ${time}.`,
        figure: { age: of },
        statistic: 'Maximum',
        period: 5 * MINUTE,
        threshold,
      };
    }),
    {
      section: 'slow-pushes',
      says: 'Of ten pushes one took more than two minutes from the store to the feeds.',
      figure: { own: 'SecondsToLive' },
      statistic: 'p90',
      period: 15 * MINUTE,
      periods: 2,
      threshold: 2 * MINUTE,
    },
    {
      section: 'unreadable-messages',
      says: 'Messages could not be read, and were dropped.',
      figure: { own: 'UnreadableMessages' },
      statistic: 'Sum',
      period: 5 * MINUTE,
      threshold: 1,
    },
  ];
}

/** The hub, which others run. */
function ofHub(): Alarm {
  return {
    section: 'hub-refused',
    says: 'The WebSub hub refuses to be told of feeds; its subscribers do not hear of them.',
    figure: { own: 'RefusedPings' },
    statistic: 'Sum',
    period: HOUR,
    threshold: 1,
  };
}

function ofFunctions(): Alarm[] {
  return [
    // A run that throws comes again; one that ends the process takes its whole batch with it.
    ...functions.map((of): Alarm => ({
      section: 'function-errors',
      of,
      says: `The function ${of} ended in errors.`,
      figure: { function: of, figure: 'Errors' },
      statistic: 'Sum',
      period: 15 * MINUTE,
      threshold: 3,
    })),
    {
      section: 'function-errors',
      of: 'runs',
      says: 'Runs of the functions failed, more than a retry explains.',
      figure: { own: 'FailedRuns' },
      statistic: 'Sum',
      period: 15 * MINUTE,
      threshold: 20,
    },
    ...functions.map((of): Alarm => ({
      section: 'throttles',
      of,
      says: `The function ${of} is being throttled: the account has no room for it.`,
      figure: { function: of, figure: 'Throttles' },
      statistic: 'Sum',
      period: 5 * MINUTE,
      periods: 3,
      threshold: 10,
    })),
    {
      section: 'silent-sweep',
      says: 'The sweep has not reported for three hours.',
      figure: { own: 'LiveArticles' },
      statistic: 'SampleCount',
      period: HOUR,
      periods: 3,
      threshold: 1,
      below: true,
    },
    {
      section: 'failed-rebuild',
      says: 'A rebuild of the archive stopped before its end.',
      figure: { rebuild: 'ExecutionsFailed' },
      statistic: 'Sum',
      period: 5 * MINUTE,
      threshold: 1,
    },
  ];
}

/** A table that is paid by the request throttles where one partition is asked for too much. */
function ofTable(): Alarm[] {
  const events = [
    ['reads', 'ReadThrottleEvents'],
    ['writes', 'WriteThrottleEvents'],
  ] as const;
  return events.map(([of, table]) => ({
    section: 'throttled-table',
    of,
    says: `DynamoDB refuses ${of} of the table: more come than it takes.`,
    figure: { table },
    statistic: 'Sum',
    period: 5 * MINUTE,
    periods: 3,
    threshold: 10,
  }));
}

function ofBackups(): Alarm {
  return {
    section: 'failed-backup',
    says: 'A backup of the source bucket or of the table failed.',
    figure: { backup: 'NumberOfBackupJobsFailed' },
    statistic: 'Sum',
    period: HOUR,
    threshold: 1,
  };
}

/** Half of what the guard lets through in a day, in percent of it, is worth a look. */
const SHRINKAGE_PERCENT = 50;

function ofArticles(): Alarm[] {
  return [
    bySweep(
      'refused-articles',
      'RefusedArticles',
      'Articles are refused; their editors may not know.',
    ),
    bySweep(
      'overdue-reviews',
      'OverdueReviews',
      'Live articles are past their next medical review.',
    ),
    bySweep('drift', 'Drift', 'What is published was not what it should be, and was repaired.'),
    bySweep('feeds-not-updated', 'BehindFeeds', 'Articles are published that no feed knows of.'),
    {
      ...bySweep('shrinking-catalog', 'Shrinkage', 'Many articles were withdrawn within a day.'),
      threshold: SHRINKAGE_PERCENT,
    },
    bySweep('held-withdrawals', 'HeldArticles', 'Withdrawals wait for somebody to confirm them.'),
    {
      section: 'held-withdrawals',
      of: 'now',
      says: 'A push would withdraw more articles than may go in a day; the others are held.',
      figure: { own: 'Held' },
      statistic: 'Sum',
      period: MINUTE,
      threshold: 1,
    },
  ];
}

/** What the hourly sweep counted. */
function bySweep(section: string, own: MetricName, says: string): Alarm {
  return {
    section,
    says,
    figure: { own },
    statistic: 'Maximum',
    period: HOUR,
    threshold: 1,
  };
}

/** Beside the budget, which hears of a cost a day later, what would drive it. */
function ofCost(): Alarm[] {
  return [
    {
      section: 'cost',
      of: 'invalidations',
      says: 'The CDN was told to forget many paths: after 1,000 a month each costs half a cent.',
      figure: { own: 'InvalidatedPaths' },
      statistic: 'Sum',
      period: DAY,
      threshold: 200,
    },
    {
      section: 'cost',
      of: 'invocations',
      says: 'Ingest runs far more often than anybody pushes.',
      figure: { function: 'ingest', figure: 'Invocations' },
      statistic: 'Sum',
      period: HOUR,
      threshold: 50_000,
    },
  ];
}
