/** Makes IAM statements of what permissions.ts says. */
import { Stack, type CfnElement } from 'aws-cdk-lib';
import { Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { acknowledge } from './acknowledge.ts';
import { rowActions, type Access, type RowAccess } from './permissions.ts';

/** Lists the bucket, and reads and writes the objects with these keys. */
export function grantStore(role: Role, bucket: IBucket, { read, write, never = [] }: Access): void {
  allow(role, ['s3:ListBucket'], [bucket.bucketArn]);
  const readable = [...read, ...write];
  if (readable.length > 0) allow(role, ['s3:GetObject'], objects(bucket, readable));
  if (write.length > 0) allow(role, ['s3:PutObject'], objects(bucket, write));
  if (never.length > 0) {
    const [effect, actions] = [Effect.DENY, ['s3:PutObject']];
    role.addToPolicy(new PolicyStatement({ effect, actions, resources: objects(bucket, never) }));
  }
  acknowledgeKeys(
    role,
    bucket,
    readable,
    'What is published under this prefix follows from what is pushed, so its keys cannot be listed' +
      ' here. The prefix is the narrowest that the function needs: infra/aws/permissions.ts.',
  );
}

/**
 * Reads, writes and deletes the rows of these partitions, and no others: IAM compares the partition
 * keys that a request names ("Using IAM policy conditions for fine-grained access control"). Every
 * action that is granted names one.
 */
export function grantRows(role: Role, table: ITable, access: RowAccess): void {
  for (const right of ['read', 'write', 'delete'] as const) {
    const keys = [...new Set(access[right])];
    if (keys.length === 0) continue;
    role.addToPolicy(
      new PolicyStatement({
        actions: [...rowActions[right]],
        resources: [table.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } },
      }),
    );
  }
}

export function allow(role: Role, actions: string[], resources: string[]): void {
  role.addToPolicy(new PolicyStatement({ actions, resources }));
}

export function objects(bucket: IBucket, keys: readonly string[]): string[] {
  return keys.map((key) => bucket.arnForObjects(key));
}

/** cdk-nag asks for a reason for each `*` in a resource. */
export function acknowledgeKeys(
  role: Role,
  bucket: IBucket,
  keys: readonly string[],
  reason: string,
): void {
  const logicalId = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnElement);
  for (const key of new Set(keys.filter((one) => one.includes('*'))))
    acknowledge(role, { [`AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/${key}]`]: reason });
}
