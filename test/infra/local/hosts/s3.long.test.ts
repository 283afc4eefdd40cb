/** The script for S3, run by the AWS command line against moto: every object as the store says. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CreateBucketCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import { listAll } from '../../../../functions/store/store.ts';
import { hostFiles } from '../../../../infra/local/hosts/index.ts';
import { openPublished } from '../../../../infra/local/runtime/bind.ts';
import { credentials, isInstalled, startMoto } from '../../../moto/moto.ts';
import { publishCorpus } from './corpus.ts';

const canRun = isInstalled && spawnSync('aws', ['--version']).status === 0;
if (!canRun) console.log('aws and moto_server are not both installed: upload.sh is not run.');

test.skipIf(!canRun)('uploads every object with its type, its time and its redirect', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'healthwire-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const out = await publishCorpus(folder, ['netlify', 's3']);
  const moto = await startMoto();
  onTestFinished(() => moto.close());
  const Bucket = 'site';
  await moto.client.send(new CreateBucketCommand({ Bucket }));
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: moto.endpoint,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_DEFAULT_REGION: 'us-east-1',
  };
  const script = join(out, 'host', 's3', 'upload.sh');
  await promisify(execFile)('sh', [script, Bucket], { env });

  const { site, close } = openPublished(out);
  for await (const { key } of listAll(site, '')) {
    const head = moto.client.send(new HeadObjectCommand({ Bucket, Key: key }));
    if (hostFiles.includes(key)) {
      expect([key, await head.catch(() => 'none')]).toEqual([key, 'none']);
      continue;
    }
    const { contentType, cacheControl, metadata = {} } = (await site.head(key))!;
    const { ContentType, CacheControl, WebsiteRedirectLocation } = await head;
    expect([key, ContentType, CacheControl, WebsiteRedirectLocation]).toEqual([
      key,
      metadata.type ?? contentType,
      cacheControl,
      metadata.location,
    ]);
  }
  close();
});
