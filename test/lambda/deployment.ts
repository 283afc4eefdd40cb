/**
 * The stack on one machine: real S3, SQS and DynamoDB APIs over HTTP, the buckets' notifications, and each
 * function as its own bundle in a process of its own, woken as Lambda's event source mappings do.
 */
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type Message,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse } from 'aws-lambda';
import type { FunctionName } from '../../functions/lambda/environment.ts';
import { queueNames, stageOf, type QueueName } from '../../functions/publish/queues.ts';
import { S3Store } from '../../functions/store/s3.ts';
import { DynamoDBTable } from '../../functions/store/table/dynamodb.ts';
import type { DynamoDB } from '../dynamodb/start-dynamodb.ts';
import { startS3, type S3 } from '../s3/start-s3.ts';
import { startCdn, type Cdn } from './cdn.ts';
import { Instance, Killed } from './instance.ts';
import { s3Notification, sqsEvent } from './notifications.ts';
import type { SynthesizedStack } from './stack.ts';
import { openGateway, type Gateway } from './dynamodb-gateway.ts';
import { startDaemon, type Daemon } from './xray.ts';

type Bucket = 'source' | 'site';
export const ACCOUNT = '000000000000';

/** Milliseconds: each function starts as a process of its own, on a machine that may be busy. */
export const PATIENCE = 600_000;

/** Where the APIs of AWS are. */
export type Api = Pick<S3, 'client' | 'endpoint' | 'close'>;

/** Where the table is: one of many, where a server holds those of several deployments. */
export type Rows = Pick<DynamoDB, 'client' | 'endpoint'> & { table: string };

interface Parts {
  s3: Api;
  rows: Rows;
  gateway: Gateway;
  sqs: SQSClient;
  cdn: Cdn;
  xray: Daemon;
  queues: Record<QueueName, string>;
}

/**
 * A request of a function to S3 or DynamoDB (`dynamodb TransactWriteItems`), before it is applied, and
 * after, when its answer is on the way. `drop`: it is not applied, and answered as they do when
 * something is wrong with themselves.
 */
type Watch = (moment: 'before' | 'after', url: string) => 'drop' | undefined;

export class Deployment {
  readonly stores: Record<Bucket, S3Store>;
  readonly table: DynamoDBTable;
  readonly cdn: Cdn;
  readonly xray: Daemon;
  readonly queues: Record<QueueName, string>;
  /** Called around every request of the functions to S3 and DynamoDB. */
  watch: Watch = () => undefined;
  /** Every line that any instance wrote. */
  readonly lines: Record<string, unknown>[] = [];
  readonly noise: string[] = [];
  private readonly s3: Api;
  private readonly rows: Rows;
  private readonly gateway: Gateway;
  private readonly sqs: SQSClient;
  private readonly stack: SynthesizedStack;
  private readonly instances = new Map<FunctionName, Instance[]>();
  private readonly sending = new Set<Promise<unknown>>();

  private constructor(stack: SynthesizedStack, parts: Parts) {
    this.stack = stack;
    this.s3 = parts.s3;
    this.rows = parts.rows;
    this.gateway = parts.gateway;
    parts.gateway.watch = (moment, action) => this.watch(moment, `dynamodb ${action}`);
    this.sqs = parts.sqs;
    this.cdn = parts.cdn;
    this.xray = parts.xray;
    this.queues = parts.queues;
    const store = (bucket: Bucket) =>
      new S3Store({ client: parts.s3.client, bucket: stack.bucket(bucket) });
    this.stores = { source: store('source'), site: store('site') };
    this.table = new DynamoDBTable({ client: parts.rows.client, table: parts.rows.table });
  }

  static async start(stack: SynthesizedStack, dynamodb: DynamoDB): Promise<Deployment> {
    let deployment: Deployment | undefined;
    const s3 = await startS3((app) => {
      const isOurs = (agent: string | undefined) => agent?.includes('exec-env/AWS_Lambda') ?? false;
      app.addHook('onRequest', async ({ headers, url }, reply) => {
        if (isOurs(headers['user-agent']) && deployment?.watch('before', url) === 'drop')
          await reply.code(500).send();
      });
      app.addHook('onSend', async ({ headers, method, url, params }, reply) => {
        const { bucket, '*': key } = params as { bucket?: string; '*'?: string };
        if (bucket && key && reply.statusCode < 300) deployment?.notify(bucket, key, method);
        if (isOurs(headers['user-agent'])) deployment?.watch('after', url);
      });
    });
    for (const name of ['source', 'site'] as const) await s3.createBucket(stack.bucket(name));
    const table = await dynamodb.createTable();
    const made = await Deployment.over(stack, s3, { ...dynamodb, table });
    for (const name of queueNames)
      await made.sqs.send(new CreateQueueCommand({ QueueName: stack.queue(name) }));
    return (deployment = made);
  }

  /** Over APIs of AWS where the buckets, queues and the table of the stack are, or will be. */
  static async over(stack: SynthesizedStack, s3: Api, rows: Rows): Promise<Deployment> {
    const sqs = new SQSClient({
      endpoint: s3.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const url = (name: QueueName) => `${s3.endpoint}/${ACCOUNT}/${stack.queue(name)}`;
    const queues = Object.fromEntries(
      queueNames.map((name) => [name, url(name)]),
    ) as Parts['queues'];
    const [cdn, xray] = [await startCdn(), await startDaemon()];
    const gateway = await openGateway(rows.endpoint);
    return new Deployment(stack, { s3, rows, gateway, sqs, cdn, xray, queues });
  }

  /** Files as an editor pushes them; null deletes. */
  async push(files: Record<string, string | Uint8Array | null>): Promise<void> {
    for (const [key, body] of Object.entries(files)) {
      if (body === null) await this.stores.source.delete(key);
      else {
        const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
        await this.stores.source.put(key, bytes, { contentType: 'text/markdown' });
      }
    }
  }

  /**
   * Runs until all queues are empty but for what is delayed; throws when they do not become so.
   * `look` is called between any two deliveries.
   */
  async drain(
    delivery: 'once' | 'twice' = 'once',
    look: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    const delivered: string[] = [];
    for (let run = 0; run < 300; run++) {
      let isEmpty = true;
      for (const name of queueNames) {
        const messages = await this.receive(name);
        if (messages.length === 0) continue;
        isEmpty = false;
        delivered.push(`${name}: ${messages.map(({ Body }) => Body).join(' ')}`);
        await this[delivery](name, messages);
        await look();
      }
      if (isEmpty) return;
    }
    const last = [
      ...delivered.slice(-6),
      ...this.lines.slice(-6).map((line) => JSON.stringify(line)),
    ];
    throw new Error(`The queues do not become empty. At last:\n${last.join('\n')}`);
  }

  /** One delivery: what the function answers for is deleted, the rest becomes visible again. */
  private async once(name: QueueName, messages: Message[]): Promise<void> {
    await this.settle(name, messages, await this.deliver(name, messages, 0));
  }

  /** The same batch to two instances at the same time, as SQS may do. */
  private async twice(name: QueueName, messages: Message[]): Promise<void> {
    const both = [0, 1].map((at) => this.deliver(name, messages, at));
    const answers = await Promise.all(both);
    await this.settle(name, messages, answers.flat());
  }

  /** Messages that wait for a second look. */
  async delayed(name: QueueName): Promise<number> {
    const command = new GetQueueAttributesCommand({
      QueueUrl: this.queues[name],
      AttributeNames: ['ApproximateNumberOfMessagesDelayed'],
    });
    const { Attributes } = await this.sqs.send(command);
    return Number(Attributes!.ApproximateNumberOfMessagesDelayed);
  }

  async send(name: QueueName, body: string): Promise<void> {
    const command = new SendMessageCommand({ QueueUrl: this.queues[name], MessageBody: body });
    await this.sqs.send(command);
  }

  async removeQueue(name: QueueName): Promise<void> {
    await this.sqs.send(new DeleteQueueCommand({ QueueUrl: this.queues[name] }));
  }

  /** An invocation by anybody but a queue. */
  async invoke(name: FunctionName, event: unknown, at = 0): Promise<unknown> {
    return await (await this.instance(name, at)).invoke(event);
  }

  /** Ends every process of a function at once, whatever it is doing; the next one starts cold. */
  kill(): void {
    for (const instance of [...this.instances.values()].flat()) instance.kill();
    this.instances.clear();
  }

  async close(): Promise<void> {
    for (const instance of [...this.instances.values()].flat()) await instance.stop();
    this.sqs.destroy();
    this.cdn.close();
    this.xray.close();
    this.gateway.close();
    await this.s3.close();
  }

  private notify(bucket: string, key: string, method: string): void {
    const event = { PUT: 's3:ObjectCreated:Put', DELETE: 's3:ObjectRemoved:Delete' }[method];
    const wires = this.stack.wires.filter(
      (wire) =>
        wire.bucket === bucket &&
        event?.startsWith(wire.event) &&
        key.startsWith(wire.prefix) &&
        key.endsWith(wire.suffix),
    );
    for (const { queue } of wires) {
      const told = queueNames.find((name) => this.stack.queue(name) === queue)!;
      const sending = this.send(told, s3Notification(bucket, key, event!.replace('s3:', '')));
      this.sending.add(sending);
      void sending.finally(() => this.sending.delete(sending));
    }
  }

  private async receive(name: QueueName): Promise<Message[]> {
    await Promise.all(this.sending);
    const all: Message[] = [];
    while (all.length < this.stack.batch(name)) {
      const command = new ReceiveMessageCommand({
        QueueUrl: this.queues[name],
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 3600,
        MessageSystemAttributeNames: ['All'],
      });
      const { Messages = [] } = await this.sqs.send(command);
      if (Messages.length === 0) break;
      all.push(...Messages);
    }
    return all;
  }

  /** The messages that failed: all of them, when the process died. */
  private async deliver(name: QueueName, messages: Message[], at: number): Promise<string[]> {
    try {
      const event = sqsEvent(this.stack.queue(name), messages);
      const answer = await this.invoke(stageOf(name), event, at);
      const { batchItemFailures } = answer as SQSBatchResponse;
      return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      return messages.map(({ MessageId }) => MessageId!);
    }
  }

  private async settle(name: QueueName, messages: Message[], failed: string[]): Promise<void> {
    for (const { MessageId, ReceiptHandle } of messages) {
      const message = { QueueUrl: this.queues[name], ReceiptHandle };
      const again = new ChangeMessageVisibilityCommand({ ...message, VisibilityTimeout: 0 });
      if (failed.includes(MessageId!)) await this.sqs.send(again);
      else await this.sqs.send(new DeleteMessageCommand(message));
    }
  }

  private async instance(name: FunctionName, at: number): Promise<Instance> {
    const known = this.instances.get(name) ?? [];
    this.instances.set(name, known);
    const old = known[at];
    // Lambda gives no event to an instance whose process has ended.
    if (old !== undefined && !old.hasEnded) return old;
    const environment = {
      ...this.stack.environment(name, `${this.s3.endpoint}/${ACCOUNT}`),
      TABLE: this.rows.table,
      AWS_ENDPOINT_URL: this.s3.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: this.gateway.endpoint,
      AWS_ENDPOINT_URL_CLOUDFRONT: this.cdn.endpoint,
      AWS_XRAY_DAEMON_ADDRESS: this.xray.address,
    };
    const instance = await Instance.start(name, this.stack.code(name), environment, this);
    known[at] = instance;
    return instance;
  }
}
