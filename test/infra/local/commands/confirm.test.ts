/** `healthwire confirm`: what the guard holds goes ahead when a person says so. */
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
  type Message,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readMessage } from '../../../../functions/publish/messages.ts';
import { sweep } from '../../../../functions/publish/sweep.ts';
import type { Table } from '../../../../functions/store/table/table.ts';
import { hasJava, startDynamoDB, type DynamoDB } from '../../../dynamodb/start-dynamodb.ts';
import { article, Publisher } from '../../../publish/publisher.ts';
import { startS3, type S3 } from '../../../s3/start-s3.ts';
import { newTable, runnerWithTables } from '../aws.ts';
import { errorOf } from '../healthwire.ts';

if (!hasJava) console.log('There is no Java: what "confirm" does with a table on AWS is skipped.');

describe.runIf(hasJava)('With DynamoDB Local', () => {
  let s3: S3;
  let dynamodb: DynamoDB;
  let sqs: SQSClient;
  let queue: string;
  let name: string;
  let table: Table;
  let publisher: Publisher;

  beforeAll(async () => {
    [s3, dynamodb] = await Promise.all([startS3(), startDynamoDB()]);
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    sqs = new SQSClient({ endpoint: s3.endpoint, region: 'us-east-1', credentials });
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'ingest' }));
    queue = QueueUrl!;
  });
  afterAll(async () => {
    sqs.destroy();
    await Promise.all([s3.close(), dynamodb.close()]);
  });

  const names = Array.from({ length: 8 }, (_, at) => `a${at}`);
  const held = names.slice(4);
  const run = (...args: string[]) => runnerWithTables(s3, dynamodb)('confirm', ...args);
  const confirm = (...args: string[]) => run('--table', name, ...args);

  /** A site of eight articles, of which all were deleted: four are gone, four are held. */
  beforeEach(async () => {
    ({ name, table } = await newTable(dynamodb));
    // The command counts what went within a day of its own clock.
    publisher = Object.assign(new Publisher(), { guard: 'each', now: new Date() });
    const all = (make: (title: string) => string | null) =>
      Object.fromEntries(names.map((slug) => [`articles/${slug}.md`, make(slug)]));
    await publish({ 'site.yaml': 'name: Test\nbaseUrl: https://test.example\n', ...all(article) });
    await publish(all(() => null));
  });

  const ports = () => ({ ...publisher.ports(), table });
  async function publish(files: Record<string, string | null>): Promise<void> {
    await publisher.push(files);
    await publisher.drain(ports());
  }

  async function sweepAll(): Promise<void> {
    await sweep(ports());
    await publisher.drain(ports());
  }

  const live = async () => {
    const heads = await Promise.all(
      names.map((slug) => publisher.site.head(`articles/${slug}/index.html`)),
    );
    return names.filter((_, at) => heads[at]?.metadata?.status !== '410');
  };

  /** They are deleted: else they would come again, on a slow machine in the next test. */
  async function received(): Promise<Message[]> {
    const command = new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10 });
    const { Messages = [] } = await sqs.send(command);
    for (const { ReceiptHandle } of Messages)
      await sqs.send(new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle }));
    return Messages;
  }

  it('lets go what is held, tells ingest, and ingest withdraws it', async () => {
    expect(await live()).toEqual(held);
    const { code, stdout } = await confirm('--queue', queue);
    expect(stdout).toBe(
      `${held.map((slug) => `held  ${slug}\n`).join('')}4 withdrawals confirmed:` +
        " notices take the articles' places within seconds, and the feeds follow.\n",
    );
    expect(code).toBe(0);
    const keys = (await received()).flatMap(({ Body }) => readMessage(Body!).keys);
    expect(keys.sort()).toEqual(held.map((slug) => `articles/${slug}.md`));
    for (const key of keys) publisher.queues.ingest.add(key);
    await publisher.drain(ports());
    expect(await live()).toEqual([]);
  });

  it('shows with --dry-run what is held, and lets nothing go', async () => {
    const { code, stdout } = await confirm('--dry-run', '--queue', queue, '--json');
    expect(JSON.parse(stdout)).toEqual({ table: name, dryRun: true, slugs: held });
    expect([code, await received()]).toEqual([0, []]);
    await sweepAll();
    expect(await live()).toEqual(held);
  });

  it('says when there is nothing to confirm, and when a table knows of no site', async () => {
    const empty = await newTable(dynamodb);
    const wrong = await run('--table', empty.name);
    expect(errorOf(wrong)).toBe(
      `The table "${empty.name}" knows of no site: name the table of the stack's outputs.\n`,
    );
    const missing = await run('--table', 'nowhere');
    expect(errorOf(missing)).toMatch(/^There is no table "nowhere": check its name, .*\n$/);
    expect([wrong.code, missing.code]).toEqual([2, 2]);
    publisher = new Publisher();
    table = empty.table;
    await publish({ 'site.yaml': 'name: Test\n', 'articles/a.md': article('A') });
    const none = await run('--table', empty.name);
    expect([none.code, none.stdout]).toEqual([0, 'Nothing is held.\n']);
  });

  it('confirms also where the queue cannot be told, and says what that means', async () => {
    const done = await confirm('--queue', queue.replace('ingest', 'no-such-queue'));
    expect(errorOf(done)).toMatch(
      /^All is confirmed, but the queue could not be told \(.*\): the withdrawals go ahead with the next sweep, within the hour\.\n$/,
    );
    expect(done.code).toBe(2);
    await sweepAll();
    expect(await live()).toEqual([]);
  });
});
