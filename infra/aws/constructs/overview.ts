/** The dashboard: what an operator looks at first, from pushes down to cost. */
import { Aws, Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  Metric,
  PeriodOverride,
  SingleValueWidget,
  TextWidget,
  type Alarm,
  type IMetric,
  type IWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { environments, type FunctionName } from '../../../functions/lambda/environment.ts';
import type { MetricName } from '../../../functions/lambda/metrics.ts';
import { queueNames } from '../../../functions/publish/queues.ts';
import type { Configuration } from '../configuration.ts';
import { metricOf, type Figure } from '../figures.ts';
import { named } from '../names.ts';
import type { Cdn } from './cdn.ts';

const MINUTES_5 = 300;
const HOUR = 3600;
const functions = Object.keys(environments) as FunctionName[];

export interface OverviewProps {
  configuration: Configuration;
  alarms: readonly Alarm[];
  cdn: Cdn;
}

export class Overview extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, { configuration, alarms, cdn }: OverviewProps) {
    super(scope, id);
    const { stage } = configuration;
    const dashboardName = named(stage, Aws.REGION);
    const dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName,
      periodOverride: PeriodOverride.INHERIT,
      defaultInterval: Duration.days(1),
    });
    this.url = `https://${Aws.REGION}.console.aws.amazon.com/cloudwatch/home?region=${Aws.REGION}#dashboards/dashboard/${dashboardName}`;
    dashboard.addWidgets(heading(configuration, cdn));
    dashboard.addWidgets(
      new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24 }),
    );
    dashboard.addWidgets(...archive(stage), ...pushes(stage));
    dashboard.addWidgets(...machinery(stage));
    dashboard.addWidgets(...readers(stage, cdn));
  }
}

function heading({ stage, runbook }: Configuration, cdn: Cdn): TextWidget {
  const markdown = `# healthwire ${stage}\n[The site](${cdn.baseUrl}/) · what to do: ${runbook}`;
  return new TextWidget({ markdown, width: 24, height: 2 });
}

/** What the last sweep found. */
function archive(stage: string): IWidget[] {
  const found: [MetricName, string][] = [
    ['LiveArticles', 'Live'],
    ['RefusedArticles', 'Refused'],
    ['HeldArticles', 'Held'],
    ['OverdueReviews', 'Reviews overdue'],
    ['Drift', 'Drift'],
    ['BehindFeeds', 'Not in feeds'],
    ['Shrinkage', 'Withdrawn in a day, % of what may be'],
  ];
  const metrics = found.map(([own, label]) =>
    metricOf(stage, { own }, { statistic: 'Maximum', period: HOUR, label }),
  );
  return [new SingleValueWidget({ title: 'The archive', metrics, width: 24, height: 3 })];
}

function pushes(stage: string): IWidget[] {
  const sums: MetricName[] = ['Pushed', 'Accepted', 'Refused', 'Held'];
  const seconds = (statistic: string) =>
    metricOf(
      stage,
      { own: 'SecondsToLive' },
      { statistic, period: MINUTES_5, label: `Seconds to live, ${statistic}` },
    );
  return [
    graph('Pushes', counted(stage, sums)),
    graph('From push to live', [seconds('p50'), seconds('p90'), seconds('Maximum')]),
    graph('Trouble', counted(stage, ['FailedRuns', 'UnreadableMessages', 'RefusedPings'])),
  ];
}

function machinery(stage: string): IWidget[] {
  const each = (figure: (name: FunctionName) => Figure, statistic: string) =>
    functions.map((name) =>
      metricOf(stage, figure(name), { statistic, period: MINUTES_5, label: name }),
    );
  const of =
    (figure: 'Duration' | 'Errors' | 'Throttles' | 'Invocations') => (name: FunctionName) =>
      ({ function: name, figure }) as const;
  const ages = queueNames.map((age) =>
    metricOf(stage, { age }, { statistic: 'Maximum', period: MINUTES_5, label: age }),
  );
  const dead = ([...queueNames, 'sweep'] as const).map((name) =>
    metricOf(stage, { dead: name }, { statistic: 'Maximum', period: MINUTES_5, label: name }),
  );
  return [
    graph('Age of the oldest message, seconds', ages),
    graph('Dead letters', dead),
    graph('Errors', each(of('Errors'), 'Sum')),
    graph('Throttles', each(of('Throttles'), 'Sum')),
    graph('Invocations', each(of('Invocations'), 'Sum')),
    graph('Milliseconds, p90', each(of('Duration'), 'p90')),
  ];
}

/** CloudFront reports to us-east-1, wherever the stack is: no alarm of the stack can watch it. */
function readers(stage: string, { distribution }: Cdn): IWidget[] {
  const cdn = (metricName: string, statistic: string) =>
    new Metric({
      namespace: 'AWS/CloudFront',
      metricName,
      dimensionsMap: { DistributionId: distribution.distributionId, Region: 'Global' },
      region: 'us-east-1',
      statistic,
      period: Duration.seconds(MINUTES_5),
    });
  return [
    graph('Requests to the CDN', [cdn('Requests', 'Sum')]),
    graph('Errors of the CDN, %', [cdn('4xxErrorRate', 'Average'), cdn('5xxErrorRate', 'Average')]),
    graph('Invalidated paths', counted(stage, ['InvalidatedPaths'], HOUR)),
  ];
}

function counted(stage: string, names: readonly MetricName[], period = MINUTES_5): IMetric[] {
  return names.map((own) => metricOf(stage, { own }, { statistic: 'Sum', period, label: own }));
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 8, height: 6, leftYAxis: { min: 0 } });
}
