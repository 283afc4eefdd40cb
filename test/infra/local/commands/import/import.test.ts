/** `healthwire import`: what it tells of a folder is what a publish of it does, and it changes nothing. */
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Imported } from '../../../../../infra/local/commands/import/report.ts';
import type { Published } from '../../../../../infra/local/runtime/publish.ts';
import { readSettings } from '../../../../../functions/article/settings/read.ts';
import { filesIn, hashesIn, temporaryFolder } from '../../folders.ts';
import { healthwire, run } from '../../healthwire.ts';

const sites = new URL('../../../../docs/migrating/', import.meta.url).pathname;

async function imported(...args: string[]): Promise<Imported> {
  const { stdout } = await run('import', ...args, '--json');
  return JSON.parse(stdout) as Imported;
}

async function published(content: string): Promise<Published> {
  const out = temporaryFolder();
  const { stdout } = await run('publish', '--content', content, '--out', out, '--json');
  return JSON.parse(stdout) as Published;
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** The numbers that both of them say. */
async function expectSame(folder: string): Promise<Imported> {
  const before = hashesIn(folder);
  const { code, stdout } = await run('import', folder, '--json');
  const told = JSON.parse(stdout) as Imported;
  expect(hashesIn(folder)).toEqual(before);
  expect(code === 1).toBe((await published(told.content)).refused.length > 0);
  const done = await published(told.content);
  const { published: live, drafts, scheduled, withdrawn, refused, passedOver } = told.articles;
  const files = done.refused.filter(({ file }) => !/\.(png|svg)$|^site\.yaml$/.test(file));
  expect({ live, drafts, scheduled, refused, warnings: sum(told.warnings.map((w) => w.warnings)) })
    // prettier-ignore
    .toEqual({
      live: done.live,
      drafts: done.drafts,
      scheduled: done.scheduled,
      refused: files.length,
      warnings: done.warnings,
    });
  expect(live + drafts + scheduled + withdrawn + refused + passedOver).toBe(told.articles.found);
  return told;
}

describe('what is told of a folder is what publish does', () => {
  it.each(readdirSync(sites))('of %s', async (name) => {
    const folder = temporaryFolder();
    cpSync(join(sites, name), folder, { recursive: true });
    const told = await expectSame(folder);
    expect(told.tool?.name.toLowerCase()).toBe(name);
  });

  it('of articles that link to each other, wait, expire, and share an id', async () => {
    const folder = temporaryFolder({
      'a.md': '---\nid: tag:x.example,2026:one\n---\n\nSee [b](b.md), [c](c.md) and [d](d.md).\n',
      'b.md': '---\nid: tag:x.example,2026:one\n---\n\nThe same id. See [a](a.md).\n',
      'c.md': '---\ntitle: C\ndraft: true\n---\n\nSee [a](a.md).\n',
      'd.md': '---\ndate: 2126-01-01\n---\n\nNot yet.\n',
      'e.md': '---\nexpiryDate: 2020-01-01\n---\n\nIt was.\n',
      'f.md': '---\ndate: someday\n---\n\nWhen?\n',
      'g.md': '',
      'h.md': '<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n',
      'i.mdx': '# I\n\nWords.\n',
      'j.md': '# J\n\n<form>Your name: <input></form> Words.\n',
      'k.svg': '<svg><script/></svg>',
      'Blog.md': '# Blog\n\nWords.\n',
      'Copy of Blog.md': '# Blog\n\nWords.\n',
    });
    const { articles, back } = await expectSame(folder);
    expect(articles).toEqual({
      ...{ found: 12, published: 3, drafts: 1, scheduled: 1, withdrawn: 1 },
      ...{ refused: 6, passedOver: 0 },
    });
    expect(
      Object.fromEntries(
        back.map(({ why, where }) => [why, where.map(({ file, line }) => `${file}:${line}`)]),
      ),
    ).toEqual({
      draft: ['articles/c.md:3'],
      scheduled: ['articles/d.md:2'],
      withdrawn: ['articles/e.md:2'],
      'duplicate-id': ['articles/b.md:2'],
      'file-copy': ['articles/Copy of Blog.md:1'],
      'front-matter': ['articles/f.md:2'],
      'no-text': ['articles/g.md:1'],
      'merge-conflict': ['articles/h.md:1'],
      path: ['articles/i.mdx:1'],
      media: ['articles/k.svg:1'],
    });
  });

  it('of a folder with links, binaries, nothing that is text, and names that nobody expects', async () => {
    const folder = temporaryFolder({
      'a.md': new Uint8Array([0xff, 0xfe, 0, 1]),
      'b/c.md': '# C\n\nWords.\n',
      'b/d.bin': new Uint8Array(1024 * 1024),
      'node_modules/x/README.md': '# Not this\n',
      '.hidden/y.md': '# Nor this\n',
      z: 'no ending\n',
    });
    mkdirSync(join(folder, 'folder.md'));
    symlinkSync('..', join(folder, 'b/up'));
    symlinkSync('nowhere.md', join(folder, 'dangling.md'));
    symlinkSync('b/c.md', join(folder, 'linked.md'));
    const told = await imported(folder);
    expect(told.articles).toEqual({
      ...{ found: 4, published: 2, drafts: 0, scheduled: 0, withdrawn: 0 },
      ...{ refused: 1, passedOver: 1 },
    });
    expect(told.files.links).toEqual(['b/up']);
    expect((await published(folder)).live).toBe(2);
  });

  it('and of pages outside the folder of articles, which are not looked at', async () => {
    const names = [
      'about.md',
      'contact.md',
      'pages/a.md',
      'pages/b.md',
      'pages/c.md',
      'pages/d.md',
    ];
    const folder = temporaryFolder({
      ...{ '_config.yml': 'title: S\n', '_posts/2024-01-02-a.md': '# A\n\nWords.\n' },
      ...Object.fromEntries(names.map((name) => [name, '# Page\n'])),
      ...{ 'README.md': '# R\n', '_site/x.md': 'x', 'vendor/gem/y.md': 'y', '.github/z.md': 'z' },
    });
    const { outside } = await imported(folder);
    expect(outside.map((name) => name.slice(name.indexOf(basename(folder))))).toEqual(
      names.map((name) => `${basename(folder)}/${name}`),
    );
    const { stdout } = await run('import', folder);
    expect(stdout).toMatch(
      / not looked at: 6 Markdown files outside this folder: \S+about\.md, (?:\S+, ){3}\S+\/c\.md and 1 more\n/,
    );
  });

  it('of a folder without Markdown: nothing, and no error', async () => {
    const { code, stdout } = await run('import', temporaryFolder({ 'a.css': '', 'b.txt': 'b' }));
    expect(code).toBe(0);
    expect(stdout).toContain('0 of 0 would be published');
  });

  it('where articles/ is there, of what stands beside it', async () => {
    const folder = temporaryFolder({
      'articles/a.md': '# A\n\nWords.\n',
      'posts/b.md': '# B\n\nWords.\n',
    });
    const { articles, back } = await imported(folder);
    expect([articles.published, articles.passedOver]).toEqual([1, 1]);
    expect(back.map(({ why, where }) => [why, where[0]!.file])).toEqual([
      ['beside articles/', 'posts/b.md'],
    ]);
  });
});

describe('words', () => {
  it('of scripts, dialects and comments are told apart from those that are lost', async () => {
    const { words, losing } = await imported(
      temporaryFolder({
        'a.md':
          '# A walk\n\nOne two three.\n\n> [!TIP]\n> Four five.\n\n%% six seven %%\n\n<form>eight nine</form>\n',
      }),
    );
    // “a walk one two three”, “tip four five”, and what is private.
    expect(words).toEqual({ shown: 10, marks: 3 - 1, lost: 0, leftOut: 2 });
    expect(losing).toEqual([]);
  });
});

describe('fields', () => {
  it('that nobody reads are counted by name, and those that site.yaml names are kept', async () => {
    const folder = temporaryFolder({
      'site.yaml': 'extra: [weight]\n',
      'a.md': '---\ntitle: A\nlayout: post\nweight: 1\n---\n\nWords.\n',
      'b.md': '+++\ntitle = "B"\nlayout = "post"\n+++\n\nWords.\n',
    });
    const { fields } = await imported(folder);
    expect(fields).toEqual({
      read: [
        { name: 'title', articles: 2 },
        { name: 'weight', articles: 1 },
      ],
      extra: [{ name: 'weight', articles: 1 }],
      unread: [{ name: 'layout', articles: 2 }],
    });
  });
});

describe('the site.yaml to begin with', () => {
  it('asks what values of status mean that nobody can tell, and takes the answer', async () => {
    const folder = temporaryFolder({
      'a.md': '---\ntitle: A\nstatus: 검토완료\n---\n\nWords.\n',
      'b.md': '---\ntitle: B\nstatus: 검토완료\n---\n\nWords.\n',
      'c.md': '---\ntitle: C\nvisibility: 초고\n---\n\nWords.\n',
    });
    const { site, articles } = await imported(folder);
    expect(articles).toMatchObject({ published: 0, refused: 3 });
    expect(site.yaml).toContain('# statuses:\n#   검토완료: public # 2\n#   초고: public # 1\n');
    const answer = 'statuses:\n  검토완료: public\n  초고: draft\n';
    writeFileSync(join(folder, 'site.yaml'), answer);
    const { articles: then } = await expectSame(folder);
    expect(then).toMatchObject({ published: 2, drafts: 1, refused: 0 });
  });

  it('lets one of several have an address, as publish does', async () => {
    const folder = temporaryFolder({
      'a.md': '---\ntitle: A\npermalink: /x/same/\n---\n\nOne.\n',
      'b.md': '---\ntitle: B\nurl: /x/same/\n---\n\nTwo.\n',
      'c.md': '---\ntitle: C\naliases: [/x/old/]\n---\n\nThree.\n',
      'd.md': '---\ntitle: D\nredirect_from: /x/old/\n---\n\nFour.\n',
    });
    const { back, redirects } = await expectSame(folder);
    expect(back.flatMap(({ why, where }) => where.map(({ file }) => `${why} ${file}`))).toEqual([
      'address-taken articles/b.md',
      'address-taken articles/d.md',
    ]);
    expect(redirects).toMatchObject([{ file: 'articles/c.md', from: '/x/old/' }]);
  });

  it('says what keeps back what does not plainly say that it is a draft', async () => {
    const folder = temporaryFolder({
      'a.md': '---\ntitle: A\ntags: [sleep, draft]\n---\n\nWords.\n',
      'b.md': '---\ntitle: B\nredirect_to: /c/\n---\n\nRedirecting to C.\n',
      'c.wip.md': '---\ntitle: C\n---\n\nWords.\n',
      'd.md': '---\ntitle: D\nvisibility: members\n---\n\nWords.\n',
      'e.md': '---\ntitle: E\ndraft: true\n---\n\nWords.\n',
    });
    const { back, articles } = await expectSame(folder);
    expect(articles).toMatchObject({ published: 0, drafts: 5 });
    const told = back.flatMap(({ why, where }) =>
      where.map(({ file, line, reason }) => `${why}: ${file}:${line} ${reason.split(',')[0]}`),
    );
    expect(told).toEqual([
      'draft: articles/a.md:3 `tags` says "draft"',
      'draft: articles/c.wip.md:1 By its name (.wip) this is a draft',
      'draft: articles/d.md:3 `visibility` keeps this article back as a draft: delete it to publish the article.',
      'draft: articles/e.md:3 It is a draft.',
      'leads elsewhere: articles/b.md:3 `redirect_to` sends readers elsewhere',
    ]);
  });

  it('is written where that is asked for, can be read, and is never written over', async () => {
    const folder = temporaryFolder();
    cpSync(join(sites, 'hugo'), folder, { recursive: true });
    const before = filesIn(folder);
    const { site } = await imported(folder, '--write');
    expect(filesIn(folder)).toEqual({ ...before, 'content/site.yaml': site.yaml });
    const { settings, diagnostics } = readSettings(new TextEncoder().encode(site.yaml));
    expect(diagnostics).toEqual([]);
    expect(settings).toMatchObject({
      name: 'Sleep notes',
      baseUrl: 'https://sleep.example',
      language: 'en-GB',
      topics: [
        { id: 'cbt-i', title: 'CBT-I' },
        { id: 'sleep', title: 'Sleep' },
      ],
    });
    writeFileSync(join(folder, 'content/site.yaml'), 'name: Mine\n');
    await expect(run('import', folder, '--write')).rejects.toThrow('is there already');
    expect(readFileSync(join(folder, 'content/site.yaml'), 'utf8')).toBe('name: Mine\n');
  });

  it('is told of where it is broken: nothing is published until it can be read', async () => {
    const folder = temporaryFolder({ 'site.yaml': 'nmae: X\n', 'a.md': 'Words.\n' });
    const { articles, back } = await imported(folder);
    expect(articles).toMatchObject({ found: 1, published: 0 });
    expect(back.map(({ where }) => where[0]!.file)).toContain('site.yaml');
  });
});

it('says with its exit code whether something is refused, and that a folder is not there', async () => {
  const good = temporaryFolder({ 'a.md': 'Words.\n' });
  const bad = temporaryFolder({ 'a.md': '' });
  expect((await run('import', good)).code).toBe(0);
  expect((await run('import', bad)).code).toBe(1);
  const { code, stderr } = await healthwire('import', join(good, 'nowhere'));
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^There is no folder .*nowhere/)]);
});
