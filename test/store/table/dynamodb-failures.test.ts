/** What DynamoDB says when it does not do what it was asked, and what becomes of it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test } from 'vitest';
import { DynamoDBTable } from '../../../functions/store/table/dynamodb.ts';
import { check, key, put } from '../../conformance/table-words.ts';
import { failureOf } from '../failure-of.ts';

interface Asked {
  ConsistentRead?: boolean;
  ClientRequestToken?: string;
  RequestItems?: { t: { ConsistentRead?: boolean; Keys: { sort: { S: string } }[] } };
}

interface Answer {
  /** 0: the connection breaks. */
  status: number;
  body: object;
}

const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

/** A table behind a server that gives these answers, one after another, the last again and again. */
async function answering(
  answers: Answer[],
  attempts = 1,
): Promise<{ table: DynamoDBTable; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let said = '';
    request.on('data', (chunk) => (said += String(chunk)));
    request.on('end', () => {
      const { status, body } = answers[Math.min(asked.length, answers.length - 1)]!;
      asked.push(JSON.parse(said) as Asked);
      if (status === 0) return request.socket.destroy();
      const type = { 'content-type': 'application/x-amz-json-1.0' };
      response.writeHead(status, type).end(JSON.stringify(body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: attempts,
  });
  open.push(() => {
    client.destroy();
    server.close();
  });
  return { table: new DynamoDBTable({ client, table: 't' }), asked };
}

function error(name: string, status = 400, more: object = {}): Answer {
  const type = `com.amazonaws.dynamodb.v20120810#${name}`;
  return { status, body: { __type: type, message: `${name} it is.`, ...more } };
}

function cancelledBy(...codes: string[]): Answer {
  const CancellationReasons = codes.map((Code) => ({ Code }));
  return error('TransactionCanceledException', 400, { CancellationReasons });
}

const failures: [string, number, string, string][] = [
  ['ResourceNotFoundException', 400, 'missing', 'There is no table "t": check its name'],
  ['AccessDeniedException', 400, 'denied', 'DynamoDB denies the request to "t": check'],
  ['UnrecognizedClientException', 400, 'denied', 'DynamoDB denies the request to "t": check'],
  ['ThrottlingException', 400, 'throttled', 'DynamoDB asks to slow down on "t": try again'],
  ['ProvisionedThroughputExceededException', 400, 'throttled', 'DynamoDB asks to slow down'],
  ['RequestLimitExceeded', 400, 'throttled', 'DynamoDB asks to slow down'],
  ['InternalServerError', 500, 'unavailable', 'DynamoDB could not answer for "t": try again'],
  ['ValidationException', 400, 'unavailable', 'DynamoDB could not answer for "t"'],
];

test.each(failures)('%s (%d) is %s, whatever was asked', async (name, status, failure, words) => {
  const { table } = await answering([error(name, status)]);
  for (const request of [
    () => table.get(key('a')),
    () => table.getMany([key('a')]),
    () => table.query('p'),
    () => table.transact('token', [put('a')]),
  ]) {
    const found = await failureOf(request);
    expect(found.failure).toBe(failure);
    expect(found.message).toContain(words);
    expect(found.message).toContain(name);
  }
});

test('a broken connection is unavailable, not a row that is not there', async () => {
  const { table } = await answering([{ status: 0, body: {} }]);
  for (const request of [() => table.get(key('a')), () => table.transact('token', [put('a')])])
    expect(await failureOf(request)).toMatchObject({ failure: 'unavailable' });
});

test.each([
  [cancelledBy('None', 'ConditionalCheckFailed'), 'precondition-failed'],
  [cancelledBy('TransactionConflict', 'ConditionalCheckFailed'), 'precondition-failed'],
  [cancelledBy('TransactionConflict', 'None'), 'conflict'],
  [error('TransactionInProgressException'), 'conflict'],
])('a transaction that was cancelled is a value: %o', async (answer, reason) => {
  const { table } = await answering([answer]);
  const changes = [put('a'), check('b', { absent: true })];
  expect(await table.transact('token', changes)).toEqual({ ok: false, reason });
});

test.each([
  [cancelledBy('None', 'ThrottlingError'), 'throttled'],
  [cancelledBy('ProvisionedThroughputExceeded', 'None'), 'throttled'],
  [cancelledBy('ValidationError', 'None'), 'unavailable'],
])('a transaction that was cancelled for another reason throws: %o', async (answer, failure) => {
  const { table } = await answering([answer]);
  expect(await failureOf(() => table.transact('token', [put('a'), put('b')]))).toMatchObject({
    failure,
  });
});

test('a token that was used for something else is a mistake in the program', async () => {
  const { table } = await answering([error('IdempotentParameterMismatchException')]);
  await expect(table.transact('token', [put('a')])).rejects.toThrow(TypeError);
});

test('every read is consistent', async () => {
  const { table, asked } = await answering([{ status: 200, body: {} }]);
  await table.get(key('a'));
  await table.query('p');
  await table.getMany([key('a')]).catch(() => undefined);
  expect(asked.map((one) => one.ConsistentRead ?? one.RequestItems!.t.ConsistentRead)).toEqual([
    true,
    true,
    true,
  ]);
});

test('a request that is repeated because its answer was lost has the same token', async () => {
  const lost = { status: 0, body: {} };
  const { table, asked } = await answering([lost, { status: 200, body: {} }], 3);
  expect(await table.transact('token', [put('a')])).toEqual({ ok: true });
  expect(asked.map(({ ClientRequestToken }) => ClientRequestToken)).toEqual(['token', 'token']);
});

const item = (sort: string) => ({
  partition: { S: 'p' },
  sort: { S: sort },
  version: { S: 'v' },
  attributes: { M: {} },
});
const leaving = (found: string[], left: string[]): Answer => ({
  status: 200,
  body: {
    Responses: { t: found.map(item) },
    UnprocessedKeys:
      left.length === 0
        ? {}
        : { t: { ConsistentRead: true, Keys: left.map((sort) => keyOf(sort)) } },
  },
});
const keyOf = (sort: string) => ({ partition: { S: 'p' }, sort: { S: sort } });

test('of many rows, those that DynamoDB left out are asked for again', async () => {
  const { table, asked } = await answering([leaving(['b'], ['c', 'a']), leaving(['a'], [])]);
  const rows = await table.getMany([key('a'), key('b'), key('c')]);
  expect(rows.map((row) => row?.sort)).toEqual(['a', 'b', undefined]);
  expect(asked.map(({ RequestItems }) => RequestItems!.t.Keys.map(({ sort }) => sort.S))).toEqual([
    ['a', 'b', 'c'],
    ['c', 'a'],
  ]);
});

test('where it leaves out all of them, it is asked no more', async () => {
  const { table, asked } = await answering([leaving(['b'], ['a']), leaving([], ['a'])]);
  expect(await failureOf(() => table.getMany([key('a'), key('b')]))).toMatchObject({
    failure: 'throttled',
  });
  expect(asked).toHaveLength(2);
});

test.each([
  { partition: { S: 'p' }, sort: { S: 'a' }, attributes: { M: {} } },
  { partition: { S: 'p' }, sort: { S: 'a' }, version: { S: 'v' } },
  { ...item('a'), attributes: { M: { n: { N: '9007199254740993' } } } },
  { ...item('a'), attributes: { S: 'text' } },
])('an item that no table has written is told of: %o', async (found) => {
  const { table } = await answering([{ status: 200, body: { Item: found } }]);
  const { failure, message } = await failureOf(() => table.get(key('a')));
  expect(failure).toBe('unavailable');
  expect(message).toBe('The row "p a" of "t" is damaged: delete it, and the sweep brings it back.');
});
