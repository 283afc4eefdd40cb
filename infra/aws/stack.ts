/** healthwire on AWS: what it is made of. docs/architecture.md shows it as a picture. */
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
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

export interface HealthwireProps extends StackProps {
  configuration: Configuration;
}

export class Healthwire extends Stack {
  constructor(scope: Construct, id: string, { configuration, ...props }: HealthwireProps) {
    super(scope, id, props);
    const { stage, keepsData, domain, alarmEmail } = configuration;

    const queues = new Queues(this, 'Queues', { stage });
    const stores = new Stores(this, 'Stores', { stage, keepsData, queues });
    const cdn = new Cdn(this, 'Cdn', { configuration, site: stores.site });
    const functions = new Functions(this, 'Functions', { configuration, stores, queues, cdn });
    new SweepSchedule(this, 'SweepSchedule', { stage, functions, queues });
    const rebuild = new Rebuild(this, 'Rebuild', { stage, functions, stores });

    if (keepsData) new Backups(this, 'Backups', { stage, stores });

    const editors =
      configuration.editors &&
      new EditorsRole(this, 'Editors', { ...configuration.editors, stage, source: stores.source });
    if (domain?.hostedZoneId !== undefined)
      new Domain(this, 'Domain', { name: domain.name, hostedZoneId: domain.hostedZoneId, cdn });

    const alarmTopic = new AlarmTopic(this, 'AlarmTopic', { stage, email: alarmEmail });
    const { topic } = alarmTopic;
    const alarms = new Alarms(this, 'Alarms', { configuration, topic }).all;
    new Budget(this, 'Budget', { configuration, topic });
    const overview = new Overview(this, 'Overview', { configuration, alarms, cdn });
    new Outputs(this, 'Outputs', { stores, queues, cdn, rebuild, overview, alarmTopic, editors });
  }
}
