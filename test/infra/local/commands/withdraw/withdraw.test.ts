/** `healthwire withdraw` as an operator meets it at three in the morning. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { S3Store } from '../../../../../functions/store/s3.ts';
import { hasJava, startDynamoDB } from '../../../../dynamodb/start-dynamodb.ts';
import { article, Publisher } from '../../../../publish/publisher.ts';
import { openGateway } from '../../../../s3/gateway.ts';
import { startS3, type S3 } from '../../../../s3/start-s3.ts';
import { contents, newBucket, newTable, runner, runnerWithTables } from '../../aws.ts';
import { temporaryFolder, write } from '../../folders.ts';
import { errorOf, runIn } from '../../healthwire.ts';

let s3: S3;
let bucket: string;
let store: S3Store;
let folder: string;
let content: string;

beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.close());
beforeEach(async () => {
  ({ name: bucket, store } = await newBucket(s3));
  folder = temporaryFolder();
  content = join(folder, 'content');
  for (const slug of ['sleep/iron', 'sleep/café & tea', 'zinc'])
    await store.put(`articles/${slug}.md`, Buffer.from('# It\n'), { contentType: 'text/plain' });
});

const withdraw = (...args: string[]) =>
  runner(s3.endpoint)('withdraw', '--content', content, ...args);
const inBucket = (...args: string[]) => withdraw(...args, '--bucket', bucket);
const withdrawals = async () =>
  Object.entries(await contents(store)).filter(([key]) => key.startsWith('withdrawals/'));
const now = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string;

describe('with a bucket and no checkout', () => {
  it('writes the withdrawal at once, says what follows by itself, and how to take it back', async () => {
    const { code, stdout } = await inBucket('sleep/iron', '--reason', ' The doses\n are wrong. ');
    const said = [
      `written  s3://${bucket}/withdrawals/sleep/iron.json`,
      `sleep/iron is withdrawn: within seconds a notice takes its place, the feeds follow, and the CDN forgets the page. Nothing more is to be done for that.`,
      `It stays down, whatever is pushed, until you lift the withdrawal:`,
      `  npm run healthwire -- withdraw sleep/iron --lift --bucket ${bucket}`,
      ``,
    ];
    expect(stdout).toBe(said.join('\n'));
    expect([code, existsSync(content)]).toEqual([0, false]);
    const [[key, text] = [], ...others] = await withdrawals();
    expect([key, others]).toEqual(['withdrawals/sleep/iron.json', []]);
    expect(JSON.parse(text!)).toEqual({ reason: 'The doses are wrong.', since: now });
    expect((await store.head(key!))?.contentType).toBe('application/json; charset=utf-8');
  });

  it.each([
    ['https://health.example.org/articles/sleep/caf%C3%A9%20%26%20tea/#what', 'sleep/café & tea'],
    ['content/articles/zinc.md', 'zinc'],
    ['/articles/sleep/iron/', 'sleep/iron'],
    ['https://health.example.org/articles/sleep/iron/article.json', 'sleep/iron'],
    ['/articles/sleep/iron/index.html', 'sleep/iron'],
  ])('takes the article by whatever is at hand: %s', async (name, slug) => {
    const { code, stdout } = await inBucket(name, '--reason', 'Wrong.');
    expect([code, (await withdrawals())[0]?.[0]]).toEqual([0, `withdrawals/${slug}.json`]);
    const word = slug.includes(' ') ? `'${slug}'` : slug;
    expect(stdout).toContain(`-- withdraw ${word} --lift --bucket ${bucket}\n`);
  });

  it.each([
    ['https://health.example.org/2019/05/iron/#what', 'sleep/iron'],
    ['/2019/05/iron/article.json', 'sleep/iron'],
    ['/iron.html', 'sleep/iron'],
    ['2019/05/iron', 'sleep/iron'],
    // Somebody else has the address of its path.
    ['/articles/sleep/iron/', 'zinc'],
    ['sleep/iron.md', 'sleep/iron'],
  ])('takes it by the address that its front matter names: %s', async (name, slug) => {
    const head = 'permalink: /2019/05/iron/\naliases: [/iron.html]\n';
    const named = { 'sleep/iron': head, zinc: 'permalink: /articles/sleep/iron/\n' };
    for (const [path, fields] of Object.entries(named))
      await store.put(`articles/${path}.md`, Buffer.from(`---\n${fields}---\n\n# It\n`), {
        contentType: 'text/plain',
      });
    const { code } = await inBucket(name, '--reason', 'Wrong.');
    expect([code, (await withdrawals()).map(([key]) => key)]).toEqual([
      0,
      [`withdrawals/${slug}.json`],
    ]);
    expect((await inBucket(name, '--lift')).code).toBe(0);
    expect(await withdrawals()).toEqual([]);
  });

  it('keeps the date when the reason is put better', async () => {
    const since = '2026-11-01T03:00:00Z';
    const body = Buffer.from(JSON.stringify({ reason: 'Wrong.', since }));
    await store.put('withdrawals/zinc.json', body, { contentType: 'application/json' });
    const { stdout } = await inBucket('zinc', '--reason', 'The upper limit is wrong.', '--json');
    const withdrawal = { reason: 'The upper limit is wrong.', since };
    const name = `s3://${bucket}/withdrawals/zinc.json`;
    expect(JSON.parse(stdout)).toEqual({
      slug: 'zinc',
      withdrawal,
      changed: [{ kind: 'bucket', name }],
    });
    expect(JSON.parse((await withdrawals())[0]![1])).toEqual(withdrawal);
  });

  it('needs no right to read: who may push may also withdraw', async () => {
    await inBucket('zinc', '--reason', 'Wrong.');
    const { endpoint } = await openGateway(s3.endpoint, ({ method, path }) =>
      method === 'HEAD' || (method === 'GET' && path.endsWith('.json'))
        ? { status: 403, code: 'AccessDenied' }
        : 'pass',
    );
    const args = ['withdraw', 'zinc', '--bucket', bucket, '--content', content];
    const { code } = await runner(endpoint)(...args, '--reason', 'Better.');
    expect([code, (await withdrawals())[0]?.[1]]).toEqual([0, expect.stringContaining('Better.')]);
    expect((await runner(endpoint)(...args, '--lift')).code).toBe(0);
    expect(await withdrawals()).toEqual([]);
  });
});

if (!hasJava) console.log('There is no Java: what "withdraw" asks of a table on AWS is skipped.');

it.runIf(hasJava)(
  'knows with --table an article whose source is deleted, as one that is held',
  async () => {
    const dynamodb = await startDynamoDB();
    try {
      const { name, table } = await newTable(dynamodb);
      const publisher = new Publisher();
      await publisher.push({ 'site.yaml': 'name: Test\n', 'articles/held.md': article('Held') });
      await publisher.drain({ ...publisher.ports(), table });
      const unknown = await inBucket('held', '--reason', 'Wrong.');
      expect(unknown.code).toBe(2);
      const asked = ['withdraw', 'held', '--content', content, '--reason', 'Wrong.'];
      const places = ['--bucket', bucket, '--table', name];
      const { code } = await runnerWithTables(s3, dynamodb)(...asked, ...places);
      expect([code, (await withdrawals())[0]?.[0]]).toEqual([0, 'withdrawals/held.json']);
    } finally {
      await dynamodb.close();
    }
  },
);

describe('a withdrawal that is lifted', () => {
  it('is removed, and what a repository may still say is mentioned', async () => {
    await inBucket('zinc', '--reason', 'Wrong.');
    const { code, stdout } = await inBucket('zinc', '--lift');
    expect(stdout).toBe(`removed  s3://${bucket}/withdrawals/zinc.json
zinc comes back within seconds, as its source is now; feeds and CDN follow.
If your repository has withdrawals/zinc.json, remove it there too.
`);
    expect([code, await withdrawals()]).toEqual([0, []]);
  });

  it('that was never made is one sentence, with exit code 2', async () => {
    await inBucket('zinc', '--reason', 'Wrong.');
    const done = await inBucket('sleep/zinc', '--lift');
    expect(errorOf(done)).toBe('There is no withdrawal of sleep/zinc. Did you mean zinc?\n');
    expect([done.code, (await withdrawals()).length]).toEqual([2, 1]);
  });
});

describe('an article that nobody knows', () => {
  it.each([
    ['sleep/irn', 'There is no article sleep/irn. Did you mean sleep/iron?\n'],
    ['iron', 'There is no article iron. Did you mean sleep/iron?\n'],
    ['something-else', 'There is no article something-else.\n'],
  ])('is one sentence, with exit code 2: %s', async (name, sentence) => {
    const done = await inBucket(name, '--reason', 'Wrong.');
    expect(errorOf(done)).toBe(sentence);
    expect([done.code, await withdrawals()]).toEqual([2, []]);
  });
});

describe('with a folder', () => {
  const source = (id: string) => `---\ntitle: ${id}\npublished: 2026-10-01\n---\n\nWords.\n`;
  const page = () => readFileSync(join(folder, 'out/site/articles/a/index.html'), 'utf8');
  const publish = () => runIn({}, 'publish', '--content', content, '--out', join(folder, 'out'));

  it('the next publish takes the article down, and a lifted withdrawal lets it come back', async () => {
    write(content, { 'articles/a.md': source('A'), 'articles/b.md': source('B') });
    await publish();
    const { code, stdout } = await withdraw('a', '--reason', 'A trial was retracted.');
    expect(stdout).toContain('a is withdrawn with the next publish or push. At once: add --bucket');
    expect(stdout).toMatch(
      /Commit .*withdrawals\/a\.json, so that the repository says so too\.\n$/,
    );
    expect(code).toBe(0);
    await publish();
    expect(page()).toContain('A trial was retracted.');
    expect((await withdraw('a', '--lift')).code).toBe(0);
    expect(existsSync(join(content, 'withdrawals/a.json'))).toBe(false);
    await publish();
    expect(page()).toContain('<p>Words.</p>');
  });

  it('and a bucket it is told to both, and to the bucket alone what the folder does not know', async () => {
    write(content, { 'articles/zinc.md': source('Zinc') });
    const both = await inBucket('zinc', '--reason', 'Wrong.');
    expect(both.stdout).toMatch(
      /^written {2}s3:.*\nwritten {2}.*content\/withdrawals\/zinc\.json$/m,
    );
    const text = readFileSync(join(content, 'withdrawals/zinc.json'), 'utf8');
    expect(await withdrawals()).toEqual([['withdrawals/zinc.json', text]]);
    const one = await inBucket('sleep/iron', '--reason', 'Wrong.');
    expect(one.code).toBe(0);
    expect(existsSync(join(content, 'withdrawals/sleep'))).toBe(false);
    expect(await withdrawals()).toHaveLength(2);
  });

  it('asks which is meant, where a path is also the address of another', async () => {
    const fields = 'title: B\npermalink: /a/\n';
    write(content, {
      'articles/a.md': source('A'),
      'articles/b.md': `---\n${fields}---\n\nWords.\n`,
      'articles/c.md': `---\n${fields}---\n\nWords.\n`,
    });
    const told = async (name: string) => errorOf(await withdraw(name, '--reason', 'Wrong.'));
    expect(await told('a')).toBe(
      'a may be articles/a.md, articles/b.md or articles/c.md: say which file.\n',
    );
    expect(await told('/a/')).toBe('/a/ may be articles/b.md or articles/c.md: say which file.\n');
    const { code } = await withdraw('articles/b.md', '--reason', 'Wrong.');
    expect([code, existsSync(join(content, 'withdrawals/b.json'))]).toEqual([0, true]);
  });

  it('that is not there and no bucket, there is nothing to write to', async () => {
    const done = await withdraw('zinc', '--reason', 'Wrong.');
    expect(errorOf(done)).toMatch(/^There is no folder ".*" with articles: .*\n$/);
    expect(done.code).toBe(2);
  });
});
