/** `healthwire publish` as a person meets it: good input, and bad. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { generateContent } from '../../../../../bench/generate.ts';
import { hashesIn, temporaryFolder, write } from '../../folders.ts';
import { finish, healthwire, runIn, spawnIn } from '../../healthwire.ts';

let content: string;
let out: string;

beforeEach(() => {
  const folder = temporaryFolder();
  content = join(folder, 'content');
  out = join(folder, 'out');
});

const publish = (...args: string[]) =>
  runIn({}, 'publish', '--content', content, '--out', out, ...args);
const page = (slug: string) => readFileSync(join(out, 'site/articles', slug, 'index.html'), 'utf8');

describe('the articles of this repository', () => {
  it('publish under their strict rules, and the site passes its audit', async () => {
    const own = new URL('../../../../../content', import.meta.url).pathname;
    const done = await healthwire('publish', '--content', own, '--out', out);
    expect(done.code).toBe(0);
    const audit = await healthwire('verify', '--out', out, '--json');
    expect(JSON.parse(audit.stdout)).toMatchObject({
      missing: [],
      extra: [],
      differing: [],
      dangling: [],
    });
    expect(audit.code).toBe(0);
  });
});

describe('publishing again with nothing changed', () => {
  it('writes nothing', async () => {
    generateContent(content, 50);
    await publish();
    const before = hashesIn(out);
    const { stdout, code } = await publish('--json');
    const { changed, requests } = JSON.parse(stdout) as {
      changed: string[];
      requests: Record<'source' | 'site', { put: number; delete: number }> & {
        table: { transact: number };
      };
    };
    expect(code).toBe(0);
    expect(changed).toEqual([]);
    const { source, site, table } = requests;
    expect([source.put, source.delete, site.put, site.delete]).toEqual([0, 0, 0, 0]);
    expect(table.transact).toBe(0);
    const bodies = (all: Record<string, string>) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith('index/')));
    expect(bodies(hashesIn(out))).toEqual(bodies(before));
  });
});

describe('one bad article', () => {
  const good = '# Good\n\nPlain words.\n';
  const cases: [string, string, string | Uint8Array, RegExp][] = [
    ['that is not UTF-8', 'bad.md', new Uint8Array([35, 32, 65, 10, 0xc3, 0x28]), /bad\.md:2:1/],
    ['with broken YAML', 'bad.md', '---\ntitle: [a\n---\n\nText.\n', /bad\.md:\d+:\d+/],
    ['that is too large', 'bad.md', `# Big\n\n${'word '.repeat(300_000)}`, /bad\.md:\d+:\d+/],
    ['that is nested too deep', 'bad.md', `# Deep\n\n${'> '.repeat(3000)}x\n`, /bad\.md:\d+:\d+/],
    ['under a forbidden name', 'bad%2e.md', '# Bad\n\nText.\n', /bad%2e\.md:1:1/],
  ];

  it.each(cases)('%s is refused by file, line and column; the others publish', async (...given) => {
    const [, name, bytes, folders] = given;
    write(content, { [`articles/${name}`]: bytes, 'articles/good.md': good });
    const { code, stdout } = await publish();
    expect(stdout).toMatch(folders);
    expect(stdout).toMatch(/1 live, 1 refused/);
    expect(code).toBe(1);
    expect(page('good')).toContain('Plain words.');
    const again = await publish();
    expect(again.stdout).toMatch(folders);
    expect(again.code).toBe(1);
  });
});

describe('a site has one folder', () => {
  it('and another one published in its place is refused, because all articles would be withdrawn', async () => {
    write(content, { 'articles/a.md': '# A\n\nText.\n', 'articles/b.md': '# B\n\nText.\n' });
    await publish();
    const blog = join(content, '../blog');
    write(blog, { 'first.md': '# First\n\nText.\n' });
    const before = hashesIn(join(out, 'site'));
    for (const dry of [[], ['--dry-run']]) {
      const { code, stderr } = await runIn(
        {},
        ...['publish', '--content', blog, '--out', out, ...dry],
      );
      const [there, from, other] = [out, content, blog].map((path) => relative('', path));
      expect(stderr).toBe(
        `"${there}" holds the site made from "${from}": to publish "${other}" there would ` +
          'withdraw 2 of its 2 articles. Choose another folder with --out, for example ' +
          `--out ${there}-blog\n`,
      );
      expect(code).toBe(2);
    }
    expect(hashesIn(join(out, 'site'))).toEqual(before);
    expect((await runIn({}, 'publish', '--content', blog, '--out', `${out}-blog`)).code).toBe(0);
  });

  it('that may be moved, and emptied where somebody confirms it', async () => {
    write(content, { 'articles/a.md': '# A\n\nText.\n', 'articles/b.md': '# B\n\nText.\n' });
    await publish();
    const moved = `${content}-moved`;
    renameSync(content, moved);
    const args = ['publish', '--content', moved, '--out', out];
    expect((await runIn({}, ...args)).stdout).toMatch(/^2 live: nothing to write/);
    rmSync(join(moved, 'articles/a.md'));
    rmSync(join(moved, 'articles/b.md'));
    const { code, stdout, stderr } = await runIn({}, ...args);
    expect(stderr).toMatch(/^There is no article left in ".*", and 2 articles are live: .*\n$/);
    expect([code, stdout]).toEqual([2, '']);
    expect((await runIn({}, ...args, '--confirm')).stdout).toMatch(/^0 live, 2 withdrawn/);
  });
});

describe('what cannot be done', () => {
  it('is said in one sentence, with exit code 2: a missing folder', async () => {
    const { code, stderr } = await publish();
    expect(stderr).toBe(
      `There is no folder ${content}: name the folder of your articles with --content DIR.\n`,
    );
    expect(code).toBe(2);
  });

  it('is said in one sentence, with exit code 2: an older Node, where npm could not install one', async () => {
    const old = "Object.defineProperty(process,'versions',{value:{node:'20.1.0'}})";
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(old)}`;
    const { code, stderr } = await finish(spawnIn({ NODE_OPTIONS }, 'publish'));
    expect(stderr).toBe(
      'healthwire runs on Node 24, which npm installs beside it, and this is Node 20.1.0: ' +
        'run npm ci, with its install scripts, and then npm run healthwire -- <command>.\n',
    );
    expect(code).toBe(2);
  });

  it('is said in one sentence, with exit code 2: an output folder that cannot be made', async () => {
    write(content, { 'articles/a.md': '# A\n\nText.\n' });
    writeFileSync(out, 'a file in the way');
    const { code, stderr } = await publish();
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(out);
    expect(code).toBe(2);
  });
});
