/** `healthwire verify` on a site that somebody has laid hands on: in a folder, and in buckets. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEEDS, isFeed } from '../../../../../functions/site/keys.ts';
import { type Store, listAll } from '../../../../../functions/store/store.ts';
import type { Audit } from '../../../../../infra/local/commands/verify/audit.ts';
import { openPublished } from '../../../../../infra/local/runtime/bind.ts';
import { hasJava, startDynamoDB, type DynamoDB } from '../../../../dynamodb/start-dynamodb.ts';
import { startS3, type S3 } from '../../../../s3/start-s3.ts';
import { newBucket, newTable, runnerWithTables } from '../../aws.ts';
import { copyTable } from './copy-table.ts';
import { write } from '../../folders.ts';
import { errorOf, runIn } from '../../healthwire.ts';

const source = (title: string, text: string) =>
  `---\ntitle: ${title}\npublished: 2026-10-01\n---\n\n${text} See [the other](b.md).\n`;

if (!hasJava) console.log('There is no Java: what "verify" says of a site on AWS is skipped.');

let s3: S3;
let dynamodb: DynamoDB | undefined;
/** A site that is published once; each test spoils a copy of it. */
let content: string;
let out: string;
beforeAll(async () => {
  s3 = await startS3();
  if (hasJava) dynamodb = await startDynamoDB();
  const folder = mkdtempSync(join(tmpdir(), 'healthwire-test-'));
  [content, out] = [join(folder, 'content'), join(folder, 'out')];
  write(content, {
    'site.yaml': 'name: Site\nbaseUrl: https://site.example\n',
    'articles/a.md': source('A', 'First.'),
    'articles/b.md': source('B', 'Second.'),
  });
  await publish();
});
afterAll(async () => {
  await Promise.all([s3.close(), dynamodb?.close()]);
  rmSync(join(out, '..'), { recursive: true });
});

const publish = async () => {
  const { code, stderr } = await runIn({}, 'publish', '--content', content, '--out', out);
  if (code !== 0) throw new Error(stderr);
};

async function copy(from: Store, to: Store): Promise<void> {
  for await (const { key } of listAll(from, '')) {
    const { body, contentType, cacheControl, metadata } = (await from.get(key))!;
    const headers = {
      contentType,
      ...(cacheControl && { cacheControl }),
      ...(metadata && { metadata }),
    };
    await to.put(key, body, headers);
  }
}

/** The published site on AWS, and the command that audits it there. */
async function onAws() {
  const [{ name, table }, site] = [await newTable(dynamodb!), await newBucket(s3)];
  const source = await newBucket(s3);
  const published = openPublished(out);
  await copy(published.site, site.store);
  await copy(published.ledger, source.store);
  published.close();
  await copyTable(join(out, 'table.db'), table);
  const run = runnerWithTables(s3, dynamodb!);
  const audit = (...more: string[]) =>
    run('verify', '--bucket', site.name, '--table', name, '--source', source.name, ...more);
  const status = () => run('status', '--table', name);
  return { site: site.store, ledger: source.store, audit, status };
}

const html = { contentType: 'text/html; charset=utf-8' };
const sound = { missing: [], extra: [], differing: [], dangling: [], outOfStep: [], kept: [] };

describe.runIf(hasJava)('a site that is as it should be', () => {
  it('passes, in a folder and on AWS', async () => {
    const sentence =
      /^\d+ files: the site equals a clean build of the accepted sources, nothing dangles, and feeds are in step\.\n$/;
    const folder = await runIn({}, 'verify', '--out', out);
    expect(folder.stdout).toMatch(sentence);
    const { audit } = await onAws();
    const far = await audit();
    expect(far.stdout).toBe(folder.stdout);
    expect(JSON.parse((await audit('--json')).stdout)).toMatchObject(sound);
    expect([folder.code, far.code]).toEqual([0, 0]);
  });
});

it.runIf(hasJava)('status says the same of the folder and of the table on AWS', async () => {
  const { status } = await onAws();
  const folder = await runIn({}, 'status', '--out', out);
  expect(folder).toMatchObject({ code: 0, stdout: '2 live\n' });
  expect((await status()).stdout).toBe(folder.stdout);
});

describe.runIf(hasJava)('what is wrong is named', () => {
  it('a ledger that lacks an article, says something else of one, or knows of another', async () => {
    const { ledger, audit } = await onAws();
    const json = { contentType: 'application/json; charset=utf-8' };
    const { body } = (await ledger.get('ledger/articles/a/article.json'))!;
    await ledger.put('ledger/articles/c/article.json', body, json);
    await ledger.put('ledger/articles/b/article.json', body, json);
    await ledger.delete('ledger/articles/a/article.json');
    await ledger.delete('ledger/settings.json');
    const { code, stdout } = await audit();
    expect(stdout.split('\n').slice(0, -2)).toEqual([
      'ledger    ledger/articles/a/article.json (missing)',
      'ledger    ledger/articles/b/article.json (differs)',
      'ledger    ledger/articles/c/article.json (extra)',
      'ledger    ledger/settings.json (missing)',
    ]);
    expect(code).toBe(1);
  });

  it('a page that is missing, one that is extra, and what points at nothing', async () => {
    const { site, audit } = await onAws();
    await site.delete('articles/b/index.html');
    await site.put('articles/c/index.html', Buffer.from('<p>C</p>'), html);
    // Pages in caches still ask for it.
    await site.put('assets/style.0123.css', Buffer.from('p {}'), { contentType: 'text/css' });
    const { code, stdout } = await audit();
    expect(stdout).not.toContain('assets/');
    expect(stdout).toMatch(/^missing {3}articles\/b\/index\.html$/m);
    expect(stdout).toMatch(/^extra {5}articles\/c\/index\.html$/m);
    expect(stdout).toMatch(/^dangling {2}articles\/a\/index\.html points at \/articles\/b\/$/m);
    expect(stdout).toMatch(/^dangling {2}feed\.xml points at \/articles\/b\/$/m);
    expect(stdout).not.toMatch(/^step/m);
    expect(stdout).toMatch(/the site is not what a clean build would be: the hourly sweep/);
    expect(code).toBe(1);
  });

  it('a feed that is empty, once for each article; of a page that is missing nothing more is said', async () => {
    const { site, audit } = await onAws();
    await site.delete('articles/b/index.html');
    const feed = { contentType: 'application/rss+xml; charset=utf-8' };
    await site.put('feed.xml', Buffer.from('<rss></rss>'), feed);
    const { outOfStep, missing } = JSON.parse((await audit('--json')).stdout) as Audit;
    expect(outOfStep).toEqual([
      { feed: 'feed.xml', page: 'articles/a/index.html', what: 'lacks it' },
    ]);
    expect(missing).toEqual(['articles/b/index.html']);
  });

  it('a file that somebody else put there, which no run will take away', async () => {
    const { site, audit } = await onAws();
    await site.put('articles/c/index.html', Buffer.from('<p>C</p>'), html);
    const { code, stdout } = await audit();
    expect(stdout).toMatch(/^extra {5}articles\/c\/index\.html\n\d+ files: /);
    expect(stdout.split(' files: ')[1]).toBe(
      'the site is not what a clean build would be: nothing that was pushed accounts for what is ' +
        'extra, and no run deletes it: do it by hand.\n',
    );
    expect(code).toBe(1);
  });

  it('bytes and headers that differ, and a link on the site that the build does not have', async () => {
    const { site, audit } = await onAws();
    const page = (await site.get('articles/a/index.html'))!;
    const text = new TextDecoder().decode(page.body);
    const { contentType, cacheControl } = page;
    const headers = { contentType, cacheControl: cacheControl! };
    const changed = text.replace('/articles/b/', '/articles/nowhere/');
    await site.put('articles/a/index.html', Buffer.from(changed), headers);
    const { body } = (await site.get('robots.txt'))!;
    await site.put('robots.txt', body, html);
    const { code, stdout } = await audit('--json');
    expect(JSON.parse(stdout)).toMatchObject({
      missing: [],
      extra: [],
      differing: [
        { key: 'articles/a/index.html', what: 'bytes' },
        { key: 'robots.txt', what: 'headers' },
      ],
      dangling: [{ key: 'articles/a/index.html', link: '/articles/nowhere/' }],
    });
    expect(code).toBe(1);
  });

  it('a page that is behind feeds which are as they should be', async () => {
    const { site, audit } = await onAws();
    await site.put('articles/a/index.html', Buffer.from('<p>An older one.</p>'), html);
    const { outOfStep } = JSON.parse((await audit('--json')).stdout) as { outOfStep: unknown };
    const keys: string[] = [];
    for await (const { key } of listAll(site, ''))
      if (isFeed(key) && Buffer.from((await site.get(key))!.body).includes('/articles/a/'))
        keys.push(key);
    expect(keys).toEqual(expect.arrayContaining([...FEEDS, 'languages/en/feed.xml']));
    expect(outOfStep).toEqual(
      keys.sort().map((feed) => ({
        feed,
        page: 'articles/a/index.html',
        what: 'shows another version',
      })),
    );
  });

  it('feeds that are out of step: behind their page, without it, and with one too many', async () => {
    const before = openPublished(out);
    const old = Object.fromEntries(
      await Promise.all(FEEDS.map(async (key) => [key, (await before.site.get(key))!])),
    ) as Record<string, { body: Uint8Array; contentType: string; cacheControl: string }>;
    before.close();
    write(content, {
      'articles/a.md': source('A', 'First, corrected.'),
      'articles/new.md': source('New', 'Third.'),
      'articles/b.md': '---\ntitle: B\nwithdrawn: { reason: Wrong. }\n---\n\nSecond.\n',
    });
    await publish();
    const { site, audit } = await onAws();
    for (const [key, { body, contentType, cacheControl }] of Object.entries(old))
      await site.put(key, body, { contentType, cacheControl });
    const { code, stdout } = await audit('--json');
    const found = JSON.parse(stdout) as { outOfStep: unknown; dangling: unknown };
    expect(found.outOfStep).toEqual(
      [...FEEDS].sort().flatMap((feed) => [
        { feed, page: 'articles/a/index.html', what: 'shows another version' },
        { feed, page: 'articles/b/index.html', what: 'still shows it' },
        { feed, page: 'articles/new/index.html', what: 'lacks it' },
      ]),
    );
    expect([code, found.dangling]).toEqual([1, []]);
    expect((await audit()).stdout).toMatch(
      /^step {6}feed\.xml is out of step with articles\/new\/index\.html: it lacks it$/m,
    );
  });
});

it.runIf(hasJava)(
  'where nothing was published, or where nothing is, one sentence says so',
  async () => {
    const [{ name }, site] = [await newTable(dynamodb!), await newBucket(s3)];
    const verify = (bucket: string, table: string) =>
      runnerWithTables(s3, dynamodb!)('verify', '--bucket', bucket, '--table', table);
    const empty = await verify(site.name, name);
    expect(errorOf(empty)).toBe(`Nothing is published in ${site.name}: run publish first.\n`);
    const missing = await verify(site.name, 'nowhere');
    expect(errorOf(missing)).toMatch(/^There is no table "nowhere": .*\n$/);
    expect([empty.code, missing.code]).toEqual([2, 2]);
  },
);
