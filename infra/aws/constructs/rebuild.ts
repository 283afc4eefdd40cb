/** Renders the whole archive again: every source through ingest, in batches, then a sweep. */
import { Duration, RemovalPolicy, Stack, type CfnElement } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  DefinitionBody,
  DistributedMap,
  ItemBatcher,
  JitterType,
  JsonPath,
  LogLevel,
  S3ObjectsItemReader,
  StateMachine,
  TaskInput,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { named } from '../names.ts';
import { REBUILD_BATCH } from '../workloads.ts';
import type { Functions } from './functions.ts';
import type { Stores } from './stores.ts';

/** Invocations at a time: pushes are to find room beside them. */
const CONCURRENCY = 10;

export interface RebuildProps {
  stage: string;
  functions: Functions;
  stores: Stores;
}

export class Rebuild extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { stage, functions, stores }: RebuildProps) {
    super(scope, id);
    const everything = new DistributedMap(this, 'Every source', {
      itemReader: new S3ObjectsItemReader({ bucket: stores.source }),
      itemBatcher: new ItemBatcher({ maxItemsPerBatch: REBUILD_BATCH }),
      maxConcurrency: CONCURRENCY,
      resultPath: JsonPath.DISCARD,
    }).itemProcessor(this.#invoke('Ingest a batch', functions.rebuild.function));
    // Feeds and listings, too, though a round may have been made today.
    const order = TaskInput.fromObject({ round: true });
    const sweep = this.#invoke('Sweep', functions.sweep.function, order);
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: named(stage, 'rebuild'),
      comment: 'Every source through ingest once more, then a sweep',
      definitionBody: DefinitionBody.fromChainable(everything.next(sweep)),
      tracingEnabled: true,
      logs: { destination: this.#log(stage), level: LogLevel.ALL },
    });
    this.#acknowledge(functions);
  }

  /** A batch that fails is begun again; what it had done already is only looked at. */
  #invoke(
    name: string,
    lambdaFunction: Functions['rebuild']['function'],
    payload?: TaskInput,
  ): LambdaInvoke {
    const task = new LambdaInvoke(this, name, {
      lambdaFunction,
      ...(payload && { payload }),
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
    });
    // Whatever it publishes wakes syndicate and announce: where the account has little concurrency,
    // they take it from the rebuild, which has time.
    task.addRetry({
      errors: ['Lambda.TooManyRequestsException'],
      interval: Duration.seconds(5),
      maxAttempts: 30,
      backoffRate: 2,
      maxDelay: Duration.minutes(1),
      jitterStrategy: JitterType.FULL,
    });
    task.addRetry({
      errors: ['States.ALL'],
      interval: Duration.seconds(5),
      maxAttempts: 4,
      backoffRate: 2,
    });
    return task;
  }

  #log(stage: string): LogGroup {
    return new LogGroup(this, 'Log', {
      // Only groups of this prefix can always be written: a policy of the account names it.
      logGroupName: `/aws/vendedlogs/states/${named(stage, 'rebuild')}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  #acknowledge(functions: Functions): void {
    const logicalId = (of: Construct) =>
      Stack.of(this).getLogicalId(of.node.defaultChild as CfnElement);
    const role = (resource: string) => `AwsSolutions-IAM5[Resource::${resource}]`;
    const versions =
      'CDK allows every version of this very function; it has no other than the current one.';
    const runs =
      'A Distributed Map starts, watches and ends runs of its own machine, whose names are random.';
    const execution =
      'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:' +
      `{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"${logicalId(this.stateMachine)}"}]}]}`;
    acknowledge(this.stateMachine, {
      [role(`<${logicalId(functions.rebuild.function)}.Arn>:*`)]: versions,
      [role(`<${logicalId(functions.sweep.function)}.Arn>:*`)]: versions,
      [role(`${execution}:*`)]: runs,
      [role(`${execution}/*:*`)]: runs,
      [role('*')]:
        'Delivery of logs and traces (logs:CreateLogDelivery and its like, xray:Put…) knows no' +
        ' resources: it is granted on everything or not at all, and reads no data.',
    });
  }
}
