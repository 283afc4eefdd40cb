/** What is encrypted, closed, kept, and told to nobody. */
import { expect, it } from 'vitest';
import { policyOf } from './wires.ts';
import type { SynthesizedTemplate } from './template.ts';

export function safety(template: SynthesizedTemplate): void {
  const buckets = template.all('AWS::S3::Bucket');

  it('every bucket is encrypted, private, and has no owners but the account', () => {
    expect(buckets).toHaveLength(4);
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
    ['State', 30],
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
    expect(buckets.map(({ deletionPolicy }) => deletionPolicy)).toEqual(
      buckets.map(() => 'RetainExceptOnCreate'),
    );
  });

  it('who changes sources or state is logged; who reads the site is not', () => {
    const logged = (name: string) =>
      template.one('AWS::S3::Bucket', `Stores${name}`).properties.LoggingConfiguration;
    const logs = template.one('AWS::S3::Bucket', 'StoresLogs').properties.BucketName;
    expect(logged('Source')).toEqual({ DestinationBucketName: logs, LogFilePrefix: 'source/' });
    expect(logged('State')).toEqual({ DestinationBucketName: logs, LogFilePrefix: 'state/' });
    expect(logged('Site')).toBeUndefined();
    const { DistributionConfig } = template.one('AWS::CloudFront::Distribution').properties;
    expect(DistributionConfig).not.toHaveProperty('Logging');
  });

  it('every queue is encrypted, and refuses requests without TLS', () => {
    const queues = template.all('AWS::SQS::Queue');
    expect(queues).toHaveLength(7);
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
