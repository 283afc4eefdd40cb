/**
 * Copies of what cannot be made anew, every day: the sources, and the table. They outlive whoever
 * deletes a bucket or a table, by a slip or on purpose.
 */
import { Duration, RemovalPolicy, Stack, type CfnElement } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { allow } from '../grants.ts';
import { named, vaultName } from '../names.ts';
import type { Stores } from './stores.ts';

/** Days that a copy is kept. */
const KEPT = 35;

export interface BackupsProps {
  stage: string;
  stores: Stores;
}

export class Backups extends Construct {
  constructor(scope: Construct, id: string, { stage, stores }: BackupsProps) {
    super(scope, id);
    const backupVault = new BackupVault(this, 'Vault', {
      backupVaultName: vaultName(stage),
      // Only time deletes a copy.
      blockRecoveryPointDeletion: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const daily = new BackupPlanRule({
      ruleName: 'daily',
      scheduleExpression: Schedule.cron({ hour: '3', minute: '0' }),
      deleteAfter: Duration.days(KEPT),
    });
    const plan = new BackupPlan(this, 'Plan', {
      backupPlanName: named(stage, 'backups'),
      backupVault,
      backupPlanRules: [daily],
    });
    plan.addSelection('SourceAndTable', {
      role: this.#role(stores),
      // That one may copy nearly everything that an account can hold.
      disableDefaultBackupPolicy: true,
      resources: [
        BackupResource.fromArn(stores.source.bucketArn),
        BackupResource.fromArn(stores.table.tableArn),
      ],
    });
  }

  /**
   * AWS's own policies for it (AWSBackupServiceRolePolicyForS3Backup, …ForBackup), of which only what
   * is about buckets and tables, and on these alone.
   */
  #role({ source, table }: Stores): Role {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
    });
    const { partition, region, account } = Stack.of(this);
    const rules = `arn:${partition}:events:${region}:${account}:rule/AwsBackupManagedRule*`;
    const copies = `arn:${partition}:backup:${region}:${account}:recovery-point:*`;
    allow(role, bucketActions, [source.bucketArn]);
    allow(role, objectActions, [source.arnForObjects('*')]);
    // It hears from EventBridge what has changed in the bucket since its last copy.
    allow(role, ruleActions, [rules]);
    allow(role, ['cloudwatch:GetMetricData', 'events:ListRules'], ['*']);
    allow(role, tableActions, [table.tableArn]);
    allow(
      role,
      ['dynamodb:DescribeBackup', 'dynamodb:DeleteBackup'],
      [`${table.tableArn}/backup/*`],
    );
    allow(role, ['backup:TagResource'], [copies]);
    this.#acknowledge(role, source, table);
    return role;
  }

  #acknowledge(role: Role, source: Stores['source'], table: Stores['table']): void {
    const arnOf = (of: Construct) =>
      `<${Stack.of(this).getLogicalId(of.node.defaultChild as CfnElement)}.Arn>`;
    const here = '<AWS::Region>:<AWS::AccountId>';
    const whole = 'A backup is of all that is pushed, and of the whole table.';
    const named = 'AWS Backup names its rules and copies itself.';
    const reasons = {
      [`${arnOf(source)}/*`]: whole,
      [`${arnOf(table)}/backup/*`]: whole,
      [`arn:<AWS::Partition>:events:${here}:rule/AwsBackupManagedRule*`]: named,
      [`arn:<AWS::Partition>:backup:${here}:recovery-point:*`]: named,
      '*': 'Metrics and the list of rules know no resources; they are read, and hold no data.',
    };
    const entries = Object.entries(reasons);
    const ids = entries.map(([on, why]) => [`AwsSolutions-IAM5[Resource::${on}]`, why]);
    acknowledge(role, Object.fromEntries(ids) as Record<string, string>);
  }
}

const bucketActions = [
  's3:ListBucket',
  's3:ListBucketVersions',
  's3:GetBucketAcl',
  's3:GetBucketLocation',
  's3:GetBucketNotification',
  's3:GetBucketTagging',
  's3:GetBucketVersioning',
  's3:GetInventoryConfiguration',
  's3:PutBucketNotification',
  's3:PutInventoryConfiguration',
];

const objectActions = [
  's3:GetObject',
  's3:GetObjectAcl',
  's3:GetObjectTagging',
  's3:GetObjectVersion',
  's3:GetObjectVersionAcl',
  's3:GetObjectVersionTagging',
];

const ruleActions = [
  'events:DeleteRule',
  'events:DescribeRule',
  'events:DisableRule',
  'events:EnableRule',
  'events:ListTargetsByRule',
  'events:PutRule',
  'events:PutTargets',
  'events:RemoveTargets',
];

const tableActions = [
  'dynamodb:CreateBackup',
  'dynamodb:DescribeTable',
  'dynamodb:ListTagsOfResource',
  'dynamodb:StartAwsBackupJob',
];
