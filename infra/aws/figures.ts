/** Figures, of the table of alarms and of the dashboard, as CloudWatch's metrics. */
import { Aws, Duration } from 'aws-cdk-lib';
import { Metric, type MetricProps } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '../../functions/lambda/environment.ts';
import { NAMESPACE, type MetricName } from '../../functions/lambda/metrics.ts';
import type { QueueName } from '../../functions/publish/queues.ts';
import { named, tableName, vaultName } from './names.ts';

/** Where a figure comes from. */
export type Figure =
  | { own: MetricName }
  | { age: QueueName }
  | { dead: QueueName | 'sweep' }
  | { function: FunctionName; figure: 'Duration' | 'Errors' | 'Throttles' | 'Invocations' }
  | { table: 'ReadThrottleEvents' | 'WriteThrottleEvents' }
  | { backup: 'NumberOfBackupJobsFailed' }
  | { rebuild: 'ExecutionsFailed' };

/** What the functions of a stage call themselves to Powertools, which reports under this name. */
export function serviceName(stage: string): string {
  return named(stage, 'functions');
}

/** `period`: seconds. */
export function metricOf(
  stage: string,
  figure: Figure,
  { statistic, period, label }: { statistic: string; period: number; label?: string },
): Metric {
  const how = { statistic, period: Duration.seconds(period), ...(label && { label }) };
  return new Metric({ ...whereabouts(stage, figure), ...how });
}

type Whereabouts = Pick<MetricProps, 'namespace' | 'metricName' | 'dimensionsMap'>;

function whereabouts(stage: string, figure: Figure): Whereabouts {
  if ('own' in figure)
    return {
      namespace: NAMESPACE,
      metricName: figure.own,
      dimensionsMap: { service: serviceName(stage) },
    };
  if ('age' in figure) return ofQueue(named(stage, figure.age), 'ApproximateAgeOfOldestMessage');
  if ('dead' in figure)
    return ofQueue(named(stage, `${figure.dead}-dead`), 'ApproximateNumberOfMessagesVisible');
  if ('function' in figure)
    return {
      namespace: 'AWS/Lambda',
      metricName: figure.figure,
      dimensionsMap: { FunctionName: named(stage, figure.function) },
    };
  if ('table' in figure)
    return {
      namespace: 'AWS/DynamoDB',
      metricName: figure.table,
      dimensionsMap: { TableName: tableName(stage) },
    };
  if ('backup' in figure)
    return {
      namespace: 'AWS/Backup',
      metricName: figure.backup,
      dimensionsMap: { BackupVaultName: vaultName(stage) },
    };
  const name = named(stage, 'rebuild');
  const arn = `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${name}`;
  return {
    namespace: 'AWS/States',
    metricName: figure.rebuild,
    dimensionsMap: { StateMachineArn: arn },
  };
}

function ofQueue(QueueName: string, metricName: string): Whereabouts {
  return { namespace: 'AWS/SQS', metricName, dimensionsMap: { QueueName } };
}
