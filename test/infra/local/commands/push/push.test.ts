/** `healthwire push` as a workflow meets it: a real process, a real S3 over HTTP. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { S3Store } from '../../../../../functions/store/s3.ts';
import { openGateway } from '../../../../s3/gateway.ts';
import { startS3, type S3 } from '../../../../s3/start-s3.ts';
import { contents, newBucket, runner } from '../../aws.ts';
import { temporaryFolder, write } from '../../folders.ts';
import { errorOf } from '../../healthwire.ts';

let s3: S3;
let bucket: string;
let store: S3Store;
let content: string;

beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.close());
beforeEach(async () => {
  ({ name: bucket, store } = await newBucket(s3));
  content = join(temporaryFolder(), 'content');
});

const push = (...args: string[]) => pushTo(s3.endpoint, ...args);
const pushTo = (endpoint: string, ...args: string[]) =>
  runner(endpoint)('push', '--bucket', bucket, '--content', content, ...args);

const site = {
  'site.yaml': 'name: Site\n',
  'media/a b.png': 'picture',
  'articles/a.md': '# A\n\nText.\n',
  'articles/sleep/é+ü.md': '# B\n',
  'withdrawals/a.json': '{ "reason": "Wrong." }\n',
};
const notPushed = { 'README.md': 'no', 'articles/_drafts/x.md': 'no', 'media/notes.docx': 'no' };
const many = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`articles/${at}.md`, `# ${at}\n\nText.\n`]),
  );

async function fill(files: Record<string, string>): Promise<void> {
  for (const [key, text] of Object.entries(files))
    await store.put(key, Buffer.from(text), { contentType: 'text/plain' });
}

describe('a push', () => {
  it('uploads what is new, with its content type, and leaves drafts where they are', async () => {
    write(content, { ...site, ...notPushed });
    const { code, stdout } = await push();
    expect(stdout).toBe(`uploaded  articles/a.md
uploaded  articles/sleep/é+ü.md
uploaded  media/a b.png
uploaded  site.yaml
uploaded  withdrawals/a.json
5 uploaded, 0 deleted, 0 unchanged
`);
    expect(code).toBe(0);
    expect(await contents(store)).toEqual(site);
    const types = await Promise.all(Object.keys(site).map((key) => store.head(key)));
    expect(types.map((head) => head?.contentType)).toEqual([
      'application/yaml; charset=utf-8',
      'image/png',
      'text/markdown; charset=utf-8',
      'text/markdown; charset=utf-8',
      'application/json; charset=utf-8',
    ]);
  });

  it('sends only what changed, site.yaml and media before articles, deletions last', async () => {
    write(content, {
      ...site,
      'articles/new-name.md': '# Old\n\nText.\n',
      'articles/0.md': '# 0\n\nText.\n',
    });
    const former = {
      'articles/a.md': '# Former A\n\nText.\n',
      'articles/old-name.md': '# Old\n\nText.\n',
    };
    await fill({ 'articles/sleep/é+ü.md': '# B\n', 'media/gone.png': 'gone', ...former });
    const { endpoint, heard, writes } = await openGateway(s3.endpoint);
    const { code, stdout } = await pushTo(endpoint, '--delete');
    expect(stdout).toMatch(/^6 uploaded, 2 deleted, 1 unchanged$/m);
    expect(code).toBe(0);
    const sent = writes().map((line) => line.replace(`${bucket}/`, ''));
    expect(sent.slice(0, 3).sort()).toEqual([
      'PUT media/a b.png',
      'PUT site.yaml',
      'PUT withdrawals/a.json',
    ]);
    expect(sent.slice(3, 6).sort()).toEqual([
      'PUT articles/0.md',
      'PUT articles/a.md',
      'PUT articles/new-name.md',
    ]);
    expect(sent.slice(6).sort()).toEqual(['DELETE articles/old-name.md', 'DELETE media/gone.png']);
    // One listing, and nothing that would need the right to read.
    const reads = heard.filter(({ method }) => method === 'GET' || method === 'HEAD');
    expect(reads.map(({ path }) => path.replace(bucket, '…'))).toEqual(['…/']);
    const conditions = heard.flatMap(({ headers }) => headers['if-match'] ?? []);
    expect(conditions).toHaveLength(2);
  });

  it('is done when it is done twice: the second one writes nothing', async () => {
    write(content, site);
    await push('--delete');
    const { endpoint, writes } = await openGateway(s3.endpoint);
    const { code, stdout } = await pushTo(endpoint, '--delete');
    expect(stdout).toBe('0 uploaded, 0 deleted, 5 unchanged\n');
    expect([code, writes()]).toEqual([0, []]);
  });

  it('says with --dry-run what it would do, all of it, and writes nothing', async () => {
    write(content, many(25));
    await fill({ 'articles/0.md': '# Former\n\nText.\n', 'articles/old.md': '# Old\n\nText.\n' });
    const before = await contents(store);
    const { endpoint, writes } = await openGateway(s3.endpoint);
    const { code, stdout } = await pushTo(endpoint, '--delete', '--dry-run');
    const uploads = Object.keys(many(25)).sort();
    expect(stdout.split('\n')).toEqual([
      ...uploads.map((key) => `upload    ${key}`),
      'delete    articles/old.md',
      '25 to upload, 1 to delete, 0 unchanged',
      ...uploads.slice(1).map((key) => `adds       ${key.slice('articles/'.length, -3)}`),
      'changes    0',
      'withdraws  old',
      'adds 24, changes 1, withdraws 1',
      '',
    ]);
    expect([code, writes()]).toEqual([0, []]);
    expect(await contents(store)).toEqual(before);
  });

  it('gives programs one JSON document', async () => {
    write(content, site);
    await fill({ 'articles/a.md': '# A\n\nText.\n', 'articles/old.md': '# Old\n\nText.\n' });
    const { stdout } = await push('--json');
    expect(JSON.parse(stdout)).toEqual({
      bucket,
      dryRun: false,
      uploaded: ['articles/sleep/é+ü.md', 'media/a b.png', 'site.yaml', 'withdrawals/a.json'],
      deleted: [],
      unchanged: 1,
      left: ['articles/old.md'],
      failed: [],
      milliseconds: expect.any(Number) as number,
    });
  });
});

describe('what is only in the bucket', () => {
  it('stays without --delete, and is named', async () => {
    write(content, site);
    await fill({ 'articles/old.md': '# Old\n\nText.\n' });
    const { code, stdout } = await push();
    expect(stdout).toMatch(/^articles\/old\.md is only in the bucket, and stays there without/m);
    expect([code, (await contents(store))['articles/old.md']]).toEqual([0, '# Old\n\nText.\n']);
  });

  it('is deleted with --delete, but never a withdrawal, nor what is no source', async () => {
    write(content, { 'articles/a.md': '# A\n\nText.\n' });
    await fill({ ...site, 'withdrawals/b.json': '{}', 'backup.zip': 'zip', 'media/x.docx': '' });
    const { code } = await push('--delete');
    expect(code).toBe(0);
    expect(Object.keys(await contents(store))).toEqual([
      'articles/a.md',
      'backup.zip',
      'media/x.docx',
      'withdrawals/a.json',
      'withdrawals/b.json',
    ]);
  });

  it('is never deleted for a folder that is missing, empty or without articles', async () => {
    await fill(site);
    const missing = await push('--delete', '--confirm');
    expect(errorOf(missing)).toMatch(/^There is no folder ".*" with articles: .*\n$/);
    write(content, { 'README.md': 'nothing else' });
    rmSync(join(content, 'README.md'));
    const empty = await push('--delete', '--confirm');
    expect(errorOf(empty)).toMatch(/^There is nothing to push: .*\n$/);
    write(content, { 'site.yaml': 'name: New\n' });
    const bare = await push('--delete', '--confirm');
    expect(errorOf(bare)).toMatch(/^The folder holds no article, .*\n$/);
    expect([missing.code, empty.code, bare.code]).toEqual([2, 2, 2]);
    expect(await contents(store)).toEqual(site);
  });
});

describe('a push that would delete many articles', () => {
  it('is refused as a whole until it is confirmed', async () => {
    write(content, {
      ...many(23),
      'articles/0.md': '# Changed\n\nText.\n',
      'media/new.png': 'new',
    });
    await fill(many(29));
    const before = await contents(store);
    const refused = await push('--delete');
    expect(refused.stdout).toBe(
      'This push would delete 6 of the 29 articles in the bucket, so nothing was written.' +
        ' If that is meant, push again with --confirm.\n',
    );
    expect([refused.code, await contents(store)]).toEqual([1, before]);
    const dry = await push('--delete', '--dry-run');
    expect(dry.stdout).toMatch(/^2 to upload, 6 to delete, 22 unchanged$/m);
    expect(dry.stdout).toMatch(
      /^adds 0, changes 1, withdraws 6, refuses 1\n.*\nThis push would delete/m,
    );
    expect(dry.code).toBe(1);
    const confirmed = await push('--delete', '--confirm');
    expect(confirmed.stdout).toMatch(/^2 uploaded, 6 deleted, 22 unchanged$/m);
    expect(confirmed.code).toBe(0);
  });

  it('goes through up to the share of site.yaml, and up to a handful, but half, of few', async () => {
    write(content, { ...many(24), 'site.yaml': 'withdrawalShare: 0.2\n' });
    await fill(many(30));
    expect((await push('--delete')).stdout).toMatch(/^1 uploaded, 6 deleted, 24 unchanged$/m);
    rmSync(content, { recursive: true });
    write(content, { ...many(2), 'articles/z.md': '# Z\n' });
    ({ name: bucket, store } = await newBucket(s3));
    await fill(many(6));
    expect((await push('--delete')).stdout).toMatch(/^This push would delete 4 of the 6 articles/m);
    await store.delete('articles/5.md');
    expect((await push('--delete')).stdout).toMatch(/^1 uploaded, 3 deleted, 2 unchanged$/m);
  });
});
