/** What S3 may answer, and what the store makes of it: no failure is ever "there is no object". */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Client } from '@aws-sdk/client-s3';
import { afterEach, expect, test } from 'vitest';
import { S3Store } from '../../functions/store/s3.ts';
import { StoreError, type Store } from '../../functions/store/store.ts';
import { startS3 } from '../s3/start-s3.ts';

const plain = { contentType: 'text/plain' };
const bytes = new Uint8Array(3);

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function storeAt(endpoint: string, maxAttempts = 1, onRepeat?: () => void): Store {
  const client = new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    maxAttempts,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  closing.push(() => client.destroy());
  return new S3Store({ client, bucket: 'bucket', ...(onRepeat && { onRepeat }) });
}

/** A store in front of an S3 that answers everything in one way. */
async function answering(
  listener: RequestListener,
  ...more: [maxAttempts?: number, onRepeat?: () => void]
): Promise<Store> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => listener(request, response));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => (server.closeAllConnections(), server.close()));
  return storeAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, ...more);
}

function refusing(status: number, code: string): Promise<Store> {
  return answering(({ method }, response) => {
    response.writeHead(status, { 'content-type': 'application/xml' });
    response.end(method === 'HEAD' ? '' : `<Error><Code>${code}</Code></Error>`);
  });
}

const requests: Record<string, (store: Store) => Promise<unknown>> = {
  get: (store) => store.get('a'),
  head: (store) => store.head('a'),
  list: (store) => store.list(''),
  put: (store) => store.put('a', bytes, plain),
  'put if none': (store) => store.put('a', bytes, { ...plain, ifNoneMatch: '*' }),
  'put if match': (store) => store.put('a', bytes, { ...plain, ifMatch: 'x' }),
  delete: (store) => store.delete('a'),
  'delete if match': (store) => store.delete('a', { ifMatch: 'x' }),
};

/** What each request comes to: its value, or the failure that it throws. */
async function outcomes(store: Store, ...only: string[]): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const [name, request] of Object.entries(requests)) {
    if (only.length > 0 && !only.includes(name)) continue;
    found[name] = await request(store).catch((error: unknown) => {
      expect(error).toBeInstanceOf(StoreError);
      expect((error as StoreError).message).toMatch(/"bucket".*: .+\. \(.+\)$/);
      return (error as StoreError).failure;
    });
  }
  return found;
}

const all = (outcome: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.keys(requests).map((name) => [name, outcome]));

test.each([
  [403, 'AccessDenied', 'denied'],
  [403, 'SignatureDoesNotMatch', 'denied'],
  [503, 'SlowDown', 'throttled'],
  [429, 'TooManyRequestsException', 'throttled'],
  [500, 'InternalError', 'unavailable'],
  [301, 'PermanentRedirect', 'unavailable'],
  [400, 'BadDigest', 'unavailable'],
])('%d %s is %s, whatever was asked', async (status, code, failure) => {
  expect(await outcomes(await refusing(status, code))).toEqual(all(failure));
});

test.each([
  ['answered in the end', 200],
  ['refused in the end', 412],
])('a write that was sent more than once is told of, %s; no other is', async (_, status) => {
  let [asked, repeats] = [0, 0];
  const store = await answering(
    ({ method }, response) => {
      // As if the answer to the first try had been lost.
      if (method === 'PUT' && asked++ === 0) return response.destroy();
      response.writeHead(status, { etag: '"x"' }).end();
    },
    3,
    () => repeats++,
  );
  await store.put('a', bytes, { ...plain, ifNoneMatch: '*' });
  expect([asked, repeats]).toEqual([2, 1]);
  await store.put('b', bytes, { ...plain, ifNoneMatch: '*' });
  expect([asked, repeats]).toEqual([3, 1]);
});

test('an expired token is denied', async () => {
  const told = await outcomes(await refusing(400, 'ExpiredToken'), 'get', 'list', 'put', 'delete');
  expect(told).toEqual({ get: 'denied', list: 'denied', put: 'denied', delete: 'denied' });
});

test('a bucket that is not there is missing, not empty', async () => {
  const s3 = await startS3();
  closing.push(() => s3.close());
  expect(await outcomes(storeAt(s3.endpoint))).toEqual(all('missing'));
});

test('nobody there is unavailable', async () => {
  expect(await outcomes(storeAt('http://127.0.0.1:1'))).toEqual(all('unavailable'));
});

const moved = { ok: false, reason: 'moved' };

test.each([
  [412, 'PreconditionFailed'],
  [409, 'ConditionalRequestConflict'],
])(
  '%d %s tells a writer that the object moved, and a reader of a failure',
  async (status, code) => {
    expect(await outcomes(await refusing(status, code))).toEqual({
      ...all(moved),
      get: 'unavailable',
      head: 'unavailable',
      list: 'unavailable',
    });
  },
);

test('a missing object is undefined to a reader, moved to who wanted that version', async () => {
  expect(await outcomes(await refusing(404, 'NoSuchKey'), 'get')).toEqual({ get: undefined });
  const writes = await outcomes(
    await refusing(404, 'NoSuchKey'),
    'put',
    'put if match',
    'delete if match',
  );
  expect(writes).toEqual({ put: 'unavailable', 'put if match': moved, 'delete if match': moved });
});

test('the bucket is asked for once, not after every missing object', async () => {
  const asked: string[] = [];
  const store = await answering(({ method, url }, response) => {
    asked.push(`${method} ${url}`);
    response.writeHead(url === '/bucket/' ? 200 : 404).end();
  });
  expect([await store.head('a'), await store.head('b')]).toEqual([undefined, undefined]);
  expect(asked).toEqual(['HEAD /bucket/a', 'HEAD /bucket/', 'HEAD /bucket/b']);
});

test('a body that breaks off is a failure, not a short object', async () => {
  const store = await answering((_request, response) => {
    response.writeHead(200, { 'content-length': '10', etag: '"x"' }).write('half');
    setTimeout(() => response.destroy(), 10);
  });
  expect(await outcomes(store, 'get')).toEqual({ get: 'unavailable' });
});

test('hidden objects are not listed, and strange ones are, to be refused by name', async () => {
  const keys = ['.DS_Store', 'a/.b/c', 'a/b', 'a/b/', 'a\\b', 'z'];
  const store = await answering((_request, response) => {
    const rows = keys.map(
      (key) =>
        `<Contents><Key>${key}</Key><Size>0</Size><ETag>"x"</ETag>` +
        '<LastModified>2026-01-02T03:04:05.000Z</LastModified></Contents>',
    );
    response.end(
      `<ListBucketResult><IsTruncated>true</IsTruncated>${rows.join('')}</ListBucketResult>`,
    );
  });
  const page = await store.list('');
  expect(page.objects.map(({ key }) => key)).toEqual(['a/b', 'a/b/', 'a\\b', 'z']);
  expect(page.objects[0]).toEqual({
    key: 'a/b',
    etag: 'x',
    size: 0,
    lastModified: '2026-01-02T03:04:05Z',
  });
  expect(page.next).toBe('z');
});
