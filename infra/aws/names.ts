/** What things are called in the account, so that a policy can name what is not made yet. */
import { Aws } from 'aws-cdk-lib';

export type StoreName = 'source' | 'site';

/** Bucket names are the world's: account and region make one ours. At most 63 characters. */
export function bucketName(stage: string, store: StoreName | 'logs'): string {
  return `${stackName(stage)}-${store}-${Aws.ACCOUNT_ID}-${Aws.REGION}`;
}

export function bucketArn(stage: string, store: StoreName): string {
  return `arn:${Aws.PARTITION}:s3:::${bucketName(stage, store)}`;
}

/** The table's: known before it is made, as the buckets' names are. */
export function tableName(stage: string): string {
  return named(stage, 'table');
}

export function vaultName(stage: string): string {
  return named(stage, 'backups');
}

export function stackName(stage: string): string {
  return `healthwire-${stage}`;
}

/** Functions, queues and whatever else is named within the account and region. */
export function named(stage: string, what: string): string {
  return `${stackName(stage)}-${what}`;
}

/** Roles and CloudFront's policies, which are named for all regions of the account. */
export function namedGlobally(stage: string, what: string): string {
  return `${named(stage, what)}-${Aws.REGION}`;
}

export function queueArn(stage: string, queue: string): string {
  return `arn:${Aws.PARTITION}:sqs:${Aws.REGION}:${Aws.ACCOUNT_ID}:${named(stage, queue)}`;
}
