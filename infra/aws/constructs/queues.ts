/** The queues that wake the functions, each with one for its dead letters. */
import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption, RedrivePermission, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { queueNames, type QueueName } from '../../../functions/publish/queues.ts';
import { acknowledge } from '../acknowledge.ts';
import { bucketArn, named, queueArn } from '../names.ts';
import { storeBehind } from '../notifications.ts';
import { DEAD_LETTERS_KEPT, DELIVERIES, visibility } from '../workloads.ts';

export class Queues extends Construct {
  readonly all: Record<QueueName, Queue>;
  /** Dead letters by the name of the queue that they came from; of the sweep, which has none. */
  readonly dead: Record<QueueName | 'sweep', Queue>;

  constructor(scope: Construct, id: string, { stage }: { stage: string }) {
    super(scope, id);
    const dead = [...queueNames, 'sweep' as const].map((name) => [
      name,
      this.#deadLetters(constructId(name), stage, name),
    ]);
    this.dead = Object.fromEntries(dead) as typeof this.dead;
    const all = queueNames.map((name) => [name, this.#wakes(constructId(name), stage, name)]);
    this.all = Object.fromEntries(all) as typeof this.all;
  }

  #wakes(id: string, stage: string, name: QueueName): Queue {
    const queue = new Queue(this, id, {
      ...closed,
      queueName: named(stage, name),
      visibilityTimeout: Duration.seconds(visibility(name)),
      deadLetterQueue: { queue: this.dead[name], maxReceiveCount: DELIVERIES },
    });
    const store = storeBehind(name);
    if (store !== undefined) queue.addToResourcePolicy(toldBy(bucketArn(stage, store), queue));
    return queue;
  }

  /** For the letters of one queue only. The sweep has no queue: Scheduler and Lambda write here. */
  #deadLetters(id: string, stage: string, name: QueueName | 'sweep'): Queue {
    const queue = new Queue(this, `Dead${id}`, {
      ...closed,
      queueName: named(stage, `${name}-dead`),
      retentionPeriod: Duration.seconds(DEAD_LETTERS_KEPT),
      redriveAllowPolicy:
        name === 'sweep'
          ? { redrivePermission: RedrivePermission.DENY_ALL }
          : {
              redrivePermission: RedrivePermission.BY_QUEUE,
              sourceQueues: [Queue.fromQueueArn(this, `Of${id}`, queueArn(stage, name))],
            },
    });
    acknowledge(queue, {
      'AwsSolutions-SQS3': 'This is a queue of dead letters: they have nowhere further to go.',
    });
    return queue;
  }
}

/** `ingest-archive`: IngestArchive. */
export function constructId(name: QueueName | 'sweep'): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** S3 may send what happens in this bucket, and in no other. */
function toldBy(bucket: string, { queueArn }: Queue): PolicyStatement {
  return new PolicyStatement({
    principals: [new ServicePrincipal('s3.amazonaws.com')],
    actions: ['sqs:SendMessage'],
    resources: [queueArn],
    conditions: {
      ArnEquals: { 'aws:SourceArn': bucket },
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
    },
  });
}

const closed: QueueProps = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
