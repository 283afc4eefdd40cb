/** The three stores as buckets, and the bucket of their access logs. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectOwnership,
  type BucketProps,
  type CfnBucket,
  type IBucket,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { bucketName, type StoreName } from '../names.ts';
import { notificationsOf } from '../notifications.ts';
import type { Queues } from './queues.ts';

/**
 * Days for which an overwritten or deleted version can still be brought back. The site is made
 * anew from the source at any time, but for media whose source was deleted, which are only there.
 */
const OLD_VERSIONS: Record<StoreName, number> = { source: 90, state: 30, site: 30 };
const ACCESS_LOGS = 90;

export interface StoresProps {
  stage: string;
  keepsData: boolean;
  queues: Queues;
}

export class Stores extends Construct {
  readonly source: IBucket;
  readonly state: IBucket;
  readonly site: IBucket;

  constructor(scope: Construct, id: string, { stage, keepsData, queues }: StoresProps) {
    super(scope, id);
    const closed = {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    };
    const logs = new Bucket(this, 'Logs', {
      ...closed,
      bucketName: bucketName(stage, 'logs'),
      lifecycleRules: [{ expiration: Duration.days(ACCESS_LOGS) }],
    }) as IBucket;
    acknowledge(logs, {
      'AwsSolutions-S1': 'The bucket of the access logs: logging it into itself would never end.',
    });
    const store = (name: StoreName, construct: string, own: BucketProps) => {
      const bucket = new Bucket(this, construct, {
        ...closed,
        ...own,
        bucketName: bucketName(stage, name),
        versioned: true,
        lifecycleRules: [
          {
            noncurrentVersionExpiration: Duration.days(OLD_VERSIONS[name]),
            expiredObjectDeleteMarker: true,
            abortIncompleteMultipartUploadAfter: Duration.days(1),
          },
        ],
      });
      notifyQueues(bucket, name, stage, queues);
      return bucket as IBucket;
    };
    const logged = (name: StoreName) => ({
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: `${name}/`,
    });
    this.source = store('source', 'Source', logged('source'));
    this.state = store('state', 'State', logged('state'));
    this.site = store('site', 'Site', {});
    acknowledge(this.site, {
      'AwsSolutions-S1':
        'What an address reads on a health site is health data about a person: readers are not' +
        ' logged. What is written here is written by functions of this stack, which log it.',
    });
  }
}

/**
 * S3 tells the queues itself. It sends a test message when this is set, and so the queues' policies
 * have to be there before.
 */
function notifyQueues(bucket: Bucket, name: StoreName, stage: string, queues: Queues): void {
  const cfnBucket = bucket.node.defaultChild as CfnBucket;
  cfnBucket.notificationConfiguration = { queueConfigurations: notificationsOf(name, stage) };
  bucket.node.addDependency(queues);
}
