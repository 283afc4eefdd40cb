/** Wake-ups over a real SQS API: nothing is lost in silence, nothing is sent one by one. */
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { queueLater, sendTo } from '../../functions/lambda/enqueue.ts';
import { enqueueFrom } from '../../functions/publish/queues.ts';
import { SETTINGS_SOURCE, type SiteKey } from '../../functions/site/keys.ts';
import { readMessage } from '../../functions/publish/messages.ts';
import type { Ports } from '../../functions/publish/ports.ts';
import { startS3, type S3 } from '../s3/start-s3.ts';

interface Batch {
  Entries: { Id: string; MessageBody: string; DelaySeconds?: number }[];
}

let server: S3;
let client: SQSClient;
let wake: Ports['enqueue'];
/** Every request that sent messages: how many, and how many bytes. */
let requests: { messages: number; bytes: number }[];
/** Whose writes messages are for. */
let writers: (string | undefined)[];
/** Seconds that messages were to wait. */
let delays: (number | undefined)[];
/** Which messages SQS says it did not take, of one request. */
let refused: (batch: Batch) => string[];

beforeAll(async () => {
  server = await startS3((app) => {
    app.addHook('preHandler', async ({ headers, body }, reply) => {
      if (headers['x-amz-target'] !== 'AmazonSQS.SendMessageBatch') return;
      const batch = body as Batch;
      const bytes = batch.Entries.reduce((sum, { MessageBody }) => sum + MessageBody.length, 0);
      requests.push({ messages: batch.Entries.length, bytes });
      writers.push(...batch.Entries.map(({ MessageBody }) => readMessage(MessageBody).writer));
      delays.push(...batch.Entries.map(({ DelaySeconds }) => DelaySeconds));
      const ids = refused(batch);
      if (ids.length === 0) return;
      const Failed = ids.map((Id) => ({ Id, SenderFault: false, Code: 'InternalError' }));
      await reply.send({ Successful: [], Failed });
    });
  });
  client = new SQSClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterAll(async () => {
  client.destroy();
  await server.close();
});

let queues: Record<'ingest' | 'syndicate' | 'ingest-archive' | 'syndicate-archive', string>;
let round = 0;
beforeEach(async () => {
  requests = [];
  delays = [];
  writers = [];
  refused = () => [];
  round++;
  const create = async (name: string) => {
    const QueueName = `${name}-${round}`;
    await client.send(new CreateQueueCommand({ QueueName }));
    return `${server.endpoint}/000000000000/${QueueName}`;
  };
  queues = {
    ingest: await create('ingest'),
    syndicate: await create('syndicate'),
    'ingest-archive': await create('ingest-archive'),
    'syndicate-archive': await create('syndicate-archive'),
  };
  wake = enqueueFrom('push', sendTo(client, queues));
});

/** The keys of every message that can be received now, a list each. */
async function received(queue: string): Promise<string[][]> {
  const all: string[][] = [];
  for (;;) {
    const command = new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10 });
    const { Messages = [] } = await client.send(command);
    if (Messages.length === 0) return all;
    all.push(...Messages.map(({ Body }) => readMessage(Body!).keys));
  }
}

const keys = (count: number) =>
  Array.from({ length: count }, (_, at) => `articles/é ü+${at}/${'long '.repeat(20)}.md`);

type Keys = Parameters<Ports['enqueue']['ingest']>[0];

test('ingest gets a message for each article, ten in a request', async () => {
  await wake.ingest(keys(23) as unknown as Keys);
  const messages = await received(queues.ingest);
  expect(messages.flat().sort()).toEqual(keys(23).sort());
  expect(messages.every(({ length }) => length === 1)).toBe(true);
  expect(requests.map(({ messages }) => messages).sort()).toEqual([10, 10, 3]);
});

test('syndicate gets many records in a message, and no request that SQS would not take', async () => {
  await wake.syndicate(keys(5000) as unknown as Keys);
  const messages = await received(queues.syndicate);
  expect(messages.flat().sort()).toEqual(keys(5000).sort());
  expect(messages.length).toBeLessThan(100);
  // The least of the limits that SQS ever had for one request: 256 KiB.
  expect(Math.max(...requests.map(({ bytes }) => bytes))).toBeLessThan(256 * 1024);
});

test('a look at everything, and what follows from it, wait in queues of their own', async () => {
  const [pushed] = keys(1) as unknown as Keys;
  await wake.syndicate([pushed!, SETTINGS_SOURCE]);
  await wake.archive([pushed!]);
  const archive = enqueueFrom('archive', sendTo(client, queues));
  await archive.ingest([SETTINGS_SOURCE]);
  await archive.syndicate([pushed!]);
  const waiting = async (name: keyof typeof queues) => (await received(queues[name])).flat().sort();
  expect(await waiting('ingest')).toEqual([]);
  expect(await waiting('syndicate')).toEqual([pushed]);
  expect(await waiting('ingest-archive')).toEqual([pushed, SETTINGS_SOURCE].sort());
  expect(await waiting('syndicate-archive')).toEqual([pushed, SETTINGS_SOURCE].sort());
});

test('nobody to wake, nothing sent', async () => {
  await wake.ingest([]);
  await wake.syndicate([]);
  expect(requests).toEqual([]);
});

test('a second look comes a quarter of an hour later', async () => {
  await wake.recheck!('ingest', keys(2), 'nonce');
  expect(writers).toEqual(['nonce', 'nonce']);
  expect(await received(queues.ingest)).toEqual([]);
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: queues.ingest, AttributeNames: ['All'] }),
  );
  expect(Attributes).toMatchObject({ ApproximateNumberOfMessagesDelayed: '2' });
});

test('a feed is looked at again when the copies of it have expired, not before', async () => {
  await queueLater(client, queues.ingest)(['topics/é/feed.xml' as SiteKey]);
  expect(await received(queues.ingest)).toEqual([]);
  expect(delays).toEqual([150]);
});

test('what SQS did not take of a batch is sent again', async () => {
  refused = ({ Entries }) => (Entries.length === 10 ? ['3', '7'] : []);
  await wake.ingest(keys(10) as unknown as Keys);
  expect(requests.map(({ messages }) => messages)).toEqual([10, 2]);
  expect((await received(queues.ingest)).flat()).toEqual([keys(10)[3], keys(10)[7]]);
});

test('what SQS never takes fails the run that wanted to wake somebody', async () => {
  refused = ({ Entries }) => Entries.map(({ Id }) => Id);
  await expect(wake.ingest(keys(3) as unknown as Keys)).rejects.toThrow(
    'The queue did not take 3 messages: InternalError',
  );
  expect(requests.length).toBe(4);
});
