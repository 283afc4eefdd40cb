/**
 * What hosts are told, whole. After a change that is meant to change it: `npm test --
 * test/infra/local/hosts -u`, and read the difference. nginx and Caddy are asked themselves (answers.test.ts).
 */
import { describe, expect, test } from 'vitest';
import { storedHeaders } from '../../../../functions/site/stored-headers.ts';
import { hostNames, hosts } from '../../../../infra/local/hosts/index.ts';
import { hostedSite, type HostedSite } from '../../../../infra/local/hosts/site.ts';
import { typeByRule } from '../../../../infra/local/hosts/type-rules.ts';

const HTML = 'text/html; charset=utf-8';
const origin = { baseUrl: 'https://health.example.org', hub: 'https://hub.example.org/' };
const linked = (path: string) => ({
  link: `<${origin.hub}>; rel="hub", <${origin.baseUrl}${path}>; rel="self"`,
});

/** Key → its content type, and what else its store says of it. */
const objects: Record<string, [type: string, said?: Record<string, string>]> = {
  '404.html': [HTML],
  'articles/a/article.json': ['application/json; charset=utf-8'],
  // Of a variant that a configuration adds.
  'articles/a/article.epub': ['application/epub+zip'],
  'articles/a/index.html': [HTML],
  'articles/gone/article.json': ['application/json; charset=utf-8', { status: '410' }],
  'articles/gone/index.html': [HTML, { status: '410' }],
  "articles/sleep/it's * old/index.html": [HTML, { status: '301', location: '/articles/a/' }],
  'assets/style.0123.css': ['text/css; charset=utf-8'],
  'feed.xml': ['application/rss+xml; charset=utf-8', linked('/feed.xml')],
  'media/LICENSE': ['text/plain; charset=utf-8'],
  'media/a.png': ['image/png'],
  'media/article.epub': ['application/octet-stream'],
  'old/café.html': [HTML, { status: '301', location: '/articles/a/' }],
  'topics/sömn/feed.json': [
    'application/feed+json; charset=utf-8',
    linked('/topics/s%C3%B6mn/feed.json'),
  ],
};

function known(all: typeof objects) {
  return Object.entries(all).map(([key, [type, said]]) => ({
    key,
    headers: storedHeaders(`/${key}`, type, said),
  }));
}

const site = hostedSite(known(objects), origin);

test('only what no rule says is listed, whatever the number of articles', () => {
  expect({ ...site, classes: undefined }).toEqual({
    ...origin,
    classes: undefined,
    rules: site.rules,
    objects: 14,
    depth: 3,
    gone: ['articles/gone/article.json', 'articles/gone/index.html'],
    moved: [
      { key: "articles/sleep/it's * old/index.html", location: '/articles/a/' },
      { key: 'old/café.html', location: '/articles/a/' },
    ],
    types: new Map([['media/LICENSE', 'text/plain; charset=utf-8']]),
    links: new Map(),
  });
});

test('files that a configuration adds to articles are one rule', () => {
  const types = (path: string) => typeByRule(site.rules, path);
  expect(types('/articles/b/article.epub')).toBe('application/epub+zip');
  expect(types('/media/b/article.epub')).toBe('application/octet-stream');
  expect(types('/articles/b/article.json')).toBe('application/json; charset=utf-8');
  const odd = { 'articles/b/article.epub': ['application/zip'] as [string] };
  expect(hostedSite(known({ ...objects, ...odd }), origin).types).toEqual(
    new Map([
      ['articles/b/article.epub', 'application/zip'],
      ['media/LICENSE', 'text/plain; charset=utf-8'],
    ]),
  );
});

test('a feed whose links its store could not keep has none', () => {
  const odd = hostedSite(known({ 'feed.xml': ['application/rss+xml; charset=utf-8'] }), origin);
  expect(odd.links).toEqual(new Map([['feed.xml', undefined]]));
});

describe.each(hostNames.filter((name) => !['nginx', 'caddy'].includes(name)))('%s', (name) => {
  test('is told this', async () => {
    const files = (await hosts[name]()).files(site);
    for (const [file, text] of Object.entries(files))
      await expect(text).toMatchFileSnapshot(`expected/${name}/${file.replace(/^\./, 'dot-')}`);
    await expect(Object.keys(files).join('\n')).toMatchFileSnapshot(`expected/${name}/files.txt`);
  });

  test('says of this site what it cannot do', async () => {
    const lacks = (await hosts[name]()).lacks(site).join('\n');
    await expect(`${lacks}\n`).toMatchFileSnapshot(`expected/${name}/lacks.txt`);
  });

  test('says nothing of what a site does not ask for', async () => {
    const plain = hostedSite(known({ 'index.html': [HTML] }), { baseUrl: origin.baseUrl });
    const lacks = (await hosts[name]()).lacks(plain);
    expect(lacks.filter((sentence) => /410|moved|hub/.test(sentence))).toEqual([]);
  });
});

describe('Cloudflare Pages has limits', () => {
  const many = (change: Partial<HostedSite>) => ({ ...site, ...change });

  test('of redirects: the first are told, the rest counted', async () => {
    const moved = Array.from({ length: 2_003 }, (_, at) => ({
      key: `old/${at}/index.html`,
      location: '/articles/a/',
    }));
    const host = await hosts.cloudflare();
    const { _redirects } = host.files(many({ moved }));
    expect(_redirects!.split('\n').filter((line) => line.endsWith(' 301'))).toHaveLength(2_000);
    expect(host.lacks(many({ moved }))).toContain(
      'Cloudflare Pages will not redirect 3 moved addresses: the page there leads on by itself.',
    );
  });

  test('of files', async () => {
    expect((await hosts.cloudflare()).lacks(many({ objects: 20_001 }))).toContain(
      'Cloudflare Pages takes 20000 files, 100000 where it is paid for; this site has 20001.',
    );
  });

  test('of rules for headers', async () => {
    const types = new Map(
      Array.from({ length: 200 }, (_, at) => [`media/${at}`, 'text/plain; charset=utf-8']),
    );
    const host = await hosts.cloudflare();
    const { _headers } = host.files(many({ types }));
    expect(_headers!.match(/^\//gm)).toHaveLength(100);
    const [, untyped] = /rules for headers: (\d+) files/.exec(
      host.lacks(many({ types })).join(' '),
    )!;
    expect(_headers!.match(/^\/media\/\d+$/gm)).toHaveLength(200 - Number(untyped));
  });
});

test('every host says of every promise how it is kept', async () => {
  const all = await Promise.all(Object.values(hosts).map((load) => load()));
  const wanted = Object.keys(all[0]!.keeps);
  expect(all.map(({ keeps }) => Object.keys(keeps))).toEqual(all.map(() => wanted));
});
