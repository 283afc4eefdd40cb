/** What must never poison a batch, asked of the bundles as Lambda runs them. */
import { randomUUID } from 'node:crypto';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { article } from '../publish/publisher.ts';
import type { DynamoDB } from '../dynamodb/start-dynamodb.ts';
import { Deployment, PATIENCE } from './deployment.ts';
import { s3Notification, sqsEvent, testEvent } from './notifications.ts';
import type { SynthesizedStack } from './stack.ts';

let aws: Deployment;

/** A batch of messages with these bodies. */
function batch(queue: string, bodies: readonly string[]): SQSEvent {
  const messages = bodies.map((Body) => ({
    MessageId: randomUUID(),
    ReceiptHandle: randomUUID(),
    MD5OfBody: '',
    Body,
    Attributes: {},
  }));
  return sqsEvent(queue, messages);
}

const put = (bucket: string, key: string) => s3Notification(bucket, key, 'ObjectCreated:Put');

/** What was logged, without what every line has. */
function logged(): Record<string, unknown>[] {
  const lines = aws.lines.filter(({ message }) => message !== undefined);
  return lines.map(({ level, message, key, reason, slug, outcome }) =>
    Object.fromEntries(
      Object.entries({ level, message, key, reason, slug, outcome }).filter(([, value]) => value),
    ),
  );
}

const unreadable = (reason: string) => ({ level: 'WARN', message: 'message.unreadable', reason });

export function badInput(stack: () => SynthesizedStack, dynamodb: () => DynamoDB): void {
  beforeAll(async () => {
    aws = await Deployment.start(stack(), dynamodb());
  });
  afterAll(() => aws.close());
  beforeEach(() => {
    aws.lines.length = 0;
  });

  test(
    'ingest logs what it cannot use, and publishes the rest of the batch',
    async () => {
      await aws.push({ 'articles/a b+c é.md': article('Good') });
      const event = batch('ingest', [
        'no JSON',
        'null',
        '{"Records":[{}, {"s3":null}, {"s3":{"object":{"key":7}}}]}',
        '{"Records":[{"s3":{"object":{"key":"articles/%E0%A4%A.md"}}}]}',
        testEvent,
        put('source', 'README.md'),
        put('source', 'articles/.DS_Store'),
        put('source', 'articles/../../etc/passwd.md'),
        put('source', 'articles/gone before it was read.md'),
        put('source', 'media/gone+too é.png'),
        put('source', 'articles/a b+c é.md'),
      ]);
      expect(await aws.invoke('ingest', event)).toEqual({ batchItemFailures: [] });
      const noObject = unreadable('A record of the message names no object.');
      const expected = [
        unreadable('The message is not JSON.'),
        unreadable('The message holds no list of Records.'),
        noObject,
        noObject,
        noObject,
        unreadable('The key articles/%E0%A4%A.md is not form-encoded UTF-8.'),
        { level: 'INFO', message: 'message.test' },
        { level: 'INFO', message: 'path.ignored', key: 'README.md' },
        { level: 'INFO', message: 'path.ignored', key: 'articles/.DS_Store' },
        { level: 'WARN', message: 'path.forbidden', key: 'articles/../../etc/passwd.md' },
        { level: 'INFO', message: 'source.gone', key: 'articles/gone before it was read.md' },
        { level: 'INFO', message: 'source.gone', key: 'media/gone+too é.png' },
        { level: 'INFO', message: 'article.ingested', slug: 'a b+c é', outcome: 'accepted' },
      ];
      const lines = logged().filter(({ message }) => message !== 'settings.accepted');
      expect(lines).toEqual(expect.arrayContaining(expected));
      expect(lines.length).toBe(expected.length);
      const page = await aws.stores.site.get('articles/a b+c é/index.html');
      expect(new TextDecoder().decode(page?.body)).toContain('<title>Good');
    },
    PATIENCE,
  );

  test(
    'a message whose run fails comes back alone',
    async () => {
      await aws.push({ 'articles/well.md': article('Well'), 'articles/ill.md': article('Ill') });
      aws.watch = (_, url) => (/-source-.*ill\.md/.test(url) ? 'drop' : undefined);
      const event = batch(
        'ingest',
        ['well', 'ill'].map((name) => put('source', `articles/${name}.md`)),
      );
      const { batchItemFailures } = (await aws.invoke('ingest', event)) as SQSBatchResponse;
      aws.watch = () => undefined;
      expect(batchItemFailures).toEqual([{ itemIdentifier: event.Records[1]!.messageId }]);
      expect(logged()).toContainEqual({
        level: 'ERROR',
        message: 'run.failed',
        reason: expect.stringContaining(
          'S3 could not answer for "healthwire-dev-source-',
        ) as string,
      });
      expect(await aws.stores.site.head('articles/well/index.html')).toBeDefined();
      expect(await aws.stores.site.head('articles/ill/index.html')).toBeUndefined();
    },
    PATIENCE,
  );

  test(
    'rebuild ingests a batch of the listing, and names at its end what failed',
    async () => {
      const Items = ['articles/well.md', 'articles/ill.md', 'notes.txt'].map((Key) => ({
        Key,
        Size: 1,
      }));
      aws.watch = (_, url) => (/-source-.*ill\.md/.test(url) ? 'drop' : undefined);
      await expect(aws.invoke('rebuild', { Items })).rejects.toThrow(
        '1 of 3 sources could not be ingested: articles/ill.md.',
      );
      aws.watch = () => undefined;
      expect(await aws.invoke('rebuild', { Items })).toEqual({ sources: 3 });
      expect(await aws.stores.site.head('articles/ill/index.html')).toBeDefined();
    },
    PATIENCE,
  );

  test.each(['syndicate', 'announce'] as const)(
    '%s logs what it cannot use',
    async (stage) => {
      const event = batch(stage, [
        'no JSON',
        testEvent,
        put('site', 'articles/../../up.md'),
        put('site', `articles/${'long'.repeat(300)}.md`),
        put('site', 'articles/gone before it was read.md'),
        put('site', 'feed.xml'),
      ]);
      expect(await aws.invoke(stage, event)).toEqual({ batchItemFailures: [] });
      expect(
        logged().filter(({ message }) => /^(message|path|run)\./.test(String(message))),
      ).toEqual([
        unreadable('The message is not JSON.'),
        { level: 'INFO', message: 'message.test' },
        { level: 'INFO', message: 'path.ignored', key: 'articles/../../up.md' },
        { level: 'INFO', message: 'path.ignored', key: expect.stringContaining('long') as string },
      ]);
    },
    PATIENCE,
  );

  test(
    'a queue that does not take a wake-up fails the run, which comes again',
    async () => {
      await aws.push({ 'articles/waking.md': article('Waking') });
      await aws.removeQueue('ingest');
      const event = batch('ingest', [put('source', 'articles/waking.md')]);
      const { batchItemFailures } = (await aws.invoke('ingest', event)) as SQSBatchResponse;
      expect(batchItemFailures).toEqual([{ itemIdentifier: event.Records[0]!.messageId }]);
    },
    PATIENCE,
  );
}
