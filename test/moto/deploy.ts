/** Deploys the synthesized template to moto, as CloudFormation would, and says what it could not. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateBucketCommand,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
  type Event,
  type QueueConfiguration,
} from '@aws-sdk/client-s3';
import { environments, type FunctionName } from '../../functions/lambda/environment.ts';
import { ACCOUNT, type Api } from '../lambda/deployment.ts';
import type { SynthesizedStack } from '../lambda/stack.ts';
import { credentials } from './moto.ts';

interface Template {
  Parameters?: object;
  Rules?: object;
  Resources: Record<string, { Type: string; Properties?: { Tags?: unknown } }>;
}

/**
 * What moto 5.2 cannot be given. Its CloudFormation cannot answer what refers to CloudFront or to
 * alarms. An event source mapping would look for Docker to run the function in, and eat the queue's
 * messages.
 */
const CANNOT = /^AWS::(CloudFront::|CloudWatch::|Lambda::EventSourceMapping$)/;
/** Its CloudFormation hands the tags of a key on as they are, and its KMS stumbles over them. */
const TAGLESS = 'AWS::KMS::Key';

/** Where a bootstrapped account keeps what is to be deployed. */
const ASSETS = `cdk-hnb659fds-assets-${ACCOUNT}-us-east-1`;

export interface Deployed {
  status: string | undefined;
  outputs: Record<string, string>;
}

export async function deploy(
  stack: SynthesizedStack,
  { client, endpoint }: Api,
): Promise<Deployed> {
  const template = JSON.parse(
    readFileSync(join(stack.folder, 'Healthwire.template.json'), 'utf8'),
  ) as Template;
  await uploadBundles(stack, client);
  const Body = JSON.stringify(withoutWhatMotoCannot(template));
  await client.send(new PutObjectCommand({ Bucket: ASSETS, Key: 'template.json', Body }));

  const cloudFormation = new CloudFormationClient({
    endpoint,
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
  });
  const StackName = 'healthwire-dev';
  await cloudFormation.send(
    new CreateStackCommand({
      StackName,
      TemplateURL: `${endpoint}/${ASSETS}/template.json`,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    }),
  );
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
  cloudFormation.destroy();
  await notifyAsTheTemplateSays(stack, client);
  const outputs = Stacks![0]!.Outputs!.map(({ OutputKey, OutputValue }) => [
    OutputKey,
    OutputValue,
  ]);
  return {
    status: Stacks![0]!.StackStatus,
    outputs: Object.fromEntries(outputs) as Record<string, string>,
  };
}

/** As `cdk bootstrap` and `cdk deploy` would have it, but for the zip: moto never opens it. */
async function uploadBundles(stack: SynthesizedStack, client: Api['client']): Promise<void> {
  await client.send(new CreateBucketCommand({ Bucket: ASSETS }));
  for (const name of Object.keys(environments) as FunctionName[]) {
    const folder = stack.code(name);
    const Key = `${basename(folder).replace('asset.', '')}.zip`;
    const Body = readFileSync(join(folder, 'index.mjs'));
    await client.send(new PutObjectCommand({ Bucket: ASSETS, Key, Body }));
  }
}

function withoutWhatMotoCannot({ Parameters: _, Rules: __, ...template }: Template): Template {
  const kept = Object.entries(template.Resources).filter(([, { Type }]) => !CANNOT.test(Type));
  const known = new Set(kept.map(([id]) => id));
  const isGone = (id: string) => !known.has(id) && Object.hasOwn(template.Resources, id);
  for (const [, { Type, Properties }] of kept) if (Type === TAGLESS) delete Properties?.Tags;
  const text = JSON.stringify(
    { ...template, Resources: Object.fromEntries(kept) },
    (name, value: unknown) => {
      if (name === 'DependsOn') return (value as string[]).filter((id) => !isGone(id));
      const { Ref, 'Fn::GetAtt': attribute } = (value ?? {}) as Reference;
      const id = Ref ?? attribute?.[0];
      return id !== undefined && isGone(id) ? `no-${id}` : value;
    },
  );
  return JSON.parse(text) as Template;
}

interface Reference {
  Ref?: string;
  'Fn::GetAtt'?: [string, string];
}

/** moto's CloudFormation leaves the buckets' notifications out; its S3 delivers them. */
async function notifyAsTheTemplateSays(
  stack: SynthesizedStack,
  client: Api['client'],
): Promise<void> {
  for (const store of ['source', 'site'] as const) {
    const Bucket = stack.bucket(store);
    const wires = stack.wires.filter(({ bucket }) => bucket === Bucket);
    const QueueConfigurations = wires.map(
      ({ event, prefix, suffix, queue }): QueueConfiguration => ({
        QueueArn: `arn:aws:sqs:us-east-1:${ACCOUNT}:${queue}`,
        Events: [`${event}*` as Event],
        Filter: {
          Key: {
            FilterRules: [
              ...(prefix === '' ? [] : [{ Name: 'prefix' as const, Value: prefix }]),
              ...(suffix === '' ? [] : [{ Name: 'suffix' as const, Value: suffix }]),
            ],
          },
        },
      }),
    );
    const NotificationConfiguration = { QueueConfigurations };
    await client.send(
      new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }),
    );
  }
}
