/** What front matter says of addresses: which of it is one, and what is said of what is none. */
import { describe, expect, it } from 'vitest';
import { readAddresses } from '../../../functions/article/front-matter/addresses.ts';
import { reserved } from '../../../functions/site/addresses.ts';
import { permissions } from '../../../infra/aws/permissions.ts';
import { parse } from '../../../functions/article/parse.ts';
import { plain } from '../read.ts';

const hosts = { baseUrl: 'https://health.example', idAuthority: 'health.example' };
const read = (fields: Parameters<typeof readAddresses>[1], slug = 'posts/dosing') => {
  const { address, aliases, refused } = readAddresses(slug, fields, hosts);
  return { address, aliases, refused: refused.map(({ what }) => what) };
};
const parsed = (text: string, slug = 'dosing') =>
  parse(
    { slug, bytes: new TextEncoder().encode(text), lastModified: '2026-11-01T08:00:00Z' },
    plain,
  );
const at = (address: string, aliases: string[] = []) => ({ address, aliases, refused: [] });

describe('an address', () => {
  it('is the path of the file, where nothing says otherwise', () => {
    expect(read({})).toEqual(at('/articles/posts/dosing/'));
  });

  it.each([
    ['doses', '/articles/posts/doses/'],
    ['doses/', '/articles/posts/doses/'],
    ['Working out a dose', '/articles/posts/Working%20out%20a%20dose/'],
    ['dosis-größe', '/articles/posts/dosis-gr%C3%B6%C3%9Fe/'],
    ['/guides/doses', '/articles/guides/doses/'],
    ['2019', '/articles/posts/2019/'],
  ])('has its last part from slug: %s', (slug, address) => {
    expect(read({ slug })).toEqual(at(address));
  });

  it.each([
    ['/2019/05/doses/', '/2019/05/doses/'],
    ['/2019/05/doses', '/2019/05/doses/'],
    ['2019/05/doses/', '/2019/05/doses/'],
    ['/2019/05/doses/index.html', '/2019/05/doses/'],
    ['/articles/doses/', '/articles/doses/'],
    ['/caf%C3%A9/', '/caf%C3%A9/'],
    ['/cafe\u0301/', '/caf%C3%A9/'],
    ['/Doses/', '/Doses/'],
    ['https://health.example/doses/', '/doses/'],
  ])('is permalink: %s', (permalink, address) => {
    expect(read({ permalink, slug: 'other' })).toEqual(at(address));
  });

  it('that is called like a page is the way to a folder, in which the variants are', () => {
    expect(read({ permalink: '/2019/doses.html' })).toEqual(
      at('/2019/doses/', ['/2019/doses.html']),
    );
  });

  it('has others that lead there, each once', () => {
    const aliases = ['/2019/05/doses/', '/dose.html', '/2019/05/doses', '/articles/posts/dosing/'];
    expect(read({ aliases })).toEqual(
      at('/articles/posts/dosing/', ['/2019/05/doses/', '/dose.html']),
    );
  });

  it('is no other name of a note, as Obsidian has them', () => {
    expect(read({ aliases: ['RLS', 'Restless legs', 'Willis-Ekbom disease', 'COVID-19'] })).toEqual(
      at('/articles/posts/dosing/'),
    );
  });
});

describe('what is no address is left out, and said', () => {
  it.each([
    ['../../feed.xml', 'leads through . or .., which no address does'],
    ['/../etc/', 'leads through . or .., which no address does'],
    ['/%2e%2e/x/', 'leads through . or .., which no address does'],
    ['/a/%2Fb/', 'is no address: the path has an empty part'],
    ['/%252e%252e/', 'is no address: the path holds %, which has a meaning in URLs'],
    ['/%zz/', 'holds a % that begins no valid escape'],
    ['//evil.example/x', 'begins with two slashes, which is another host'],
    ['https://other.example/x/', 'leads to another host, where this site has no addresses'],
    ['https://a@health.example/x/', 'leads to another host, where this site has no addresses'],
    ['javascript:alert(1)', 'is no path of this site'],
    ['/\u0007/', 'is no address: the path holds a character that nobody sees (U+0007)'],
    ['/a\u202Eb/', 'is no address: the path holds a character that nobody sees (U+202E)'],
    ['/a\\b/', 'holds \\, which has a meaning in URLs'],
    ['/?p=12', 'holds ?, which has a meaning in URLs'],
    ['/a/#b', 'holds #, which has a meaning in URLs'],
    ['/', 'is the home page'],
    ['/index.html', 'is the home page'],
    ['/articles/', 'is where all articles are'],
    [
      '/articles/x/embed.html/',
      'is no address: "embed.html" is a name that the site itself uses for every article',
    ],
    ['/.well-known/x/', 'has a name that the site keeps hidden'],
    ['/feed.xml', 'is called like a file, and an article is none: only a last .html may be'],
    ['/x/feed.JSON/', 'is called like a file, and an article is none: only a last .html may be'],
    ['/x.html/y/', 'is called like a file, and an article is none: only a last .html may be'],
    ['/robots.txt', 'is called like a file, and an article is none: only a last .html may be'],
    ['/assets/style/', 'begins with /assets, which the site itself has'],
    ['/API/v1/', 'begins with /API, which the site itself has'],
    ['/topics/sleep/', 'begins with /topics, which the site itself has'],
    ['/404.html', 'begins with /404.html, which the site itself has'],
    ['/__dashboard/', 'begins with /__dashboard, which the site itself has'],
    [
      '/:year/:title/',
      'holds a placeholder (:year), which nobody fills in: write the address itself',
    ],
    [
      '/{{ page.title | slug }}/',
      'holds a placeholder ({{), which nobody fills in: write the address itself',
    ],
    [
      `/${'long/'.repeat(50)}`,
      'is no address: the path has 261 bytes, and at most 200 can be kept',
    ],
  ])('%j', (permalink, why) => {
    const { address, aliases, refused } = read({ permalink });
    expect([address, aliases]).toEqual(['/articles/posts/dosing/', []]);
    const [what = ''] = refused;
    expect(what.slice(what.indexOf('": it ') + 6)).toBe(`${why}.`);
    expect(read({ aliases: [permalink] })).toMatchObject({ aliases: [] });
  });

  it('an alias without a slash at its beginning starts from nowhere', () => {
    expect(read({ aliases: ['old/doses', 'old-doses', 'doses.html'] })).toMatchObject({
      aliases: [],
      refused: [
        'is "old/doses": it begins with no slash: write the whole path, like /old/doses.',
        'is "old-doses": it begins with no slash: write the whole path, like /old-doses.',
        'is "doses.html": it begins with no slash: write the whole path, like /doses.html.',
      ],
    });
  });
});

describe('in front matter', () => {
  it.each([
    ['Hugo', 'slug: doses\naliases: [/a/]\n', '/articles/doses/', ['/a/']],
    ['Hugo', 'url: /2019/doses/\n', '/2019/doses/', []],
    [
      'Jekyll',
      'permalink: /2019/doses/\nredirect_from:\n  - /a/\n  - /b\n',
      '/2019/doses/',
      ['/a/', '/b/'],
    ],
    ['Jekyll', 'redirect_from: /a.html\n', '/articles/dosing/', ['/a.html']],
    ['WordPress', 'post_name: doses\n', '/articles/doses/', []],
    ['Ghost', 'slug: doses\nurl: https://test.example/doses/\n', '/doses/', []],
    ['Docusaurus', 'slug: /doses\n', '/articles/doses/', []],
    ['Obsidian', 'alias: RLS\n', '/articles/dosing/', []],
    ['two tools', 'aliases: [/a/]\nredirect_from: [/b/]\n', '/articles/dosing/', ['/a/', '/b/']],
  ])('of %s: %j', (_tool, front, address, aliases) => {
    const { article, diagnostics } = parsed(`---\ntitle: A\n${front}---\n\nWords.\n`, 'dosing');
    expect(diagnostics).toEqual([]);
    expect(article).toMatchObject({ address, aliases, id: 'tag:test.example,2026:dosing' });
  });

  it('ten thousand aliases are too many, and are left out', () => {
    const aliases = Array.from({ length: 10_000 }, (_, n) => `/${n}/`).join(', ');
    const { article, diagnostics } = parsed(
      `---\ntitle: A\naliases: [${aliases}]\n---\n\nWords.\n`,
    );
    expect(article?.aliases ?? []).toEqual([]);
    expect(diagnostics).toHaveLength(1);
  });
});

it('nothing that the site itself writes is an address of an article', () => {
  for (const keys of permissions.ingest.stores.site!.never!) {
    const path = `/${keys.replace('*', keys.endsWith('*') ? 'x' : '1')}`;
    expect(read({ permalink: path }).refused, path).toHaveLength(1);
  }
  expect(reserved.has('media') && reserved.has('assets')).toBe(true);
});
