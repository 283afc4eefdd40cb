/** healthwire on AWS: what it is made of. docs/architecture.md shows it as a picture. */
import { Tags, type Stack, type StackProps } from 'aws-cdk-lib';
import type { Configuration } from './configuration.ts';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import { Alarms } from './constructs/alarms.ts';
import { Backups } from './constructs/backups.ts';
import { Budget } from './constructs/budget.ts';
import { Cdn } from './constructs/cdn.ts';
import { Domain } from './constructs/domain.ts';
import { EditorsRole } from './constructs/editors-role.ts';
import { Functions } from './constructs/functions.ts';
import { Outputs } from './constructs/outputs.ts';
import { Overview } from './constructs/overview.ts';
import { Queues } from './constructs/queues.ts';
import { Rebuild } from './constructs/rebuild.ts';
import { Stores } from './constructs/stores.ts';
import { SweepSchedule } from './constructs/sweep-schedule.ts';
import { stackName } from './names.ts';

/** What CDK does differently since these were added; a new app has them on. */
const recommended = [
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy',
  '@aws-cdk/aws-iam:minimizePolicies',
  '@aws-cdk/core:checkSecretUsage',
];

/** It is for whatever account and region it is deployed to: nothing is looked up there. */
export function stackProps({ stage, keepsData }: Configuration): StackProps {
  return {
    stackName: stackName(stage),
    description: `healthwire ${stage}: publishes and syndicates health articles`,
    terminationProtection: keepsData,
  };
}

/** Fills a stack in which nothing is yet. */
export function build(stack: Stack, configuration: Configuration): void {
  for (const flag of recommended) stack.node.setContext(flag, true);
  const { stage, keepsData, domain, alarmEmail } = configuration;
  Tags.of(stack).add('healthwire', stage);

  const queues = new Queues(stack, 'Queues', { stage });
  const stores = new Stores(stack, 'Stores', { stage, keepsData, queues });
  const cdn = new Cdn(stack, 'Cdn', { configuration, site: stores.site });
  const functions = new Functions(stack, 'Functions', { configuration, stores, queues, cdn });
  new SweepSchedule(stack, 'SweepSchedule', { stage, functions, queues });
  const rebuild = new Rebuild(stack, 'Rebuild', { stage, functions, stores });

  if (keepsData) new Backups(stack, 'Backups', { stage, stores });

  const editors =
    configuration.editors &&
    new EditorsRole(stack, 'Editors', { ...configuration.editors, stage, source: stores.source });
  if (domain?.hostedZoneId !== undefined)
    new Domain(stack, 'Domain', { name: domain.name, hostedZoneId: domain.hostedZoneId, cdn });

  const alarmTopic = new AlarmTopic(stack, 'AlarmTopic', { stage, email: alarmEmail });
  const { topic } = alarmTopic;
  const alarms = new Alarms(stack, 'Alarms', { configuration, topic }).all;
  new Budget(stack, 'Budget', { configuration, topic });
  const overview = new Overview(stack, 'Overview', { configuration, alarms, cdn });
  new Outputs(stack, 'Outputs', { stores, queues, cdn, rebuild, overview, alarmTopic, editors });
}
