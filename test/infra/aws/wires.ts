/** Bucket → queue → function, function → queue, and what is on each wire. */
import { FEEDS } from '../../../functions/site/keys.ts';
import { expect, it } from 'vitest';
import { environments, type FunctionName } from '../../../functions/lambda/environment.ts';
import { queueNames, stageOf } from '../../../functions/publish/queues.ts';
import { rendererVersion, scalerVersion } from '../../../infra/renderer.ts';
import { ACCOUNT, REGION, type Properties, type SynthesizedTemplate } from './template.ts';

const queue = (name: string) => `arn:aws:sqs:${REGION}:${ACCOUNT}:healthwire-prod-${name}`;
const bucket = (name: string) => `healthwire-prod-${name}-${ACCOUNT}-${REGION}`;
const lambda = (name: string) =>
  `arn:aws:lambda:${REGION}:${ACCOUNT}:function:healthwire-prod-${name}`;

export function wires(template: SynthesizedTemplate): void {
  it.each([
    [
      'Source',
      'ingest',
      ['articles/*', 'media/*', 'withdrawals/*', 'site.yaml*'].flatMap((keys) => [
        `s3:ObjectCreated:* ${keys}`,
        `s3:ObjectRemoved:* ${keys}`,
      ]),
    ],
    [
      'Site',
      'announce',
      [...FEEDS.map((file) => `*${file}`), '*/index.html'].map(
        (keys) => `s3:ObjectCreated:* ${keys}`,
      ),
    ],
  ])('the bucket %s itself tells the queue %s', (store, name, expected) => {
    const { properties } = template.one('AWS::S3::Bucket', `Stores${store}`);
    const { QueueConfigurations, ...others } = properties.NotificationConfiguration as {
      QueueConfigurations: Notification[];
    };
    expect(QueueConfigurations.map(({ Queue }) => Queue)).toEqual(expected.map(() => queue(name)));
    expect(QueueConfigurations.map(told)).toEqual(expected);
    // For backups, which wake nobody.
    const isBackedUp = store === 'Source';
    const eventBridge = { EventBridgeConfiguration: { EventBridgeEnabled: true } };
    expect(others).toEqual(isBackedUp ? eventBridge : {});
  });

  it.each(['syndicate', 'ingest-archive', 'syndicate-archive'])(
    'nobody but the functions, by their roles, sends to the queue %s',
    (name) => {
      const policy = policyOf(template, `healthwire-prod-${name}`);
      expect(policy.filter(({ Effect }) => Effect === 'Allow')).toEqual([]);
    },
  );

  it.each([
    ['ingest', 'source'],
    ['announce', 'site'],
  ])('the queue %s takes messages from the bucket %s, and from no other of S3', (name, store) => {
    const policy = policyOf(template, `healthwire-prod-${name}`);
    expect(policy.filter(({ Effect }) => Effect === 'Allow')).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queue(name),
        Condition: {
          ArnEquals: { 'aws:SourceArn': `arn:aws:s3:::${bucket(store)}` },
          StringEquals: { 'aws:SourceAccount': ACCOUNT },
        },
      },
    ]);
  });

  it('no bucket is made before the policy of the queue that it tells', () => {
    for (const id of Object.keys(template.raw.Resources).filter((id) => id.startsWith('Stores'))) {
      const resource = template.raw.Resources[id] as { Type: string; DependsOn?: string[] };
      if (resource.Type !== 'AWS::S3::Bucket' || id.startsWith('StoresLogs')) continue;
      const before = resource.DependsOn!.filter((other) => /^Queues[A-Z]\w+Policy/.test(other));
      expect(before).toHaveLength(11);
    }
  });

  it.each([
    ['ingest', { BatchSize: 10, ScalingConfig: { MaximumConcurrency: 20 } }],
    [
      'syndicate',
      {
        BatchSize: 10_000,
        MaximumBatchingWindowInSeconds: 1,
        ScalingConfig: { MaximumConcurrency: 2 },
      },
    ],
    [
      'ingest-archive',
      {
        BatchSize: 10,
        MaximumBatchingWindowInSeconds: 5,
        ScalingConfig: { MaximumConcurrency: 5 },
      },
    ],
    [
      'syndicate-archive',
      {
        BatchSize: 10_000,
        MaximumBatchingWindowInSeconds: 60,
        ScalingConfig: { MaximumConcurrency: 2 },
      },
    ],
    [
      'announce',
      {
        BatchSize: 100,
        MaximumBatchingWindowInSeconds: 5,
        ScalingConfig: { MaximumConcurrency: 2 },
      },
    ],
  ] as const)(
    'the queue %s wakes its function, which may hand single messages back',
    (name, intake) => {
      const mappings = template.all('AWS::Lambda::EventSourceMapping').map((one) => one.properties);
      const { Tags: _, ...mapping } = mappings.find((one) => one.EventSourceArn === queue(name))!;
      expect(mapping).toEqual({
        EventSourceArn: queue(name),
        FunctionName: `healthwire-prod-${stageOf(name)}`,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ...intake,
      });
      expect(mappings).toHaveLength(5);
    },
  );

  it.each(queueNames)(
    'a message of %s is out of sight for six times as long as its function may take',
    (name) => {
      const { VisibilityTimeout } = queueNamed(template, name);
      const { Timeout } = functionNamed(template, stageOf(name));
      const mapping = template
        .all('AWS::Lambda::EventSourceMapping')
        .find(({ properties }) => properties.EventSourceArn === queue(name))!.properties;
      const window = (mapping.MaximumBatchingWindowInSeconds as number | undefined) ?? 0;
      expect(VisibilityTimeout).toBe(6 * (Timeout as number) + window);
    },
  );

  it.each(queueNames)(
    'what %s cannot do with after five times is kept for 14 days, and can be sent back',
    (name) => {
      expect(queueNamed(template, name).RedrivePolicy).toEqual({
        deadLetterTargetArn: queue(`${name}-dead`),
        maxReceiveCount: 5,
      });
      expect(queueNamed(template, `${name}-dead`)).toMatchObject({
        MessageRetentionPeriod: 14 * 24 * 60 * 60,
        RedriveAllowPolicy: { redrivePermission: 'byQueue', sourceQueueArns: [queue(name)] },
      });
    },
  );

  it('every function is told exactly what it asks for', () => {
    const values: Record<string, string> = {
      SOURCE_BUCKET: bucket('source'),
      SITE_BUCKET: bucket('site'),
      TABLE: 'healthwire-prod-table',
      INGEST_QUEUE_URL: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/healthwire-prod-ingest`,
      INGEST_ARCHIVE_QUEUE_URL: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/healthwire-prod-ingest-archive`,
      SYNDICATE_ARCHIVE_QUEUE_URL: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/healthwire-prod-syndicate-archive`,
      SYNDICATE_QUEUE_URL: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/healthwire-prod-syndicate`,
      ANNOUNCE_QUEUE_URL: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/healthwire-prod-announce`,
      BASE_URL: 'https://health.example.org',
      RENDERER: rendererVersion(),
      SCALER: scalerVersion(),
      DISTRIBUTION_ID: `<${template.one('AWS::CloudFront::Distribution').logicalId}>`,
    };
    for (const name of Object.keys(environments) as FunctionName[]) {
      const { Variables } = functionNamed(template, name).Environment as { Variables: object };
      expect(Variables).toEqual({
        ...Object.fromEntries(environments[name].map((one) => [one, values[one]])),
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: 'healthwire-prod-functions',
      });
    }
  });

  it('functions run on the Node they are tested with, on arm64, from their bundles', () => {
    for (const { properties } of template.all('AWS::Lambda::Function')) {
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON' },
      });
    }
  });

  it('the clock starts the sweep every hour, and a look at what is due every minute; what fails for good is a dead letter', () => {
    const schedules = template.all('AWS::Scheduler::Schedule');
    const group = template.one('AWS::Scheduler::ScheduleGroup');
    for (const { logicalId, properties } of schedules) {
      expect(template.raw.Resources[logicalId]).toMatchObject({ DependsOn: [group.logicalId] });
      expect(properties).toMatchObject({
        GroupName: group.properties.Name,
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: lambda('sweep'), DeadLetterConfig: { Arn: queue('sweep-dead') } },
      });
    }
    const told = schedules.map(({ properties: { ScheduleExpression: rate, Target } }) => [
      rate,
      (Target as { Input: string }).Input,
    ]);
    expect(told.sort()).toEqual([
      ['rate(1 hour)', '{}'],
      ['rate(1 minute)', '{"only":"due"}'],
    ]);
    expect(functionNamed(template, 'sweep').DeadLetterConfig).toEqual({
      TargetArn: queue('sweep-dead'),
    });
  });

  it('a rebuild ingests the listing of the source bucket in batches, then sweeps', () => {
    const { properties } = template.one('AWS::StepFunctions::StateMachine');
    const definition = JSON.parse(properties.DefinitionString as string) as object;
    const retry = [
      {
        ErrorEquals: ['Lambda.TooManyRequestsException'],
        IntervalSeconds: 5,
        MaxAttempts: 30,
        BackoffRate: 2,
        MaxDelaySeconds: 60,
        JitterStrategy: 'FULL',
      },
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 5, MaxAttempts: 4, BackoffRate: 2 },
    ];
    expect(definition).toMatchObject({
      StartAt: 'Every source',
      States: {
        'Every source': {
          Type: 'Map',
          ItemReader: {
            Resource: 'arn:aws:states:::s3:listObjectsV2',
            Parameters: { Bucket: bucket('source') },
          },
          ItemBatcher: { MaxItemsPerBatch: 100 },
          MaxConcurrency: 10,
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            States: { 'Ingest a batch': { Resource: lambda('rebuild'), Retry: retry, End: true } },
          },
          Next: 'Sweep',
        },
        Sweep: { Resource: lambda('sweep'), Retry: retry, End: true },
      },
    });
  });

  it('the domain leads to the CDN, over IPv4 and IPv6', () => {
    const records = template.all('AWS::Route53::RecordSet').map(({ properties }) => properties);
    const { logicalId } = template.one('AWS::CloudFront::Distribution');
    const record = (Type: string) => ({
      HostedZoneId: 'Z0123456789ABC',
      Name: 'health.example.org',
      Type,
      AliasTarget: { DNSName: `<${logicalId}.DomainName>`, HostedZoneId: 'Z2FDTNDATAQYW2' },
    });
    expect(records).toEqual([record('A'), record('AAAA')]);
  });
}

interface Notification {
  Event: string;
  Queue: string;
  Filter: { S3Key: { Rules: { Name: string; Value: string }[] } };
}

/** `s3:ObjectCreated:* articles/*` */
function told({ Event, Filter }: Notification): string {
  const rule = (name: string) => Filter.S3Key.Rules.find(({ Name }) => Name === name)?.Value ?? '';
  return `${Event} ${rule('prefix')}*${rule('suffix')}`;
}

interface Statement {
  Effect: string;
  Principal?: unknown;
  Action: unknown;
  Resource: unknown;
  Condition?: unknown;
}

export function policyOf(template: SynthesizedTemplate, queueName: string): Statement[] {
  const url = `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${queueName}`;
  const policy = template
    .all('AWS::SQS::QueuePolicy')
    .find(({ properties }) => (properties.Queues as string[]).includes(url))!;
  return (policy.properties.PolicyDocument as { Statement: Statement[] }).Statement;
}

function queueNamed(template: SynthesizedTemplate, name: string): Properties {
  return template
    .all('AWS::SQS::Queue')
    .find(({ properties }) => properties.QueueName === `healthwire-prod-${name}`)!.properties;
}

function functionNamed(template: SynthesizedTemplate, name: string): Properties {
  return template
    .all('AWS::Lambda::Function')
    .find(({ properties }) => properties.FunctionName === `healthwire-prod-${name}`)!.properties;
}
