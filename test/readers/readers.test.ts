/**
 * Programs that other people wrote for their own readers follow the feeds of the running server:
 * newsboat shows what is published, rss2email sends a letter for each article. `.ci/run` installs
 * them; where one is missing, its test is skipped and says so.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder, write } from '../infra/local/folders.ts';
import { says, spawnHealthwire } from '../infra/local/healthwire.ts';

const ID = 'id: tag:x.example,2026:b\n';
/** A page is said to be live a moment before its feeds are. */
const WAIT = { timeout: 60_000, interval: 300 };

function article(title: string, front = ''): string {
  return `---\ntitle: ${title}\npublished: 2026-10-01\n${front}---\n\nWords of “${title}” & more.\n`;
}

const has = (program: string) => {
  const found = spawnSync(program, ['--version']).status === 0;
  if (!found) console.log(`${program} is not installed: what it makes of the feeds is not tested.`);
  return found;
};

/** Some readers ask by Last-Modified alone, which knows whole seconds and no less. */
const laterSecond = () => sleep(1100);

/** A running site of three articles. */
async function started() {
  const folder = temporaryFolder();
  const content = join(folder, 'content');
  const files = {
    'site.yaml': 'name: Health & home\n',
    'articles/a.md': article('Calves & <shins>'),
    'articles/b.md': article('Knees', ID),
    'articles/c.md': article('Toes 😀'),
  };
  write(content, files);
  const out = join(folder, 'out');
  const child = spawnHealthwire('start', '--content', content, '--out', out, '--port', '0');
  onTestFinished(() => void child.kill('SIGKILL'));
  const [, url] = /Serving (http:\/\/localhost:\d+)\//.exec(await says(child, /Ctrl\+C stops/))!;
  const save = async (what: RegExp, name: string, text: string) => {
    await laterSecond();
    writeFileSync(join(content, 'articles', name), text);
    await says(child, what);
  };
  const remove = async (what: RegExp, name: string) => {
    await laterSecond();
    rmSync(join(content, 'articles', name));
    await says(child, what);
  };
  return { folder, url: url!, save, remove };
}

function run(folder: string, program: string, ...args: string[]): string {
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
  const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout;
}

describe.skipIf(!has('newsboat'))('newsboat', () => {
  /** Whatever it may have kept of several feeds, one cache holds one of them. */
  function newsboat(folder: string, url: string) {
    const file = (name: string) => join(folder, name);
    writeFileSync(file('urls'), `${url}\n`);
    writeFileSync(file('config'), '');
    return () => {
      run(
        folder,
        'newsboat',
        '-q',
        '-u',
        file('urls'),
        '-C',
        file('config'),
        '-c',
        file('cache.db'),
        '-x',
        'reload',
      );
      const cache = new DatabaseSync(file('cache.db'));
      const query = 'SELECT title, url, content FROM rss_item WHERE deleted = 0 ORDER BY title';
      const items = cache.prepare(query).all() as { title: string; url: string; content: string }[];
      cache.close();
      return items;
    };
  }

  it('lists exactly what is published, after an edit, a rename and a withdrawal too', async () => {
    const { folder, url, save, remove } = await started();
    const reload = newsboat(folder, `${url}/feed.xml`);
    const titles = () => reload().map(({ title }) => title);
    const calves = 'Calves & <shins>';

    await expect.poll(titles, WAIT).toEqual([calves, 'Knees', 'Toes 😀']);
    expect(reload()[1]).toMatchObject({ url: `${url}/articles/b/` });
    expect(reload()[1]!.content).toContain('Words of “Knees” &amp; more.');

    await save(/live/, 'c.md', article('Toes and heels'));
    await expect.poll(titles, WAIT).toEqual([calves, 'Knees', 'Toes and heels']);

    await save(/./, 'new.md', article('Knees', ID));
    await remove(/moved/, 'b.md');
    await expect.poll(titles, WAIT).toEqual([calves, 'Knees', 'Toes and heels']);

    await remove(/withdrawn/, 'a.md');
    await expect.poll(titles, WAIT).toEqual(['Knees', 'Toes and heels', `Withdrawn: ${calves}`]);
    expect(reload()[2]!.content).toContain('This article was withdrawn on');
  });
});

describe.skipIf(!has('r2e'))('rss2email', () => {
  it('sends each article once, whatever happens to it', async () => {
    const { folder, url, save, remove } = await started();
    const mail = join(folder, 'mail');
    for (const part of ['cur', 'new', 'tmp'])
      mkdirSync(join(mail, 'inbox', part), { recursive: true });
    const files = ['-c', join(folder, 'r2e.cfg'), '-d', join(folder, 'r2e.json')];
    run(folder, 'r2e', ...files, 'new', 'reader@health.example');
    const config = readFileSync(files[1]!, 'utf8')
      .replace(/^email-protocol = .*$/m, 'email-protocol = maildir')
      .replace(/^maildir-path = .*$/m, `maildir-path = ${mail}`)
      .replace(/^maildir-mailbox = .*$/m, 'maildir-mailbox = inbox');
    writeFileSync(files[1]!, config);
    run(folder, 'r2e', ...files, 'add', 'site', `${url}/atom.xml`);
    const letters = () => {
      run(folder, 'r2e', ...files, 'run');
      const inbox = join(mail, 'inbox', 'new');
      const all = readdirSync(inbox).map((name) => readFileSync(join(inbox, name), 'utf8'));
      return all.map((letter) => /^X-RSS-URL: (.*)$/m.exec(letter)![1]!.slice(url.length)).sort();
    };
    const first = ['/articles/a/', '/articles/b/', '/articles/c/'];

    expect(letters()).toEqual(first);
    await save(/live/, 'c.md', article('Toes and heels'));
    expect(letters()).toEqual(first);
    await save(/./, 'new.md', article('Knees', ID));
    await remove(/moved/, 'b.md');
    expect(letters()).toEqual(first);
    await remove(/withdrawn/, 'a.md');
    expect(letters()).toEqual(first);
    await save(/live/, 'd.md', article('Something new'));
    expect(letters()).toEqual([...first, '/articles/d/']);
  });
});
