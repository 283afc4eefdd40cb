/** What an operator or a script has to know of the stack, as its outputs. */
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { queueNames, stageOf, type QueueName } from '../../../functions/publish/queues.ts';
import type { Cdn } from './cdn.ts';
import type { EditorsRole } from './editors-role.ts';
import type { Overview } from './overview.ts';
import { constructId, type Queues } from './queues.ts';
import type { Rebuild } from './rebuild.ts';
import type { Stores } from './stores.ts';
import type { AlarmTopic } from './alarm-topic.ts';

export interface OutputsProps {
  stores: Stores;
  queues: Queues;
  cdn: Cdn;
  rebuild: Rebuild;
  overview: Overview;
  alarmTopic: AlarmTopic;
  editors: EditorsRole | undefined;
}

export class Outputs extends Construct {
  constructor(scope: Construct, id: string, parts: OutputsProps) {
    super(scope, id);
    const { stores, queues, cdn, rebuild, overview, alarmTopic, editors } = parts;
    const say = (name: string, value: string, description: string) =>
      new CfnOutput(Stack.of(this), name, { value, description });
    say('SiteUrl', cdn.baseUrl, 'Where the site is');
    say('SourceBucket', stores.source.bucketName, 'Where editors push: healthwire push --bucket');
    say('SiteBucket', stores.site.bucketName, 'What is published: healthwire verify --bucket');
    say('Table', stores.table.tableName, 'What the functions remember');
    say('DistributionId', cdn.distribution.distributionId, 'The CDN');
    say(
      'DistributionDomain',
      cdn.distribution.distributionDomainName,
      "The CDN's own address: a domain in another zone points here",
    );
    for (const name of queueNames)
      say(`${constructId(name)}QueueUrl`, queues.all[name].queueUrl, `Wakes ${stageOf(name)}`);
    for (const [name, { queueUrl }] of Object.entries(queues.dead))
      say(`${constructId(name as QueueName)}DeadLettersUrl`, queueUrl, 'Dead letters');
    say('RebuildArn', rebuild.stateMachine.stateMachineArn, 'Renders the whole archive again');
    say('AlarmTopicArn', alarmTopic.topic.topicArn, 'Where alarms go');
    say('DashboardUrl', overview.url, 'Everything at a glance');
    if (editors !== undefined)
      say(
        'EditorsRoleArn',
        editors.role.roleArn,
        "For the workflow that pushes: AWS's role-to-assume",
      );
  }
}
