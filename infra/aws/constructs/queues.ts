/** The queues that wake the functions, each with one for its dead letters. */
import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption, RedrivePermission, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { bucketArn, named, queueArn, type QueueName } from '../names.ts';
import { storeBehind } from '../notifications.ts';
import { DEAD_LETTERS_KEPT, DELIVERIES, visibility } from '../workloads.ts';

export class Queues extends Construct {
  readonly ingest: Queue;
  readonly syndicate: Queue;
  readonly announce: Queue;
  /** Dead letters by the name of the function that could not do with them. */
  readonly dead: Record<QueueName | 'sweep', Queue>;

  constructor(scope: Construct, id: string, { stage }: { stage: string }) {
    super(scope, id);
    this.dead = {
      ingest: this.#deadLetters('Ingest', stage, 'ingest'),
      syndicate: this.#deadLetters('Syndicate', stage, 'syndicate'),
      announce: this.#deadLetters('Announce', stage, 'announce'),
      sweep: this.#deadLetters('Sweep', stage, 'sweep'),
    };
    this.ingest = this.#wakes('Ingest', stage, 'ingest');
    this.syndicate = this.#wakes('Syndicate', stage, 'syndicate');
    this.announce = this.#wakes('Announce', stage, 'announce');
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
