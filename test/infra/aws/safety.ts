/** What is encrypted, closed, kept, and told to nobody. */
import { expect, it } from 'vitest';
import { policyOf } from './wires.ts';
import type { SynthesizedTemplate } from './template.ts';

export function safety(template: SynthesizedTemplate): void {
  const buckets = template.all('AWS::S3::Bucket');

  it('every bucket is encrypted, private, and has no owners but the account', () => {
    expect(buckets).toHaveLength(3);
    for (const { properties } of buckets) {
      expect(properties).toMatchObject({
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
          ],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      });
    }
  });

  it('every bucket refuses requests without TLS, or with one older than 1.2', () => {
    const policies = template.all('AWS::S3::BucketPolicy');
    expect(policies.map(({ properties }) => properties.Bucket).sort()).toEqual(
      buckets.map(({ properties }) => properties.BucketName).sort(),
    );
    for (const { properties } of policies) {
      const arn = `arn:aws:s3:::${properties.Bucket as string}`;
      const denied = (Condition: object) => ({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:*',
        Resource: [arn, `${arn}/*`],
        Condition,
      });
      const { Statement } = properties.PolicyDocument as { Statement: unknown[] };
      expect(Statement).toContainEqual(denied({ Bool: { 'aws:SecureTransport': 'false' } }));
      expect(Statement).toContainEqual(denied({ NumericLessThan: { 's3:TlsVersion': 1.2 } }));
    }
  });

  it.each([
    ['Source', 90],
    ['Site', 30],
  ])('what is overwritten or deleted in %s can be brought back for %i days', (name, days) => {
    const { properties } = template.one('AWS::S3::Bucket', `Stores${name}`);
    expect(properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          {
            Status: 'Enabled',
            NoncurrentVersionExpiration: { NoncurrentDays: days },
            ExpiredObjectDeleteMarker: true,
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          },
        ],
      },
    });
  });

  it('in production the data outlive the stack, and the stack cannot be deleted by a slip', () => {
    const vault = template.one('AWS::Backup::BackupVault');
    const all = [...buckets, template.one('AWS::DynamoDB::Table'), vault];
    expect(all.map(({ deletionPolicy }) => deletionPolicy)).toEqual(
      all.map(() => 'RetainExceptOnCreate'),
    );
  });

  it('the table has the keys of the port, and can be brought back to any second of 35 days', () => {
    expect(template.one('AWS::DynamoDB::Table').properties).toEqual({
      TableName: 'healthwire-prod-table',
      KeySchema: [
        { AttributeName: 'partition', KeyType: 'HASH' },
        { AttributeName: 'sort', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'partition', AttributeType: 'S' },
        { AttributeName: 'sort', AttributeType: 'S' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: {
        PointInTimeRecoveryEnabled: true,
        RecoveryPeriodInDays: 35,
      },
      DeletionProtectionEnabled: true,
      // With a key that DynamoDB owns: there is no table that is not encrypted.
      SSESpecification: { SSEEnabled: false },
      Tags: [{ Key: 'healthwire', Value: 'prod' }],
    });
  });

  it('sources and table are copied every day, and nobody deletes a copy before its time', () => {
    const { properties: plan } = template.one('AWS::Backup::BackupPlan');
    const vault = template.one('AWS::Backup::BackupVault');
    expect(plan.BackupPlan).toMatchObject({
      BackupPlanRule: [
        {
          ScheduleExpression: 'cron(0 3 * * ? *)',
          Lifecycle: { DeleteAfterDays: 35 },
          TargetBackupVault: `<${vault.logicalId}.BackupVaultName>`,
        },
      ],
    });
    const { BackupSelection } = template.one('AWS::Backup::BackupSelection').properties;
    expect(BackupSelection).toMatchObject({
      Resources: [
        'arn:aws:s3:::healthwire-prod-source-111122223333-eu-west-1',
        'arn:aws:dynamodb:eu-west-1:111122223333:table/healthwire-prod-table',
      ],
    });
    expect((vault.properties.AccessPolicy as Policy).Statement).toEqual([
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
        Resource: '*',
      },
    ]);
  });

  it('who changes sources is logged; who reads the site is not', () => {
    const logged = (name: string) =>
      template.one('AWS::S3::Bucket', `Stores${name}`).properties.LoggingConfiguration;
    const logs = template.one('AWS::S3::Bucket', 'StoresLogs').properties.BucketName;
    expect(logged('Source')).toEqual({ DestinationBucketName: logs, LogFilePrefix: 'source/' });
    expect(logged('Site')).toBeUndefined();
    const { DistributionConfig } = template.one('AWS::CloudFront::Distribution').properties;
    expect(DistributionConfig).not.toHaveProperty('Logging');
  });

  it('every queue is encrypted, and refuses requests without TLS', () => {
    const queues = template.all('AWS::SQS::Queue');
    expect(queues).toHaveLength(11);
    for (const { properties } of queues) {
      expect(properties.SqsManagedSseEnabled).toBe(true);
      expect(policyOf(template, properties.QueueName as string)).toContainEqual(
        expect.objectContaining({
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 'sqs:*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      );
    }
  });

  it('alarms are encrypted on their way with a key that CloudWatch may use', () => {
    const { properties: topic } = template.one('AWS::SNS::Topic');
    const { properties: key, logicalId } = template.one('AWS::KMS::Key');
    expect(topic.KmsMasterKeyId).toBe(`<${logicalId}.Arn>`);
    expect(key.EnableKeyRotation).toBe(true);
    const using = (key.KeyPolicy as Policy).Statement.filter(({ Principal }) => Principal.Service);
    expect(using).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: ['budgets.amazonaws.com', 'cloudwatch.amazonaws.com'] },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      },
    ]);
    const { Statement } = template.one('AWS::SNS::TopicPolicy').properties.PolicyDocument as Policy;
    expect(Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 'sns:Publish',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });

  it('logs are kept for three months, each function writing to its own', () => {
    const groups = template.all('AWS::Logs::LogGroup').map(({ properties }) => properties);
    expect(groups.map(({ RetentionInDays }) => RetentionInDays)).toEqual(groups.map(() => 90));
    expect(groups.map(({ LogGroupName }) => LogGroupName).sort()).toEqual([
      '/aws/vendedlogs/states/healthwire-prod-rebuild',
      '/healthwire/prod/announce',
      '/healthwire/prod/ingest',
      '/healthwire/prod/rebuild',
      '/healthwire/prod/sweep',
      '/healthwire/prod/syndicate',
    ]);
  });
}

interface Policy {
  Statement: { Principal: { Service?: unknown; AWS?: unknown }; Condition?: unknown }[];
}
