import { afterAll, beforeAll } from 'vitest';
import { S3Store } from '../../functions/store/s3.ts';
import { storeSuite } from '../conformance/store-suite.ts';
import { startS3, type S3 } from '../s3/start-s3.ts';

let s3: S3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.close());

storeSuite('The S3 store', async () => {
  const place = { client: s3.client, bucket: await s3.createBucket() };
  return { store: new S3Store(place), other: new S3Store(place) };
});

storeSuite('The S3 store below a prefix', async () => {
  const place = { client: s3.client, bucket: await s3.createBucket(), prefix: 'some/where/' };
  const outside = new S3Store({ client: s3.client, bucket: place.bucket });
  await outside.put('some/where-else', new Uint8Array(), { contentType: 'text/plain' });
  return { store: new S3Store(place), other: new S3Store(place) };
});
