/**
 * A real S3 server in this process, for tests: fauxqs over HTTP, with two things put right that it
 * gets wrong (2.4.1), because everything healthwire does stands on them:
 *
 * - It ignores If-Match and If-None-Match on writes. A hook checks them right before its handler;
 *   check and write run without a pause in between, so of many racers exactly one wins.
 * - It lists keys in the order of the machine's locale, and skips some of them from page to page.
 *   S3 lists them in the order of their UTF-8 bytes.
 */
import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { buildApp, type BuildAppOptions } from 'fauxqs';

export interface S3 {
  endpoint: string;
  /** Path-style, with credentials that mean nothing. */
  client: S3Client;
  /** A new bucket; a name is made up where none is given. */
  createBucket(name?: string): Promise<string>;
  close(): Promise<void>;
}

/** What is used of fauxqs's inside; its package exports no more than the app. */
interface Inside {
  buckets: Map<string, Map<string, { etag: string }>>;
  listObjects(bucket: string, options?: Page): Listing;
}

interface Page {
  prefix?: string;
  delimiter?: string;
  maxKeys?: number;
  startAfter?: string;
  marker?: string;
}

interface Listing {
  objects: { key: string }[];
  commonPrefixes: string[];
  isTruncated: boolean;
}

type App = ReturnType<typeof buildApp>;

/** `prepare` may add what else happens around a request, before the server listens. */
export async function startS3(prepare: (app: App) => void = () => undefined): Promise<S3> {
  const store = await orderedStore();
  const app = buildApp({
    logger: false,
    stores: { s3Store: store } as unknown as NonNullable<BuildAppOptions['stores']>,
  });
  app.addHook('preHandler', (request, reply, done) => {
    const { bucket = '', '*': key } = request.params as Record<string, string | undefined>;
    const objects = store.buckets.get(bucket);
    const isWrite = request.method === 'PUT' || request.method === 'DELETE';
    const refusal =
      isWrite && objects && key ? refusalOf(request.headers, objects.get(key)?.etag) : undefined;
    if (refusal === undefined) done();
    else void reply.code(refusal.status).type('application/xml').send(errorXml(refusal.code));
  });
  prepare(app);
  const endpoint = await app.listen({ port: 0, host: '127.0.0.1' });
  const client = new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  return {
    endpoint,
    client,
    createBucket: async (name = `bucket-${randomUUID()}`) => {
      await client.send(new CreateBucketCommand({ Bucket: name }));
      return name;
    },
    close: async () => {
      client.destroy();
      await app.close();
    },
  };
}

interface Refusal {
  status: number;
  code: string;
}

/** What S3 answers to a conditional write over the version that is there, when it refuses it. */
function refusalOf(
  headers: Record<string, string | string[] | undefined>,
  etag: string | undefined,
): Refusal | undefined {
  const ifMatch = headers['if-match'];
  const ifNoneMatch = headers['if-none-match'];
  const failed = { status: 412, code: 'PreconditionFailed' };
  if (ifNoneMatch !== undefined) {
    if (ifNoneMatch !== '*' || ifMatch !== undefined)
      return { status: 501, code: 'NotImplemented' };
    return etag === undefined ? undefined : failed;
  }
  if (typeof ifMatch !== 'string') return undefined;
  if (etag === undefined) return { status: 404, code: 'NoSuchKey' };
  return ifMatch.replaceAll('"', '') === etag.replaceAll('"', '') ? undefined : failed;
}

function errorXml(code: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`;
}

async function orderedStore(): Promise<Inside> {
  const file = new URL('./s3/s3Store.js', import.meta.resolve('fauxqs'));
  const { S3Store } = (await import(file.href)) as { S3Store: new () => Inside };

  class OrderedStore extends S3Store {
    override listObjects(bucket: string, page: Page = {}): Listing {
      const { maxKeys = 1000, startAfter, marker, ...all } = page;
      const listing = super.listObjects(bucket, { ...all, maxKeys: Infinity });
      const after = Buffer.from(startAfter ?? marker ?? '');
      const objects = listing.objects
        .map((object) => ({ object, bytes: Buffer.from(object.key) }))
        .filter(({ bytes }) => bytes.compare(after) > 0)
        .sort((a, b) => a.bytes.compare(b.bytes))
        .map(({ object }) => object);
      const isTruncated = objects.length > maxKeys;
      return { ...listing, objects: objects.slice(0, maxKeys), isTruncated };
    }
  }
  return new OrderedStore();
}
