/**
 * Looks once a minute at what is due, and sweeps once an hour: notifications get lost, and objects are
 * changed behind the system's back.
 */
import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { named } from '../names.ts';
import type { Functions } from './functions.ts';
import type { Queues } from './queues.ts';

/** A sweep that could not be started for half an hour leaves it to the next one. */
const OLDEST = Duration.minutes(30);

interface Occasion {
  name: string;
  rate: string;
  description: string;
  /** What the function is told. */
  input: object;
}

export interface SweepScheduleProps {
  stage: string;
  functions: Functions;
  queues: Queues;
}

export class SweepSchedule extends Construct {
  constructor(scope: Construct, id: string, { stage, functions, queues }: SweepScheduleProps) {
    super(scope, id);
    const sweep = functions.sweep.function;
    const name = named(stage, 'sweep');
    const { partition, region, account } = Stack.of(this);
    // A group of its own, for Scheduler names the group when it takes the role, never the schedule.
    const group = new CfnScheduleGroup(this, 'Group', { name });
    const groupArn = `arn:${partition}:scheduler:${region}:${account}:schedule-group/${name}`;
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': account, 'aws:SourceArn': groupArn },
        },
      }),
    });
    const allow = (action: string, resource: string) =>
      role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
    allow('lambda:InvokeFunction', sweep.functionArn);
    allow('sqs:SendMessage', queues.dead.sweep.queueArn);
    const every = (id: string, how: Occasion) => {
      const schedule = new CfnSchedule(this, id, {
        name: how.name,
        groupName: name,
        description: how.description,
        scheduleExpression: how.rate,
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: sweep.functionArn,
          roleArn: role.roleArn,
          input: JSON.stringify(how.input),
          deadLetterConfig: { arn: queues.dead.sweep.queueArn },
          retryPolicy: { maximumEventAgeInSeconds: OLDEST.toSeconds(), maximumRetryAttempts: 3 },
        },
      });
      schedule.addResourceDependency(group);
    };
    every('Hourly', {
      name,
      rate: 'rate(1 hour)',
      description: 'Compares everything once more',
      input: {},
    });
    every('Minutely', {
      name: named(stage, 'due'),
      rate: 'rate(1 minute)',
      description: 'Lets out what was waiting for its date',
      input: { only: 'due' },
    });
  }
}
