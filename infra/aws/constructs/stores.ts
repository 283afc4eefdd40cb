/** Where everything is kept: the two stores as buckets, the table, and the bucket of access logs. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  Table,
  TableEncryption,
  type ITable,
} from 'aws-cdk-lib/aws-dynamodb';
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
import { bucketName, tableName, type StoreName } from '../names.ts';
import { notificationsOf } from '../notifications.ts';
import type { Queues } from './queues.ts';

/**
 * Days for which an overwritten or deleted version can still be brought back. The site is made
 * anew from the source at any time, but for media whose source was deleted, which are only there.
 */
const OLD_VERSIONS: Record<StoreName, number> = { source: 90, site: 30 };
const ACCESS_LOGS = 90;
/** Days: the table can be brought back as it was at any second of them. The most there are. */
const ROWS_KEPT = 35;

export interface StoresProps {
  stage: string;
  keepsData: boolean;
  queues: Queues;
}

export class Stores extends Construct {
  readonly source: IBucket;
  readonly site: IBucket;
  /** What the functions remember. */
  readonly table: ITable;

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
      notifyQueues(bucket, notificationsOf(name, stage), queues);
      // Backups learn there what has changed; they would switch it on themselves, against the stack.
      if (keepsData && name === 'source') tellEventBridge(bucket);
      return bucket as IBucket;
    };
    this.source = store('source', 'Source', {
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'source/',
    });
    this.site = store('site', 'Site', {});
    acknowledge(this.site, {
      'AwsSolutions-S1':
        'What an address reads on a health site is health data about a person: readers are not' +
        ' logged. What is written here is written by functions of this stack, which log it.',
    });
    this.table = this.#table(stage, keepsData);
  }

  /** The keys of the table port (functions/store/table). Paid by the request, as pushes come. */
  #table(stage: string, keepsData: boolean): ITable {
    return new Table(this, 'Table', {
      tableName: tableName(stage),
      partitionKey: { name: 'partition', type: AttributeType.STRING },
      sortKey: { name: 'sort', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.DEFAULT,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: ROWS_KEPT,
      },
      deletionProtection: keepsData,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    }) as ITable;
  }
}

/**
 * S3 tells the queues itself. It sends a test message when this is set, and so the queues' policies
 * have to be there before.
 */
function notifyQueues(
  bucket: Bucket,
  queueConfigurations: CfnBucket.QueueConfigurationProperty[],
  queues: Queues,
): void {
  const cfnBucket = bucket.node.defaultChild as CfnBucket;
  cfnBucket.notificationConfiguration = { queueConfigurations };
  bucket.node.addDependency(queues);
}

/** The property that CDK's own way would set by a function of its own. */
function tellEventBridge(bucket: Bucket): void {
  const cfnBucket = bucket.node.defaultChild as CfnBucket;
  const property = 'NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled';
  cfnBucket.addPropertyOverride(property, true);
}
