/** `healthwire push` when S3, the network or the power does not do as it should. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { S3Store } from '../../../../../functions/store/s3.ts';
import { openGateway, type Fate } from '../../../../s3/gateway.ts';
import { startS3, type S3 } from '../../../../s3/start-s3.ts';
import { contents, environment, newBucket, runner } from '../../aws.ts';
import { temporaryFolder, write } from '../../folders.ts';
import { errorOf, finish, spawnIn } from '../../healthwire.ts';

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

const args = (...more: string[]) => ['push', '--bucket', bucket, '--content', content, ...more];
const pushTo = (endpoint: string, ...more: string[]) => runner(endpoint)(...args(...more));
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`articles/${at}.md`, `# ${at}\n`]));
const put = async (key: string, text: string) => {
  await store.put(key, Buffer.from(text), { contentType: 'text/plain' });
};

describe('an upload that fails', () => {
  it('is named, with exit code 1; all others go on, deletions wait', async () => {
    write(content, many(30));
    await put('articles/old.md', '# Old\n');
    const { endpoint } = await openGateway(s3.endpoint, ({ method, path }) =>
      method === 'PUT' && path.endsWith('/articles/7.md')
        ? { status: 403, code: 'AccessDenied' }
        : 'pass',
    );
    const { code, stdout } = await pushTo(endpoint, '--delete');
    expect(stdout).toContain('failed    articles/7.md: S3 denies the request');
    expect(stdout).toMatch(/^29 uploaded, 0 deleted, 0 unchanged, 1 failed: push again$/m);
    expect(stdout).toMatch(/^articles\/old\.md is still to be deleted: that waits until/m);
    expect(code).toBe(1);
    expect(Object.keys(await contents(store))).toHaveLength(30);
    const again = await pushTo(s3.endpoint, '--delete');
    expect(again.stdout).toMatch(/^1 uploaded, 1 deleted, 29 unchanged$/m);
    expect(again.code).toBe(0);
  });

  it('is named when the file has a name that no key may have', async () => {
    write(content, { 'articles/a.md': '# A\n', 'articles/b\\c.md': '# B\n' });
    const { code, stdout } = await pushTo(s3.endpoint);
    expect(stdout).toMatch(/^failed {4}articles\/b\\c\.md: The key .* cannot be used: /m);
    expect([code, Object.keys(await contents(store))]).toEqual([1, ['articles/a.md']]);
  });

  it('holds no deletion back when it is a picture: no article moves there', async () => {
    write(content, { 'articles/a.md': '# A\n', 'media/a.png': 'picture' });
    await put('articles/old.md', '# Old\n');
    const { endpoint } = await openGateway(s3.endpoint, ({ method, path }) =>
      method === 'PUT' && path.includes('/media/') ? { status: 400, code: 'BadDigest' } : 'pass',
    );
    const { code, stdout } = await pushTo(endpoint, '--delete');
    expect(stdout).toMatch(/^1 uploaded, 1 deleted, 0 unchanged, 1 failed: push again$/m);
    expect(code).toBe(1);
  });
});

it('requests that S3 is too busy for are tried again until it is not', async () => {
  write(content, many(20));
  const times = new Map<string, number>();
  const { endpoint } = await openGateway(s3.endpoint, ({ method, path }) => {
    const tried = times.get(method + path) ?? 0;
    times.set(method + path, tried + 1);
    return tried < 3 ? { status: 503, code: 'SlowDown' } : 'pass';
  });
  const { code, stdout } = await pushTo(endpoint);
  expect(stdout).toMatch(/^20 uploaded, 0 deleted, 0 unchanged$/m);
  expect([code, await contents(store)]).toEqual([0, many(20)]);
  expect([...times.values()].every((tried) => tried === 4)).toBe(true);
});

describe('an object that somebody else changes while the push goes on', () => {
  it('is not deleted, and the next push decides anew', async () => {
    write(content, { 'articles/a.md': '# A\n' });
    await put('articles/b.md', '# Old\n');
    const { endpoint } = await openGateway(s3.endpoint, async ({ method }): Promise<Fate> => {
      if (method === 'DELETE') await put('articles/b.md', '# New\n');
      return 'pass';
    });
    const { code, stdout } = await pushTo(endpoint, '--delete');
    expect(stdout).toMatch(/^failed {4}articles\/b\.md: It was changed in the bucket while/m);
    expect(code).toBe(1);
    expect((await contents(store))['articles/b.md']).toBe('# New\n');
  });

  it('is deleted by another try, where only a request in flight was in the way', async () => {
    write(content, { 'articles/a.md': '# A\n' });
    await put('articles/b.md', '# Old\n');
    let met = 0;
    const { endpoint } = await openGateway(s3.endpoint, ({ method }) =>
      method === 'DELETE' && met++ < 2
        ? { status: 409, code: 'ConditionalRequestConflict' }
        : 'pass',
    );
    const { code, stdout } = await pushTo(endpoint, '--delete');
    expect(stdout).toMatch(/^1 uploaded, 1 deleted, 0 unchanged$/m);
    expect([code, Object.keys(await contents(store))]).toEqual([0, ['articles/a.md']]);
  });

  it('counts as deleted when it is gone already, as after an answer that was lost', async () => {
    write(content, { 'articles/a.md': '# A\n' });
    await put('articles/b.md', '# Old\n');
    let lost = false;
    const { endpoint } = await openGateway(s3.endpoint, async ({ method }): Promise<Fate> => {
      if (method !== 'DELETE' || lost) return 'pass';
      lost = true;
      await store.delete('articles/b.md');
      return { status: 500, code: 'InternalError' };
    });
    const { code, stdout } = await pushTo(endpoint, '--delete');
    expect(stdout).toMatch(/^1 uploaded, 1 deleted, 0 unchanged$/m);
    expect([code, Object.keys(await contents(store))]).toEqual([0, ['articles/a.md']]);
  });
});

it('a push that is killed, again and again and anywhere, is finished by the next one', async () => {
  const files = { ...many(30), 'site.yaml': 'name: Site\n', 'media/a.png': 'picture' };
  write(content, files);
  await put('articles/old.md', '# Old\n');
  await put('articles/0.md', '# Former\n');
  for (const [method, at] of [
    ['PUT', 1],
    ['PUT', 3],
    ['PUT', 20],
    ['DELETE', 0],
  ] as const) {
    let seen = 0;
    let reached = () => undefined as void;
    const there = new Promise<void>((resolve) => (reached = resolve));
    const { endpoint } = await openGateway(s3.endpoint, (heard) => {
      if (heard.method !== method || seen++ < at) return 'pass';
      reached();
      return 'silence';
    });
    const child = spawnIn(environment(endpoint), ...args('--delete'));
    await there;
    child.kill('SIGKILL');
    expect((await finish(child)).code).toBe(null);
    expect(Object.keys(await contents(store))).toContain('articles/old.md');
  }
  const { code } = await pushTo(s3.endpoint, '--delete');
  expect([code, await contents(store)]).toEqual([0, files]);
});

describe('what cannot be done', () => {
  const nothingThere = 'http://127.0.0.1:1';
  const cases: [string, NodeJS.ProcessEnv, RegExp][] = [
    ['no region', { AWS_REGION: undefined }, /^No AWS region is set: set AWS_REGION, .*\n$/],
    [
      'no credentials',
      { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined },
      /^No AWS credentials were found: sign in .*\n$/,
    ],
    ['nobody there', { AWS_ENDPOINT_URL: nothingThere }, /^S3 could not answer for ".*": .*\n$/],
  ];

  it.each(cases)('is said in one sentence, with exit code 2: %s', async (_, env, sentence) => {
    write(content, many(1));
    const done = await runner(s3.endpoint, env)(...args());
    expect(errorOf(done)).toMatch(sentence);
    expect([done.code, done.stdout]).toEqual([2, '']);
  });

  it('is said in one sentence, with exit code 2: a bucket that is not there', async () => {
    write(content, many(1));
    bucket = 'nowhere';
    const done = await pushTo(s3.endpoint);
    expect(errorOf(done)).toMatch(
      /^There is no bucket "nowhere": check its name, region and account\..*\n$/,
    );
    expect(done.code).toBe(2);
  });

  it.each([['GET'], ['PUT']])(
    'is said in one sentence, with exit code 2: every %s is denied',
    async (denied) => {
      write(content, many(10));
      const { endpoint } = await openGateway(s3.endpoint, ({ method }) =>
        method === denied ? { status: 403, code: 'AccessDenied' } : 'pass',
      );
      const done = await pushTo(endpoint);
      expect(errorOf(done)).toMatch(/^S3 denies the request to ".*": check the credentials .*\n$/);
      expect([done.code, done.stdout]).toEqual([2, '']);
    },
  );

  it.skipIf(process.getuid?.() === 0)('is said before anything is written: a file', async () => {
    write(content, many(3));
    chmodSync(join(content, 'articles/1.md'), 0);
    const done = await pushTo(s3.endpoint);
    expect(errorOf(done)).toContain('articles/1.md');
    expect([done.code, await contents(store)]).toEqual([2, {}]);
  });
});
