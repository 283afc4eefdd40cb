import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { StoreError } from '../../../../../functions/store/store.ts';
import { check } from '../../../../../infra/local/commands/check/check-folder.ts';
import { CommandError } from '../../../../../infra/local/cli/command-error.ts';
import { filesIn, temporaryFolder } from '../../folders.ts';
import { checked, found, type Found } from './found.ts';

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const good = '# Legs\n\nThey [itch](skin/itch.md).\n\n![A leg](../media/leg.png)\n';
const folder = {
  'articles/legs.md': good,
  'articles/skin/itch.md': '# Itch\n\nScratch.\n',
  'media/leg.png': png,
};

const rulesOf = ({ diagnostics }: Found) =>
  diagnostics.map(({ file, line, rule, severity }) => `${file}:${line} ${severity} ${rule}`);

test('a folder in order has nothing to complain about', async () => {
  expect(await checked(temporaryFolder(folder), { format: 'pretty' })).toEqual({
    exit: 0,
    text: '2 articles, nothing to complain about\n',
  });
});

test('an article is in its language for those that lead to it, whether it says so or not', async () => {
  const content = temporaryFolder({
    'articles/tetsu.md': '# 鉄\n\n鉄は大切です。\n',
    'articles/a.md': '---\ntitle: 鉄分\ntranslationOf: tetsu.md\n---\n\n鉄分は大切です。\n',
    'articles/b.md': '---\ntitle: Iron\ntranslationOf: tetsu.md\n---\n\nIron matters.\n',
  });
  const { diagnostics } = await found(content);
  expect(diagnostics.map(({ file, rule, reason }) => [file, rule, reason])).toEqual([
    ['articles/a.md', 'translation-target', expect.stringMatching(/^Both articles are in "ja"/)],
  ]);
});

test('nothing is written', async () => {
  const content = temporaryFolder({ ...folder, 'articles/bad.md': '---\ntitle: [\n---\n' });
  const before = filesIn(content);
  await checked(content);
  expect(filesIn(content)).toEqual(before);
});

test('what is wrong is shown where it is, from where one stands', async () => {
  const content = temporaryFolder({ ...folder, 'articles/bad.md': '# Bad\n\n[x](no.md)\n' });
  const path = relative('', join(content, 'articles/bad.md'));
  const { text } = await checked(content, { format: 'pretty' });
  expect(text.split('\n')[0]).toBe(`${path}:3:5 warning link-target`);
  expect(text).toContain('\n  3 │ [x](no.md)\n    │     ^^^^^\n');
  expect(text).toMatch(/\n3 articles, 0 errors, 1 warning\n$/);
});

test('one bad source is one error: the others are checked all the same', async () => {
  const content = temporaryFolder({
    ...folder,
    'articles/latin.md': Buffer.from('# Caf\xe9\n', 'latin1'),
    'articles/yaml.md': '---\ntitle: "Open\n---\n',
    'articles/typo.md': '---\ntilte: Legs\n---\n\n# Legs\n\nText.\n',
    'media/leg.gif': 'no gif',
    'articles/a%20b.md': '# Percent\n',
  });
  const all = await found(content);
  expect(all).toMatchObject({ exit: 1, articles: 5 });
  expect(rulesOf(all)).toEqual([
    'articles/a%20b.md:1 error path',
    'articles/latin.md:1 error encoding',
    'articles/typo.md:2 warning unknown-field',
    expect.stringMatching(/^articles\/yaml\.md:\d error yaml$/),
    'media/leg.gif:1 error media',
  ]);
});

test('many are checked on every core, and say what they say one by one', async () => {
  const names = Array.from({ length: 60 }, (_, i) => `articles/a${String(i).padStart(2, '0')}.md`);
  const text = (i: number) =>
    `---\ntitle: A ${i}\nid: tag:x.example,2026:${i % 50}\n---\n\n[Next](a${i + 1}.md): 5.0 mg.\n`;
  const content = temporaryFolder({
    'site.yaml': 'profile: strict\n',
    ...Object.fromEntries(names.map((name, i) => [name, text(i)])),
  });
  let threads = 0;
  const started = () => threads++;
  process.on('worker', started);
  const all = await found(content);
  process.off('worker', started);
  expect(threads).toBe(availableParallelism() > 1 ? availableParallelism() : 0);
  const halves = [names.slice(0, 30), names.slice(30)];
  const [one, other] = await Promise.all(halves.map((files) => found(content, { files })));
  const articles = (...found: Found[]) =>
    found.flatMap(({ diagnostics }) => diagnostics.filter(({ file }) => file !== 'site.yaml'));
  expect(articles(all)).toEqual(articles(one!, other!));
  expect(articles(all).length).toBeGreaterThan(400);
  expect(all).toMatchObject({ exit: 1, articles: 60 });
  expect(await found(content, { fix: true })).toMatchObject({ fixed: 60 });
  expect(filesIn(content)[names[59]!]).toContain('[Next](a60.md): 5 mg.');
});

describe('the dependencies of an article', () => {
  test('a link to an article or a picture that is not there is found; the rest is fine', async () => {
    const content = temporaryFolder({
      ...folder,
      'articles/draft.md': '---\ndraft: true\n---\n\n# Draft\n\nText.\n',
      'articles/links.md':
        '# Links\n\n[a](legs.md) [b](no.md) [c](draft.md)\n\n![x](../media/no.png)\n',
    });
    expect(rulesOf(await found(content, { files: ['articles/links.md'] }))).toEqual([
      'articles/links.md:3 warning link-target',
      'articles/links.md:5 warning image-missing',
    ]);
  });

  test('what a path or an anchor was probably meant to be is suggested, and never put in', async () => {
    const links = [
      ...[
        '[a](leg.md)',
        '[b](../itch.md#when)',
        '[c](/articles/skin/legs)',
        '[d](../legs.md#caus)',
      ],
      ...['[e](../legs.md#causes)', '[f](../nothing-like-it.md)', '[g](../legs.md#far-from-all)'],
    ].join('\n');
    const content = temporaryFolder({
      ...folder,
      'articles/legs.md': '# Legs\n\n## Causes\n\nWords.\n',
      'articles/sleep/links.md': `---\ntitle: Links\nrelated: [../skin/ich.md]\n---\n\n${links}\n`,
    });
    const files = ['articles/sleep/links.md'];
    const { diagnostics } = await found(content, { files, fix: true });
    expect(
      diagnostics.map(({ rule, line, suggestion }) => `${line} ${rule} ${suggestion ?? ''}`),
    ).toEqual([
      '3 link-target ../skin/itch.md',
      '6 link-target ../legs.md',
      '7 link-target ../skin/itch.md#when',
      '8 link-target /articles/legs/',
      '9 link-section ../legs.md#causes',
      '11 link-target ',
      '12 link-section ',
    ]);
    expect(filesIn(content)['articles/sleep/links.md']).toContain(links);
  });

  test('two articles with one id are told of each other, whichever is checked', async () => {
    const article = '---\nid: tag:example.org,2026:x\n---\n\n# X\n\nText.\n';
    const content = temporaryFolder({ 'articles/a.md': article, 'articles/b/c.md': article });
    const both = ['articles/a.md:2 warning duplicate-id', 'articles/b/c.md:2 error duplicate-id'];
    expect(rulesOf(await found(content))).toEqual(both);
    expect(rulesOf(await found(content, { files: ['articles/b/c.md'] }))).toEqual([both[1]]);
    // A folder does not tell which of them is live, and that one keeps it.
    const { text } = await checked(content, {});
    expect(
      text.match(/is also claimed by articles\/\S+: the one that is live keeps it/g),
    ).toHaveLength(2);
    expect(text.match(/while none is, articles\/a\.md gets it/g)).toHaveLength(2);
  });

  test('a folder of Markdown from elsewhere is checked as it is', async () => {
    const content = temporaryFolder({
      'posts/a.md': '# A\n\n[b](b.md) ![c](../img/c.png) [no](no.md)\n',
      'posts/b.md': '# B\n\nText.\n',
      'img/c.png': png,
    });
    const all = await found(content);
    expect(rulesOf(all)).toEqual(['articles/posts/a.md:3 warning link-target']);
    const { text } = await checked(content, { format: 'github' });
    expect(text).toContain(`file=${relative('', join(content, 'posts/a.md'))},line=3`);
  });
});

describe('site.yaml', () => {
  test('says how bad a diagnostic is', async () => {
    const content = temporaryFolder({
      ...folder,
      'site.yaml': 'rules: { description-missing: error }\n',
    });
    const all = await found(content);
    expect(all.exit).toBe(1);
    expect(rulesOf(all)).toContain('articles/legs.md:1 error description-missing');
  });

  test('that cannot be read is all there is to say', async () => {
    const content = temporaryFolder({ ...folder, 'site.yaml': 'profile: harsh\n' });
    const all = await found(content);
    expect(all).toMatchObject({ exit: 1, articles: 0, errors: 1 });
    const { text } = await checked(content, { format: 'pretty' });
    expect(text).toContain('1 │ profile: harsh\n');
  });
});

test('a draft or a withdrawn article is never refused: what it lacks is a warning', async () => {
  const content = temporaryFolder({
    'site.yaml': 'profile: strict\n',
    'articles/a.md': '---\ntitle: A\ndraft: true\n---\n\n## Empty\n',
    'articles/b.md': '---\ntitle: B\n---\n\n## Empty\n',
    'articles/c.md': '---\ntitle: C\nwithdrawn: { reason: Wrong. }\n---\n\n## Empty\n',
  });
  const severities = async (file: string) => {
    const { exit, diagnostics } = await found(content, { files: [file] });
    return { exit, severities: new Set(diagnostics.map(({ severity }) => severity)) };
  };
  const fine = { exit: 0, severities: new Set(['warning']) };
  expect(await severities('articles/a.md')).toEqual(fine);
  expect(await severities('articles/c.md')).toEqual(fine);
  expect(await severities('articles/b.md')).toMatchObject({ exit: 1 });
  const { diagnostics } = await found(content, { files: ['articles/a.md'] });
  expect(diagnostics.find(({ rule }) => rule === 'empty-section')?.reason).toMatch(
    / \(An error once it is no draft\.\)$/,
  );
});

describe('files', () => {
  test.each([
    ['below the folder of articles', ['articles/skin/itch.md']],
    ['a whole folder', ['articles/skin']],
    ['twice', ['articles/skin', 'articles/skin/itch.md']],
    ['other than articles too', ['articles/skin/', 'media/leg.png', 'site.yaml']],
  ])('%s', async (_, files) => {
    const beside = { 'articles/skinny.md': '# Skinny\n\nJeans.\n', 'site.yaml': 'name: X\n' };
    const content = temporaryFolder({ ...folder, ...beside });
    expect(await found(content, { files })).toMatchObject({ exit: 0, articles: 1 });
  });

  test('from the working directory, or by their whole path', async () => {
    const inside = Object.entries(folder).map(([name, file]) => [`a/b/c/d/${name}`, file] as const);
    const content = join(temporaryFolder(Object.fromEntries(inside)), 'a/b/c/d');
    const path = join(content, 'articles/legs.md');
    for (const files of [[path], [relative('', path)]])
      expect(await found(content, { files })).toMatchObject({ exit: 0, articles: 1 });
  });

  test('that are not there are said, with what may have been meant', async () => {
    const content = temporaryFolder(folder);
    const failure = await check({
      content,
      files: [join(content, 'articles/leg.md')],
      format: 'json',
      now: '2026-11-23T08:00:00Z',
      colour: false,
      write: () => undefined,
    }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CommandError);
    expect(failure).toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^There is no article at .*leg\.md, nor below /) as string,
    });
    await expect(checked(content, { files: ['../x.md'] })).rejects.toThrow(CommandError);
  });

  test('a missing folder is said', async () => {
    const nowhere = join(temporaryFolder(), 'nowhere');
    await expect(checked(nowhere)).rejects.toThrow(StoreError);
    await expect(checked(nowhere)).rejects.toThrow(`There is no folder "${nowhere}"`);
  });
});

describe('--fix', () => {
  const wrong = '# Doses\r\n\r\nTake 5.0 mg, 1000IU or [the dose](#doze).\r\n';
  const site = 'rules: { dose-thousands: warning }\n';

  test('puts in what changes no meaning, and leaves the rest and the lines as they are', async () => {
    const content = temporaryFolder({ 'articles/doses.md': wrong, 'site.yaml': site });
    const given = await checked(content, { format: 'pretty', fix: true });
    expect(given.text).toMatch(/articles\/doses\.md:3:38 warning link-anchor/);
    expect(given.text).toMatch(/\n1 article, 0 errors, 1 warning, 3 fixed\n$/);
    expect(readFileSync(join(content, 'articles/doses.md'), 'utf8')).toBe(
      '# Doses\r\n\r\nTake 5 mg, 1,000 units or [the dose](#doze).\r\n',
    );
    const again = await found(content, { fix: true });
    expect([again.fixed, again.warnings]).toEqual([0, 1]);
  });

  test('says what it fixed: where, by which rule, what stood there and stands there now', async () => {
    const files = { 'articles/doses.md': wrong, 'site.yaml': site };
    const content = temporaryFolder(files);
    const { text } = await checked(content, { format: 'pretty', fix: true });
    const path = relative('', join(content, 'articles/doses.md'));
    expect(text.split('\n').filter((line) => line.includes(' fixed '))).toEqual([
      `${path}:3:6 fixed dose-trailing-zero  5.0 → 5`,
      `${path}:3:14 fixed dose-thousands  1000 → 1,000`,
      `${path}:3:18 fixed dose-abbreviation  IU → units`,
    ]);
    expect(await found(temporaryFolder(files), { fix: true })).toMatchObject({
      fixed: 3,
      fixes: [
        {
          rule: 'dose-trailing-zero',
          file: 'articles/doses.md',
          line: 3,
          column: 6,
          was: '5.0',
          now: '5',
        },
        { rule: 'dose-thousands' },
        { rule: 'dose-abbreviation', was: 'IU', now: ' units' },
      ],
    });
    expect(await found(temporaryFolder(files))).not.toHaveProperty('fixes');
  });

  test('goes on where one fix makes room for another', async () => {
    const content = temporaryFolder({ 'articles/a.md': '# A\n\n10000.0IU.\n', 'site.yaml': site });
    expect(await found(content, { fix: true })).toMatchObject({ fixed: 3, warnings: 0 });
    expect(filesIn(content)['articles/a.md']).toBe('# A\n\n10,000 units.\n');
  });

  test('writes nothing where there is nothing to fix', async () => {
    const content = temporaryFolder(folder);
    const before = filesIn(content);
    expect(await checked(content, { format: 'pretty', fix: true })).toEqual({
      exit: 0,
      text: '2 articles, nothing to complain about, 0 fixed\n',
    });
    expect(filesIn(content)).toEqual(before);
  });
});
