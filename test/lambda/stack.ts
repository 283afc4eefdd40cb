/**
 * What the synthesized template says about the functions: the bundle of each, its environment,
 * what wakes it and how much at a time. All values are resolved as CloudFormation would, with names
 * for what only an account can name.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionName } from '../../functions/lambda/environment.ts';
import { readConfiguration } from '../../infra/aws/configuration.ts';
import { addStack, createApp } from '../../infra/aws/synthesis.ts';

interface Resource {
  Type: string;
  Properties: Record<string, unknown>;
}

interface Notification {
  Event: string;
  Filter: { S3Key: { Rules: { Name: 'prefix' | 'suffix'; Value: string }[] } };
  Queue: unknown;
}

export interface Wire {
  bucket: string;
  /** `s3:ObjectCreated:` */
  event: string;
  prefix: string;
  suffix: string;
  queue: string;
}

const parameters: Record<string, string> = {
  'AWS::AccountId': '000000000000',
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
};

export class SynthesizedStack {
  /** The assembly, for whoever cleans up. */
  readonly folder = mkdtempSync(join(tmpdir(), 'healthwire-stack-'));
  private readonly resources: Record<string, Resource>;

  constructor() {
    const read = readConfiguration({});
    if ('problems' in read) throw new Error(read.problems.join(' '));
    const app = createApp({ outdir: this.folder });
    addStack(app, read.configuration);
    const [stack] = app.synth().stacks;
    this.resources = (stack!.template as { Resources: Record<string, Resource> }).Resources;
  }

  bucket(store: 'source' | 'state' | 'site'): string {
    return this.named('AWS::S3::Bucket', 'BucketName', `-${store}-`);
  }

  queue(stage: string): string {
    return this.named('AWS::SQS::Queue', 'QueueName', new RegExp(`-${stage}$`));
  }

  /** The folder of its bundle, as it would be deployed. */
  code(name: FunctionName): string {
    const { Code } = this.function(name).Properties as { Code: { S3Key: string } };
    return join(this.folder, `asset.${Code.S3Key.replace('.zip', '')}`);
  }

  /** `queues`: where SQS is. */
  environment(name: FunctionName, queues: string): Record<string, string> {
    const { Environment } = this.function(name).Properties as {
      Environment: { Variables: Record<string, unknown> };
    };
    const entries = Object.entries(Environment.Variables);
    return Object.fromEntries(entries.map(([key, value]) => [key, this.resolve(value, queues)]));
  }

  /** Messages in one invocation. */
  batch(name: FunctionName): number {
    const id = this.idOf(this.function(name));
    const mapping = this.ofType('AWS::Lambda::EventSourceMapping').find(
      ({ Properties }) => (Properties.FunctionName as { Ref: string }).Ref === id,
    );
    return mapping!.Properties.BatchSize as number;
  }

  get wires(): Wire[] {
    return this.ofType('AWS::S3::Bucket').flatMap(({ Properties }) => {
      const { QueueConfigurations = [] } = (Properties.NotificationConfiguration ?? {}) as {
        QueueConfigurations?: Notification[];
      };
      return QueueConfigurations.map(({ Event, Filter, Queue }) => {
        const { prefix = '', suffix = '' } = Object.fromEntries(
          Filter.S3Key.Rules.map(({ Name, Value }) => [Name, Value]),
        );
        const bucket = this.resolve(Properties.BucketName);
        const queue = this.resolve(Queue).split(':').at(-1)!;
        return { bucket, event: Event.replace('*', ''), prefix, suffix, queue };
      });
    });
  }

  private function(name: FunctionName): Resource {
    const found = this.ofType('AWS::Lambda::Function').find(({ Properties }) =>
      String(Properties.FunctionName).endsWith(`-${name}`),
    );
    return found!;
  }

  private named(type: string, property: string, word: string | RegExp): string {
    const names = this.ofType(type).map(({ Properties }) => this.resolve(Properties[property]));
    return names.find((name) => name.search(word) >= 0)!;
  }

  private ofType(type: string): Resource[] {
    return Object.values(this.resources).filter(({ Type }) => Type === type);
  }

  private idOf(resource: Resource): string {
    return Object.entries(this.resources).find(([, one]) => one === resource)![0];
  }

  private resolve(value: unknown, queues = ''): string {
    if (typeof value === 'string') return value;
    const { Ref, ...intrinsic } = value as { Ref?: string } & Record<string, unknown>;
    if (Ref !== undefined) return parameters[Ref] ?? this.reference(Ref, queues);
    const [name, content] = Object.entries(intrinsic)[0]!;
    if (name === 'Fn::GetAtt') return (content as string[]).join('.').toLowerCase();
    if (name !== 'Fn::Join') throw new Error(`Not known to this test: ${name}`);
    const [separator, parts] = content as [string, unknown[]];
    return parts.map((part) => this.resolve(part, queues)).join(separator);
  }

  private reference(id: string, queues: string): string {
    const { Type, Properties } = this.resources[id]!;
    if (Type === 'AWS::S3::Bucket') return this.resolve(Properties.BucketName);
    if (Type === 'AWS::SQS::Queue') return `${queues}/${String(Properties.QueueName)}`;
    return id;
  }
}
