/** `healthwire confirm`: what the guard holds goes ahead when a person says so. */
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SQSClient,
  type Message,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readMessage } from '../../../../functions/publish/messages.ts';
import { listAll, type Store } from '../../../../functions/store/store.ts';
import { article, Publisher } from '../../../publish/publisher.ts';
import { startS3, type S3 } from '../../../s3/start-s3.ts';
import { newBucket, runner } from '../aws.ts';
import { errorOf } from '../healthwire.ts';

let s3: S3;
let sqs: SQSClient;
let queue: string;
let bucket: string;
let state: Store;
let publisher: Publisher;

beforeAll(async () => {
  s3 = await startS3();
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  sqs = new SQSClient({ endpoint: s3.endpoint, region: 'us-east-1', credentials });
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'ingest' }));
  queue = QueueUrl!;
});
afterAll(async () => {
  sqs.destroy();
  await s3.close();
});

const names = Array.from({ length: 8 }, (_, at) => `a${at}`);
const held = names.slice(4);

/** A site of eight articles, of which all were deleted: four are gone, four are held. */
beforeEach(async () => {
  publisher = new Publisher();
  publisher.guard = 'each';
  const all = (make: (name: string) => string | null) =>
    Object.fromEntries(names.map((name) => [`articles/${name}.md`, make(name)]));
  await publisher.publish({
    'site.yaml': 'name: Test\nbaseUrl: https://test.example\n',
    ...all(article),
  });
  await publisher.publish(all(() => null));
  ({ name: bucket, store: state } = await newBucket(s3));
  await copy(publisher.state, state);
});

async function copy(from: Store, to: Store): Promise<void> {
  for await (const { key } of listAll(from, '')) {
    const { body, contentType } = (await from.get(key))!;
    await to.put(key, body, { contentType });
  }
}

const confirm = (...args: string[]) => runner(s3.endpoint)('confirm', '--bucket', bucket, ...args);
const live = async () => {
  const heads = await Promise.all(
    names.map((name) => publisher.site.head(`articles/${name}/index.html`)),
  );
  return names.filter((_, at) => heads[at]?.metadata?.status !== '410');
};

async function received(): Promise<Message[]> {
  const command = new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10 });
  return (await sqs.send(command)).Messages ?? [];
}

it('lets go what is held, tells ingest, and ingest withdraws it', async () => {
  expect(await live()).toEqual(held);
  const { code, stdout } = await confirm('--queue', queue);
  expect(stdout).toBe(
    `${held.map((name) => `held  ${name}\n`).join('')}4 withdrawals confirmed:` +
      " notices take the articles' places within seconds, and the feeds follow.\n",
  );
  expect(code).toBe(0);
  const keys = (await received()).flatMap(({ Body }) => readMessage(Body!).keys);
  expect(keys.sort()).toEqual(held.map((name) => `articles/${name}.md`));
  await copy(state, publisher.state);
  for (const key of keys) publisher.queues.ingest.add(key);
  await publisher.drain();
  expect(await live()).toEqual([]);
});

it('shows with --dry-run what is held, and lets nothing go', async () => {
  const { code, stdout } = await confirm('--dry-run', '--queue', queue, '--json');
  expect(JSON.parse(stdout)).toEqual({ bucket, dryRun: true, slugs: held });
  expect([code, await received()]).toEqual([0, []]);
  await copy(state, publisher.state);
  await publisher.sweep();
  expect(await live()).toEqual(held);
});

it('says when there is nothing to confirm, and when a bucket holds no state', async () => {
  const empty = await newBucket(s3);
  const wrong = await runner(s3.endpoint)('confirm', '--bucket', empty.name);
  expect(errorOf(wrong)).toMatch(/^".*" holds no state of a site: name the state bucket .*\n$/);
  expect(wrong.code).toBe(2);
  publisher = new Publisher();
  await publisher.publish({ 'site.yaml': 'name: Test\n', 'articles/a.md': article('A') });
  await copy(publisher.state, empty.store);
  const none = await runner(s3.endpoint)('confirm', '--bucket', empty.name);
  expect([none.code, none.stdout]).toEqual([0, 'Nothing is held.\n']);
});

it('confirms also where the queue cannot be told, and says what that means', async () => {
  const done = await confirm('--queue', queue.replace('ingest', 'no-such-queue'));
  expect(errorOf(done)).toMatch(
    /^All is confirmed, but the queue could not be told \(.*\): the withdrawals go ahead with the next sweep, within the hour\.\n$/,
  );
  expect(done.code).toBe(2);
  await copy(state, publisher.state);
  await publisher.sweep();
  expect(await live()).toEqual([]);
});
