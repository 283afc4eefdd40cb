/** `publish --host` as a person meets it: what is written, when, and what is said. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { hostNames } from '../../../../infra/local/hosts/index.ts';
import { filesIn, temporaryFolder, write } from '../folders.ts';
import { errorOf, runIn } from '../healthwire.ts';

let content: string;
let out: string;

beforeEach(() => {
  const folder = temporaryFolder();
  content = join(folder, 'content');
  out = join(folder, 'out');
  write(content, {
    'site.yaml': 'name: Site\nbaseUrl: https://site.example\nwithdrawalShare: 1\n',
    'articles/a.md': '---\ntitle: A\npublished: 2026-10-01\n---\n\nWords about calves.\n',
    'articles/b.md': '---\ntitle: B\npublished: 2026-10-01\n---\n\nWords about shins.\n',
  });
});

const publish = (...args: string[]) =>
  runIn({}, 'publish', '--content', content, '--out', out, ...args);

test('a host that is not known is a sentence, and nothing is published', async () => {
  const done = await publish('--host', 'ngnix');
  expect([done.code, done.stdout, errorOf(done)]).toEqual([
    2,
    '',
    '--host ngnix is no host that healthwire knows: it knows nginx, caddy, netlify, cloudflare, ' +
      'github-pages, s3. Did you mean "nginx"?\n',
  ]);
  expect(existsSync(out)).toBe(false);
});

test('a dry run writes nothing', async () => {
  expect((await publish('--host', 'nginx', '--dry-run')).code).toBe(0);
  expect(existsSync(out)).toBe(false);
});

test.each(['b.md', undefined])(
  'files are written where they differ, and only there',
  async (gone) => {
    const where = relative('', join(out, 'host/nginx'));
    const first = await publish('--host', 'nginx');
    expect(first.stdout).toContain(
      `For nginx written: ${where}/http.conf, ${where}/server.conf.\nInclude ${out}/host/nginx/http.conf `,
    );
    if (gone !== undefined) rmSync(join(content, 'articles', gone));
    const before = statSync(join(out, 'host/nginx/server.conf'), { bigint: true }).mtimeNs;
    const again = await publish('--host', 'nginx', '--confirm');
    expect(statSync(join(out, 'host/nginx/server.conf'), { bigint: true }).mtimeNs).toBe(before);
    expect(again.stdout).toContain(
      gone === undefined
        ? `For nginx nothing changed: ${where}/http.conf, ${where}/server.conf.\n`
        : `For nginx written: ${where}/http.conf.\n`,
    );
    const { host } = JSON.parse((await publish('--host', 'nginx', '--json')).stdout) as {
      host: object;
    };
    expect(host).toMatchObject({
      name: 'nginx',
      files: ['http.conf', 'server.conf'],
      written: [],
      lacks: [],
    });
  },
);

test('what the host will not do for this site is said', async () => {
  await publish();
  rmSync(join(content, 'articles/b.md'));
  const { code, stdout } = await publish('--host', 'netlify', '--confirm');
  expect([code, stdout.split('\n').at(-2)]).toEqual([
    0,
    'Netlify cannot answer 410: 1 withdrawn article will come with status 200; the notice says that it is withdrawn.',
  ]);
});

test('a site that does not know where it will be is told so', async () => {
  write(content, { 'site.yaml': 'name: Site\n' });
  expect((await publish('--host', 'caddy')).stdout.split('\n').at(-2)).toBe(
    'Feeds and links of this site lead to http://localhost:8080: say where it will be, with baseUrl in site.yaml or with --base-url.',
  );
});

test('what stands in the site for a host is no stranger to the audit, nor lost by the next publish', async () => {
  for (const name of hostNames) expect((await publish('--host', name)).code).toBe(0);
  const names = readdirSync(join(out, 'site')).filter((name) => /^[._A-Z]/.test(name));
  expect(names.sort()).toEqual(['.nojekyll', 'CNAME', '_headers', '_redirects']);
  const before = filesIn(join(out, 'site'));
  await publish();
  expect(filesIn(join(out, 'site'))).toEqual(before);
  expect((await runIn({}, 'verify', '--out', out, '--content', content)).code).toBe(0);
});

test('a folder that cannot be written is a sentence', async () => {
  await publish();
  writeFileSync(join(out, 'host'), 'in the way');
  const done = await publish('--host', 'nginx');
  expect([done.code, readFileSync(join(out, 'host'), 'utf8')]).toEqual([2, 'in the way']);
  expect(errorOf(done)).toMatch(/^[^\n]*host[^\n]*\.\n$/);
});
