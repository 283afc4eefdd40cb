/** Every alarm of the table in alarms.ts, each with the way to its section of the runbook. */
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { alarms } from '../alarms.ts';
import type { Configuration } from '../configuration.ts';
import { metricOf } from '../figures.ts';
import { named } from '../names.ts';

export interface AlarmsProps {
  configuration: Configuration;
  topic: Topic;
}

export class Alarms extends Construct {
  readonly all: Alarm[];

  constructor(scope: Construct, id: string, { configuration, topic }: AlarmsProps) {
    super(scope, id);
    const { stage, keepsData, runbook } = configuration;
    this.all = alarms({ hasBackups: keepsData }).map((one) => {
      const name = one.of === undefined ? one.section : `${one.section}-${one.of}`;
      const alarm = new Alarm(this, name, {
        alarmName: named(stage, name),
        alarmDescription: `${one.says} What to do: ${runbook}#${one.section}`,
        metric: metricOf(stage, one.figure, one),
        threshold: one.threshold,
        evaluationPeriods: one.periods ?? 1,
        comparisonOperator: one.below
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: one.below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(new SnsAction(topic));
      alarm.addOkAction(new SnsAction(topic));
      return alarm;
    });
  }
}
