/** The S3 server of the tests, asked over plain HTTP: its promises must not be the SDK's doing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startS3, type S3 } from './start-s3.ts';

const RACERS = 40;
const racers = Array.from({ length: RACERS }, (_, at) => at);

let s3: S3;
let bucket: string;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.close());

async function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
) {
  const request: RequestInit = { method, headers, ...(body !== undefined && { body }) };
  const response = await fetch(`${s3.endpoint}/${bucket}/${path}`, request);
  const etag = response.headers.get('etag');
  return { status: response.status, body: await response.text(), ...(etag !== null && { etag }) };
}

const statuses = (answers: { status: number }[]): Record<number, number> =>
  answers.reduce<Record<number, number>>((count, { status }) => {
    return { ...count, [status]: (count[status] ?? 0) + 1 };
  }, {});

test('of 40 that create one object, one wins and 39 get 412', async () => {
  bucket = await s3.createBucket();
  const answers = await Promise.all(
    racers.map((at) => ask('PUT', 'a', { 'if-none-match': '*' }, `racer ${at}`)),
  );
  expect(statuses(answers)).toEqual({ 200: 1, 412: RACERS - 1 });
  const winner = answers.findIndex(({ status }) => status === 200);
  expect((await ask('GET', 'a')).body).toBe(`racer ${winner}`);
});

test('of 40 that change one version, one wins and 39 get 412', async () => {
  bucket = await s3.createBucket();
  const { etag } = await ask('PUT', 'a', {}, 'seen');
  const answers = await Promise.all(
    racers.map((at) => ask('PUT', 'a', { 'if-match': etag! }, `racer ${at}`)),
  );
  expect(statuses(answers)).toEqual({ 200: 1, 412: RACERS - 1 });
  const winner = answers.findIndex(({ status }) => status === 200);
  expect((await ask('GET', 'a')).body).toBe(`racer ${winner}`);
});

test('of 40 that delete one version, one wins and the others get 404', async () => {
  bucket = await s3.createBucket();
  const { etag } = await ask('PUT', 'a', {}, 'seen');
  const answers = await Promise.all(racers.map(() => ask('DELETE', 'a', { 'if-match': etag! })));
  expect(statuses(answers)).toEqual({ 204: 1, 404: RACERS - 1 });
});

test('conditions are answered as by S3, and change nothing when they do not hold', async () => {
  bucket = await s3.createBucket();
  expect(await ask('PUT', 'a', { 'if-match': '"x"' }, 'new')).toMatchObject({
    status: 404,
    body: expect.stringContaining('<Code>NoSuchKey</Code>') as string,
  });
  const { etag } = await ask('PUT', 'a', {}, 'one');
  for (const headers of [{ 'if-none-match': '*' }, { 'if-match': '"another"' }])
    expect(await ask('PUT', 'a', headers, 'two')).toMatchObject({
      status: 412,
      body: expect.stringContaining('<Code>PreconditionFailed</Code>') as string,
    });
  expect((await ask('DELETE', 'a', { 'if-match': '"another"' })).status).toBe(412);
  expect((await ask('PUT', 'a', { 'if-none-match': etag! }, 'two')).status).toBe(501);
  expect((await ask('GET', 'a')).body).toBe('one');
  const bare = etag!.replaceAll('"', '');
  expect((await ask('PUT', 'a', { 'if-match': bare }, 'two')).status).toBe(200);
  expect((await ask('GET', 'a')).body).toBe('two');
});

test('keys are listed in the order of their bytes, and page after page all of them', async () => {
  bucket = await s3.createBucket();
  const keys = ['B', 'a!b', 'a-b', 'a.b', 'a/b', 'a0', 'ab', 'b', 'é', '～', '🩺'];
  for (const key of keys.toReversed()) await ask('PUT', encodeURIComponent(key), {}, key);
  const found: string[] = [];
  for (let more = true; more;) {
    const after = encodeURIComponent(found.at(-1) ?? '');
    const { body } = await ask('GET', `?list-type=2&max-keys=2&start-after=${after}`);
    found.push(...[...body.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key]) => key!));
    more = body.includes('<IsTruncated>true</IsTruncated>');
  }
  expect(found).toEqual(keys);
});
