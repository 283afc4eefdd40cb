import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { expect, it } from 'vitest';
import { readMessage } from '../../../../functions/publish/messages.ts';
import { SETTINGS_SOURCE } from '../../../../functions/site/keys.ts';
import { CommandError } from '../../../../infra/local/cli/command-error.ts';
import { queueNames, type QueueName } from '../../../../functions/publish/queues.ts';
import { Queues, type Run } from '../../../../infra/local/runtime/queues.ts';

/** Queues whose functions write down what they are given; `fail` says which keys they refuse. */
function queues(fail: (key: string) => boolean = () => false, width = 1) {
  const runs: [QueueName, string[]][] = [];
  const run =
    (queue: QueueName) =>
    async (event: SQSEvent): Promise<SQSBatchResponse> => {
      const keys = event.Records.map(({ body }) => readMessage(body).keys[0]!);
      runs.push([queue, keys]);
      const failed = event.Records.filter((_, at) => fail(keys[at]!));
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    };
  const all = queueNames.map((name): [QueueName, Run] => [name, run(name)]);
  const made = new Queues(Object.fromEntries(all) as Record<QueueName, Run>, width);
  return { queues: made, runs };
}

it('each stage waits for the one before it, and a key that waits is not queued twice', async () => {
  const { queues: made, runs } = queues();
  made.send('announce', ['feed.xml']);
  made.send('syndicate', ['articles/a.md']);
  made.send('ingest', ['articles/a.md', 'articles/b.md', 'articles/a.md']);
  const left: number[] = [];
  await made.drain((pending) => left.push(pending));
  expect(runs).toEqual([
    ['ingest', ['articles/a.md', 'articles/b.md']],
    ['syndicate', ['articles/a.md']],
    ['announce', ['feed.xml']],
  ]);
  expect([left, made.pending]).toEqual([[0], 0]);
});

it('few articles go at a time, and who looks at everything goes last', async () => {
  const { queues: made, runs } = queues();
  const articles = Array.from({ length: 12 }, (_, at) => `articles/${at}.md`);
  const everything: string = SETTINGS_SOURCE;
  made.send('syndicate-archive', [everything]);
  made.send('syndicate', ['articles/a.md']);
  made.send('ingest', articles);
  await made.drain();
  expect(runs).toEqual([
    ['ingest', articles.slice(0, 10)],
    ['ingest', articles.slice(10)],
    ['syndicate', ['articles/a.md']],
    ['syndicate-archive', [everything]],
  ]);
});

it('of many at once, those that stand side by side go one after another, each once', async () => {
  const { queues: made, runs } = queues(() => false, 3);
  const articles = Array.from({ length: 60 }, (_, at) => `articles/${at}.md`);
  made.send('ingest', articles);
  let isSent = false;
  await made.drain(() => {
    if (!isSent) made.send('ingest', ['articles/0.md', 'articles/new.md']);
    isSent = true;
  });
  const batch = (from: number) => articles.slice(from, from + 10);
  const stretches = [batch(0), batch(20), batch(40), batch(10), batch(30), batch(50)];
  expect(runs.map(([, keys]) => keys)).toEqual([
    ...stretches,
    ['articles/0.md', 'articles/new.md'],
  ]);
});

it('a lane that is done with its stretch helps the others', async () => {
  const { queues: made, runs } = queues(() => false, 2);
  const articles = Array.from({ length: 45 }, (_, at) => `articles/${at}.md`);
  made.send('ingest', articles);
  await made.drain();
  expect(runs.map(([, keys]) => keys.length)).toEqual([10, 10, 10, 10, 3, 2]);
  expect(runs.flatMap(([, keys]) => keys).sort()).toEqual([...articles].sort());
});

it('who looks at everything goes with those who are many, once', async () => {
  const { queues: made, runs } = queues();
  const many = Array.from({ length: 201 }, (_, at) => `articles/${at}.md`);
  made.send('syndicate', many);
  made.send('syndicate-archive', [SETTINGS_SOURCE]);
  await made.drain();
  expect(runs).toEqual([['syndicate', [SETTINGS_SOURCE, ...many]]]);
});

it('what is pushed while the archive is gone through does not wait for its end', async () => {
  const { queues: made, runs } = queues();
  const archive = Array.from({ length: 3 }, (_, at) => `articles/${at}.md`);
  made.send('ingest-archive', archive);
  let isPushed = false;
  await made.drain((pending) => {
    if (pending !== 2 || isPushed) return;
    isPushed = true;
    made.send('syndicate-archive', ['articles/0.md']);
    made.send('ingest', ['articles/pushed.md']);
    made.send('syndicate', ['articles/pushed.md']);
    made.send('announce', ['feed.xml']);
  });
  expect(runs).toEqual([
    ['ingest-archive', archive.slice(0, 1)],
    ['ingest', ['articles/pushed.md']],
    ['syndicate', ['articles/pushed.md']],
    ['announce', ['feed.xml']],
    ['ingest-archive', archive.slice(1, 2)],
    ['ingest-archive', archive.slice(2)],
    ['syndicate-archive', ['articles/0.md']],
  ]);
});

it('what fails is delivered again, alone; what always fails is said, with its reason', async () => {
  const { queues: made, runs } = queues((key) => key === 'articles/bad.md');
  made.send('ingest', ['articles/a.md', 'articles/bad.md']);
  made.lastFailure = 'The disk is full.';
  await expect(made.drain()).rejects.toEqual(new CommandError('The disk is full.'));
  const again = ['ingest', ['articles/bad.md']];
  expect(runs).toEqual([['ingest', ['articles/a.md', 'articles/bad.md']], again, again, again]);
});
