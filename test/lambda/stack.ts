/**
 * What the synthesized template says about the functions: the bundle of each, its environment,
 * what wakes it and how much at a time. All values are resolved as CloudFormation would, with names
 * for what only an account can name.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionName } from '../../functions/lambda/environment.ts';
import type { QueueName } from '../../functions/publish/queues.ts';
import { readConfiguration } from '../../infra/aws/configuration.ts';
import { addStack, createApp } from '../../infra/aws/synthesis.ts';
import { SynthesizedTemplate, type Resource } from '../infra/aws/template.ts';

interface Notification {
  Event: string;
  Filter: { S3Key: { Rules: { Name: 'prefix' | 'suffix'; Value: string }[] } };
  Queue: string;
}

export interface Wire {
  bucket: string;
  /** `s3:ObjectCreated:` */
  event: string;
  prefix: string;
  suffix: string;
  queue: string;
}

const ACCOUNT = '000000000000';
const REGION = 'us-east-1';

export class SynthesizedStack {
  /** The assembly, for whoever cleans up. */
  readonly folder = mkdtempSync(join(tmpdir(), 'healthwire-stack-'));
  private readonly template: SynthesizedTemplate;

  constructor() {
    const read = readConfiguration({});
    if ('problems' in read) throw new Error(read.problems.join(' '));
    const app = createApp({ outdir: this.folder });
    addStack(app, read.configuration);
    const [stack] = app.synth().stacks;
    this.template = new SynthesizedTemplate(stack!.template as object, ACCOUNT, REGION);
  }

  bucket(store: 'source' | 'site'): string {
    return this.named('AWS::S3::Bucket', 'BucketName', `-${store}-`);
  }

  get table(): string {
    return this.named('AWS::DynamoDB::Table', 'TableName', '-table');
  }

  queue(name: QueueName): string {
    return this.named('AWS::SQS::Queue', 'QueueName', new RegExp(`-${name}$`));
  }

  /** The folder of its bundle, as it would be deployed. */
  code(name: FunctionName): string {
    const { Code } = this.function(name).properties as { Code: { S3Key: string } };
    return join(this.folder, `asset.${Code.S3Key.replace('.zip', '')}`);
  }

  /** `queues`: where SQS is. */
  environment(name: FunctionName, queues: string): Record<string, string> {
    const { Environment } = this.function(name).properties as {
      Environment: { Variables: Record<string, string> };
    };
    const elsewhere = `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}`;
    const entries = Object.entries(Environment.Variables).map(([key, value]) => [
      key,
      // What only an account can name (`<Cdn.DomainName>`) has a name here that a URL can hold.
      value.replace(elsewhere, queues).replace(/<([^>]*)>/g, (_, id: string) => id.toLowerCase()),
    ]);
    return Object.fromEntries(entries) as Record<string, string>;
  }

  /** Messages of a queue in one invocation. */
  batch(queue: QueueName): number {
    const mapping = this.template
      .all('AWS::Lambda::EventSourceMapping')
      .find(({ properties }) =>
        (properties.EventSourceArn as string).endsWith(`:${this.queue(queue)}`),
      );
    return mapping!.properties.BatchSize as number;
  }

  get wires(): Wire[] {
    return this.template.all('AWS::S3::Bucket').flatMap(({ properties }) => {
      const { QueueConfigurations = [] } = (properties.NotificationConfiguration ?? {}) as {
        QueueConfigurations?: Notification[];
      };
      return QueueConfigurations.map(({ Event, Filter, Queue }) => {
        const { prefix = '', suffix = '' } = Object.fromEntries(
          Filter.S3Key.Rules.map(({ Name, Value }) => [Name, Value]),
        );
        const bucket = properties.BucketName as string;
        const queue = Queue.split(':').at(-1)!;
        return { bucket, event: Event.replace('*', ''), prefix, suffix, queue };
      });
    });
  }

  private function(name: FunctionName): Resource {
    const functions = this.template.all('AWS::Lambda::Function');
    return functions.find(({ properties }) =>
      (properties.FunctionName as string).endsWith(`-${name}`),
    )!;
  }

  private named(type: string, property: string, word: string | RegExp): string {
    const names = this.template.all(type).map(({ properties }) => properties[property] as string);
    return names.find((name) => name.search(word) >= 0)!;
  }
}
