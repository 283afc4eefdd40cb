/** `healthwire restore`: a table that is lost or damaged, in a folder and on AWS. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RestoredTable } from '../../../../../infra/local/commands/restore/run.ts';
import { hasJava, startDynamoDB, type DynamoDB } from '../../../../dynamodb/start-dynamodb.ts';
import { article, Publisher, snapshot } from '../../../../publish/publisher.ts';
import { startS3, type S3 } from '../../../../s3/start-s3.ts';
import { newBucket, newTable, runnerWithTables } from '../../aws.ts';
import { hashesIn, temporaryFolder, write } from '../../folders.ts';
import { errorOf, run, runIn } from '../../healthwire.ts';

const undated = (title: string, front = '') => `---\ntitle: ${title}\n${front}---\n\nWords.\n`;

describe('in a folder', () => {
  let content: string;
  let out: string;
  const asked = (command: string, ...more: string[]) =>
    [command, '--content', content, '--out', out, ...more] as const;
  const site = () => hashesIn(join(out, 'site'));
  const table = () => join(out, 'table.db');

  /** Published, edited, deleted and refused; the sources look as if they had been written today. */
  beforeEach(async () => {
    content = temporaryFolder({
      'site.yaml': 'name: Site\nbaseUrl: https://site.example\n',
      'articles/a.md': undated('A', 'aliases: [/old.html]\n'),
      'articles/b.md': undated('B'),
      'articles/gone.md': undated('Gone'),
      'articles/c.md': undated('C'),
      'articles/d.md': undated('D'),
      'media/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    });
    out = temporaryFolder();
    await run(...asked('publish'));
    rmSync(join(content, 'articles/gone.md'));
    write(content, { 'articles/b.md': undated('B', 'draft: maybe\n') });
    expect((await run(...asked('publish'))).code).toBe(1);
    rmSync(join(content, 'articles/a.md'));
    write(content, { 'articles/a.md': undated('A', 'aliases: [/old.html]\n') });
  });

  it('a table that is lost comes back, and nothing on the site is another', async () => {
    const before = site();
    for (const file of readdirSync(out)) if (file.startsWith('table.db')) rmSync(join(out, file));
    const failed = await runIn({}, ...asked('publish'));
    expect([failed.code, errorOf(failed)]).toEqual([
      2,
      'A site is published, and the table knows nothing of it: nothing is published before it is' +
        ' there again. Put back a copy of the table, or run: healthwire restore\n',
    ]);
    expect(site()).toEqual(before);
    const { code, stdout } = await run(...asked('restore'));
    expect([code, stdout]).toEqual([
      0,
      'The table is there again, with 5 articles from the ledger and 1 media file from the site; ' +
        '5 sources looked at: the site is as it was.\n',
    ]);
    expect(site()).toEqual(before);
    expect((await run(...asked('publish'))).code).toBe(1);
    expect(site()).toEqual(before);
    expect((await run(...asked('verify'))).code).toBe(0);
  });

  it('pictures come back with their smaller files, and pages that show them', async () => {
    const create = { width: 900, height: 600, channels: 3 as const, background: 'teal' };
    writeFileSync(join(content, 'media/leg.png'), await sharp({ create }).png().toBuffer());
    write(content, { 'articles/d.md': `${undated('D')}\n![A leg](../media/leg.png)\n` });
    await run(...asked('publish'));
    const before = site();
    const text = readFileSync(join(out, 'site/articles/d/index.html'), 'utf8');
    expect(text).toContain('/media/leg.png.480.avif');
    for (const file of readdirSync(out)) if (file.startsWith('table.db')) rmSync(join(out, file));
    expect((await run(...asked('restore'))).stdout).toContain('the site is as it was.');
    expect(site()).toEqual(before);
  });

  const damages: [string, () => void][] = [
    ['is no table', () => writeFileSync(table(), 'Not a database. '.repeat(999))],
    [
      'has torn pages',
      () => {
        const bytes = readFileSync(table());
        writeFileSync(table(), bytes.fill(0xff, 4096));
      },
    ],
    [
      'has a row that is no JSON',
      () => {
        const database = new DatabaseSync(table());
        database.exec(`UPDATE rows SET attributes = '{' WHERE partition = 'settings'`);
        database.close();
      },
    ],
  ];

  it.each(damages)('a table that %s is told of, set aside and made again', async (_, spoil) => {
    const before = site();
    for (const part of ['-wal', '-shm']) rmSync(table() + part, { force: true });
    spoil();
    const bytes = readFileSync(table());
    const failed = await runIn({}, ...asked('publish'));
    expect([failed.code, errorOf(failed)]).toEqual([
      2,
      `The table "${table()}" is damaged, and the site beside it is as it was: put back a copy of the` +
        ' table, or make it again with: healthwire restore\n',
    ]);
    const { code, stdout } = await run(...asked('restore', '--json'));
    const { aside, written } = JSON.parse(stdout) as RestoredTable;
    expect([code, written]).toEqual([0, []]);
    expect(readFileSync(aside!).subarray(4096)).toEqual(bytes.subarray(4096));
    expect(site()).toEqual(before);
    expect((await run(...asked('verify'))).code).toBe(0);
  });

  it('a table that is whole is left alone, unless somebody confirms', async () => {
    const before = site();
    await expect(run(...asked('restore'))).rejects.toThrow(
      `The table of ${out} is whole: there is nothing to restore.`,
    );
    const { code, stdout } = await run(...asked('restore', '--confirm', '--json'));
    expect([code, (JSON.parse(stdout) as RestoredTable).written]).toEqual([0, []]);
    expect(site()).toEqual(before);
  });

  it('a table of a newer version is left alone', async () => {
    const database = new DatabaseSync(table());
    database.exec('PRAGMA user_version = 99');
    database.close();
    await expect(run(...asked('restore'))).rejects.toThrow('was written by a newer healthwire');
  });

  it('an object of the ledger that cannot be read is named, and the exit code says so', async () => {
    writeFileSync(join(out, 'kept/ledger/articles/gone/article.json'), '{');
    rmSync(table());
    const { code, stdout } = await run(...asked('restore'));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^unreadable {2}ledger\/articles\/gone\/article\.json$/m);
  });

  it('where nothing is published there is nothing to restore', async () => {
    out = temporaryFolder();
    await expect(run(...asked('restore'))).rejects.toThrow('Nothing is published in');
  });
});

if (!hasJava) console.log('There is no Java: what "restore" does on AWS is skipped.');

describe.runIf(hasJava)('on AWS', () => {
  let s3: S3;
  let dynamodb: DynamoDB;
  beforeAll(async () => {
    [s3, dynamodb] = await Promise.all([startS3(), startDynamoDB()]);
  });
  afterAll(async () => {
    await Promise.all([s3.close(), dynamodb.close()]);
  });

  it('a new table comes to know what the lost one did', async () => {
    const [source, site] = [await newBucket(s3), await newBucket(s3)];
    const [lost, found] = [await newTable(dynamodb), await newTable(dynamodb)];
    const room = new Publisher();
    const aws = { source: source.store, ledger: source.store, site: site.store };
    const ports = () => ({ ...room.ports(), ...aws, table: lost.table });
    const publish = async (files: Record<string, string | null>) => {
      for (const [key, text] of Object.entries(files)) {
        if (text === null) await source.store.delete(key);
        else await source.store.put(key, Buffer.from(text), { contentType: 'text/plain' });
        room.queues.ingest.add(key);
      }
      await room.drain(ports());
    };
    room.now = new Date();
    await publish({
      'site.yaml': 'name: Test\nbaseUrl: https://test.example\n',
      'articles/a.md': article('A', 'id: urn:test:a\n'),
      'articles/b.md': undated('B'),
      'articles/c.md': undated('C'),
    });
    await publish({
      'articles/a.md': null,
      'articles/d.md': article('A', 'id: urn:test:a\n'),
      'articles/b.md': undated('B', 'draft: maybe\n'),
      'articles/c.md': null,
    });
    const before = [await snapshot(site.store), await snapshot(source.store)];
    const restore = (...more: string[]) =>
      runnerWithTables(s3, dynamodb)(
        ...['restore', '--source', source.name, '--bucket', site.name, '--table', found.name],
        ...['--content', temporaryFolder(), ...more],
      );
    const { code, stdout, stderr } = await restore('--json');
    expect([code, stderr.replace(/\d+ of \d+ \w+\n/g, '')]).toEqual([0, '']);
    // Another renderer made it, which renders to the same bytes.
    expect(JSON.parse(stdout)).toEqual({
      ...{ articles: 4, media: 0, sources: 4, written: [], unreadable: [] },
    });
    expect([await snapshot(site.store), await snapshot(source.store)]).toEqual(before);
    const again = await restore();
    expect([again.code, errorOf(again)]).toEqual([
      2,
      `The table of ${found.name} is whole: there is nothing to restore. To make it again all the` +
        ' same, add --confirm.\n',
    ]);
    expect((await restore('--confirm', '--json')).code).toBe(0);
    expect([await snapshot(site.store), await snapshot(source.store)]).toEqual(before);
  });

  it('needs to be told where everything is', async () => {
    const { code, stderr } = await runIn({}, 'restore', '--bucket', 'a-site', '--table', 'table');
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('"restore" needs --source NAME, too'),
    ]);
  });
});
