/** `healthwire push`, allowed what the stack allows the editors' repository, and nothing else. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { editorsActions } from '../../../../../infra/aws/permissions.ts';
import { openGateway, type Heard } from '../../../../s3/gateway.ts';
import { startS3, type S3 } from '../../../../s3/start-s3.ts';
import { contents, newBucket, runner } from '../../aws.ts';
import { temporaryFolder, write } from '../../folders.ts';

let s3: S3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.close());

it('uploads, deletes and shows what it would do; nothing that it needs is missing, nothing is for nothing', async () => {
  const { name, store } = await newBucket(s3);
  const used = new Set<string>();
  const { endpoint } = await openGateway(s3.endpoint, (heard) => {
    const needed = neededFor(heard);
    needed.forEach((action) => used.add(action));
    const may: readonly string[] = ['s3:ListBucket', ...editorsActions];
    return needed.every((action) => may.includes(action))
      ? 'pass'
      : { status: 403, code: 'AccessDenied' };
  });
  const content = join(temporaryFolder(), 'content');
  write(content, { 'articles/a.md': '# A\n', 'media/a.png': 'picture', 'site.yaml': 'name: S\n' });
  await store.put('articles/old.md', Buffer.from('# Old\n'), { contentType: 'text/markdown' });

  const push = (...more: string[]) =>
    runner(endpoint)('push', '--bucket', name, '--content', content, '--delete', ...more);
  const dry = await push('--dry-run');
  expect([dry.code, dry.stdout]).toEqual([
    0,
    expect.not.stringContaining('is not known: you may list the bucket, and not read it'),
  ]);
  const pushed = await push();
  expect(pushed.stdout).toMatch(/^3 uploaded, 1 deleted, 0 unchanged$/m);
  expect(pushed.code).toBe(0);
  expect(Object.keys(await contents(store))).toEqual(['articles/a.md', 'media/a.png', 'site.yaml']);
  expect([...used].sort()).toEqual([...editorsActions, 's3:ListBucket'].sort());
});

/**
 * What S3 wants to see allowed before it answers. Whoever writes or deletes on condition of an ETag
 * must be allowed to read (S3 User Guide, "How to prevent object overwrites with conditional
 * writes" and "Enforce conditional deletes on Amazon S3 buckets").
 */
function neededFor({ method, path, headers }: Heard): string[] {
  const isBucket = /^[^/]*\/?$/.test(path);
  if (isBucket) return ['s3:ListBucket'];
  const action = { GET: 's3:GetObject', HEAD: 's3:GetObject', DELETE: 's3:DeleteObject' }[method];
  return [action ?? 's3:PutObject', ...(headers['if-match'] === undefined ? [] : ['s3:GetObject'])];
}
