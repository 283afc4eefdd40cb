/** Addresses that front matter names, and the redirects to them: whose they are, and what stays. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../functions/publish/ingest.ts';
import { readSummary } from '../../functions/publish/rows/article.ts';
import { articleSource } from '../../functions/site/keys.ts';
import { article, Publisher } from './publisher.ts';
import { known, settled } from './settled.ts';
import { withPut } from './with-put.ts';

const SITE = 'name: Test\nbaseUrl: https://test.example\n';
let room: Publisher;

beforeEach(async () => {
  room = new Publisher();
  await room.publish({ 'site.yaml': SITE });
});

const report = (name: string) => room.report(`articles/${name}.md`);
const rulesOf = (name: string) =>
  report(name)?.diagnostics.map(({ rule, severity }) => `${severity} ${rule}`);

/** Where an address leads: its title, or what it redirects to. */
async function at(path: string): Promise<string | undefined> {
  const key = path.endsWith('/') ? `${path}index.html` : path;
  const object = await room.site.get(key.slice(1));
  if (object === undefined) return undefined;
  const { status, location } = object.metadata ?? {};
  const text = new TextDecoder().decode(object.body);
  if (status === '301') {
    expect(text).toContain(`content="0; url=https://test.example${location}"`);
    return `→ ${location}`;
  }
  return `${status ?? '200'} ${/<h1>(.*?)<\/h1>/.exec(text)?.[1]}`;
}

describe('an article', () => {
  it('that lost what it had reserved asks for it no more', async () => {
    await room.push({ 'articles/d.md': article('D', 'permalink: /p/\n') });
    const { site, ...ports } = room.ports();
    const put = () => Promise.reject(new Error('It dies.'));
    const dead = { ...ports, site: withPut(site, put) };
    await expect(ingest(dead, 'articles/d.md')).rejects.toThrow('It dies.');
    // It cannot be read, and keeps nobody from what it had reserved.
    await room.publish({ 'articles/d.md': '---\ntitle: [broken\n---\n' });
    const id = 'id: tag:test.example,2026:x\n';
    await room.push({ 'articles/a.md': article('A', `${id}aliases: [/p/]\n`) });
    await ingest(room.ports(), 'articles/a.md');
    await room.publish({ 'articles/d.md': article('D', id) });
    expect(report('d')?.outcome).toBe('refused');
    expect(await at('/p/')).toBe('→ /articles/a/');
    const { value } = await readSummary(room, 'd');
    expect(value?.summary.memory).toMatchObject({ given: ['/p/'] });
    expect(value?.summary.memory.asks).toBeUndefined();
    await settled(room);
  });

  it('that is elsewhere hears of whoever is at the path of its source', async () => {
    await room.publish({ 'articles/a.md': article('A', 'permalink: /p/\n') });
    await room.publish({ 'articles/d.md': article('D', 'aliases: [/articles/a/]\n') });
    expect(await at('/articles/a/')).toBe('→ /articles/d/');
    const before = await known(room);
    await room.push({ 'articles/a.md': article('A', 'permalink: /p/\n') });
    await room.drain();
    // Told once more of the same, it finds that all is as it knows.
    expect(await known(room)).toEqual(before);
  });

  it('is where its slug says, and its aliases lead there; its id is as ever', async () => {
    await room.publish({
      'articles/dosing.md': article(
        'Dosing',
        'slug: working-out-a-dose\naliases: [/2019/05/doses/, /dose.html]\n',
      ),
    });
    expect(report('dosing')).toMatchObject({ outcome: 'accepted', diagnostics: [] });
    expect(await at('/articles/working-out-a-dose/')).toBe('200 Dosing');
    expect(await at('/2019/05/doses/')).toBe('→ /articles/working-out-a-dose/');
    expect(await at('/dose.html')).toBe('→ /articles/working-out-a-dose/');
    expect(await at('/articles/dosing/')).toBeUndefined();
    expect(await room.json('articles/working-out-a-dose/article.json')).toMatchObject({
      id: 'tag:test.example,2026:dosing',
      slug: 'working-out-a-dose',
      url: 'https://test.example/articles/working-out-a-dose/',
    });
    expect(await room.text('articles/working-out-a-dose/index.html')).toContain(
      '<link rel="canonical" href="https://test.example/articles/working-out-a-dose/">',
    );
    for (const key of ['feed.xml', 'sitemap-2026-10.xml', 'index.html', 'api/v1/articles.json']) {
      const text = await room.text(key);
      expect(text, key).toContain('/articles/working-out-a-dose/');
      expect(text, key).not.toContain('/articles/dosing/');
    }
    await settled(room);
  });

  it('is where its permalink says, with all its variants, outside /articles/ too', async () => {
    await room.publish({
      'articles/posts/a.md': article('A', 'permalink: /2019/05/ä b/\n'),
      'articles/posts/b.md': article('B', 'url: https://test.example/b.html\n'),
    });
    const home = '/2019/05/%C3%A4%20b/';
    expect(await at('/2019/05/ä b/')).toBe('200 A');
    expect(await room.json('2019/05/ä b/article.json')).toMatchObject({
      slug: '/2019/05/ä b',
      url: `https://test.example${home}`,
      variants: { embed: { url: `https://test.example${home}embed.html` } },
    });
    expect(await at('/b/')).toBe('200 B');
    expect(await at('/b.html')).toBe('→ /b/');
    await settled(room);
  });

  it('leaves redirects where it was, straight to where it is', async () => {
    await room.publish({ 'articles/a.md': article('A') });
    await room.publish({ 'articles/a.md': article('A', 'slug: b\n') });
    expect(await at('/articles/a/')).toBe('→ /articles/b/');
    await room.publish({ 'articles/a.md': article('A', 'permalink: /c/\naliases: [/d/]\n') });
    expect(await at('/articles/a/')).toBe('→ /c/');
    expect(await at('/articles/b/')).toBe('→ /c/');
    expect(await at('/d/')).toBe('→ /c/');
    expect(await room.json('articles/b/article.json')).toMatchObject({
      status: 'moved',
      movedTo: 'https://test.example/c/',
    });
    await settled(room);
    await room.publish({ 'articles/a.md': article('A') });
    expect(await at('/articles/a/')).toBe('200 A');
    expect(await at('/c/')).toBe('→ /articles/a/');
    expect(await at('/d/')).toBe('→ /articles/a/');
    await settled(room);
  });

  it('stays where it is while what it asks for is refused', async () => {
    await room.publish({ 'articles/a.md': article('A', 'slug: b\naliases: [/old/]\n') });
    await room.publish({ 'articles/a.md': article('A', 'slug: c\nwithdrawn: {}\n') });
    expect(report('a')).toMatchObject({ outcome: 'refused' });
    expect(await at('/articles/b/')).toBe('200 A');
    expect(await at('/articles/c/')).toBeUndefined();
    expect(await at('/old/')).toBe('→ /articles/b/');
    await settled(room);
  });

  it('that is withdrawn says so at its address, and its redirects lead to that', async () => {
    const front = 'permalink: /a/\naliases: [/b/]\n';
    await room.publish({ 'articles/a.md': article('A', front) });
    await room.publish({
      'articles/a.md': article('A', `${front}withdrawn: { reason: Wrong. }\n`),
    });
    expect(await at('/a/')).toBe('410 A');
    expect(await at('/b/')).toBe('→ /a/');
    expect(room.announced).toContainEqual(
      expect.objectContaining({ key: 'a/index.html', kind: 'notice' }),
    );
    await settled(room);
    await room.publish({ 'articles/a.md': null });
    expect(await at('/a/')).toBe('410 A');
    await settled(room);
  });

  it('whose file is renamed takes its addresses along, by its id', async () => {
    const text = article('A', 'id: tag:test.example,2026:x\nslug: s\naliases: [/old/]\n');
    await room.publish({ 'articles/a.md': text });
    await room.push({ 'articles/a.md': null, 'articles/b.md': text });
    await room.drain();
    await room.sweep();
    expect(await at('/articles/s/')).toBe('200 A');
    expect(await at('/old/')).toBe('→ /articles/s/');
    expect(await at('/articles/a/')).toBeUndefined();
    expect(report('a')).toMatchObject({ outcome: 'moved' });
    expect(report('b')).toMatchObject({ outcome: 'accepted' });
    await settled(room);
  });

  it('whose file is renamed can lead there from the old address, without an id', async () => {
    await room.publish({ 'articles/a.md': article('A') });
    await room.publish({
      'articles/b.md': article('A', 'aliases: [/articles/a/]\n'),
      'articles/a.md': null,
    });
    await room.sweep();
    expect(report('b')).toMatchObject({ outcome: 'accepted' });
    expect(await at('/articles/a/')).toBe('→ /articles/b/');
    expect(await at('/articles/b/')).toBe('200 A');
    expect(report('a')).toMatchObject({ outcome: 'moved' });
    await settled(room);
  });

  it('can keep the address of another file that is gone', async () => {
    await room.publish({ 'articles/a.md': article('A') });
    await room.publish({ 'articles/a.md': null });
    expect(await at('/articles/a/')).toBe('410 A');
    await room.publish({ 'articles/b.md': article('B', 'slug: a\n') });
    expect(await at('/articles/a/')).toBe('200 B');
    await settled(room);
    await room.publish({ 'articles/a.md': article('A again') });
    expect(rulesOf('a')).toEqual(['error address-taken']);
    expect(await at('/articles/a/')).toBe('200 B');
    await settled(room);
  });
});

describe('an address that two ask for', () => {
  it('stays with the one that has it; both are told; the other is published when it is free', async () => {
    await room.publish({ 'articles/x.md': article('X', 'slug: s\n') });
    await room.publish({ 'articles/a.md': article('A', 'slug: s\n') });
    expect(await at('/articles/s/')).toBe('200 X');
    expect(report('a')).toMatchObject({
      outcome: 'refused',
      diagnostics: [
        {
          rule: 'address-taken',
          severity: 'error',
          line: 4,
          reason:
            'The address /articles/s/ is that of articles/x.md: ' +
            'give this article another, or take it out of the other.',
        },
      ],
    });
    expect(report('x')).toMatchObject({
      outcome: 'accepted',
      diagnostics: [{ rule: 'address-taken', severity: 'warning', line: 4 }],
    });
    await settled(room);

    await room.publish({ 'articles/x.md': article('X', 'slug: t\n') });
    expect(await at('/articles/t/')).toBe('200 X');
    expect(await at('/articles/s/')).toBe('200 A');
    expect(rulesOf('a')).toEqual([]);
    expect(rulesOf('x')).toEqual([]);
    await settled(room);
  });

  it('leaves the last good version of the other where that is', async () => {
    await room.publish({
      'articles/a.md': article('A'),
      'articles/x.md': article('X', 'aliases: [/old/]\n'),
    });
    await room.publish({ 'articles/a.md': article('A2', 'aliases: [/a/, /old/]\n') });
    expect(rulesOf('a')).toEqual(['error address-taken']);
    expect(rulesOf('x')).toEqual(['warning address-taken']);
    expect(await at('/articles/a/')).toBe('200 A');
    expect(await at('/old/')).toBe('→ /articles/x/');
    expect(await at('/a/')).toBeUndefined();
    await settled(room);
    await room.publish({ 'articles/x.md': article('X') });
    expect(await at('/articles/a/')).toBe('200 A2');
    expect(await at('/old/')).toBe('→ /articles/a/');
    expect(rulesOf('x')).toEqual([]);
    await settled(room);
  });

  it.each([
    ['the page first', ['articles/z.md', 'articles/a.md']],
    ['the redirect first', ['articles/a.md', 'articles/z.md']],
  ])('for a page goes to that, not to a redirect: %s', async (_order, keys) => {
    const files: Record<string, string> = {
      'articles/a.md': article('A', 'aliases: [/old/, /other/]\n'),
      'articles/z.md': article('Z', 'permalink: /old/\n'),
    };
    for (const key of keys) await room.publish({ [key]: files[key]! });
    expect(await at('/old/')).toBe('200 Z');
    expect(rulesOf('a')).toEqual(['error address-taken']);
    expect(rulesOf('z')).toEqual(['warning address-taken']);
    await settled(room);
    await room.publish({ 'articles/a.md': article('A', 'aliases: [/other/]\n') });
    expect(await at('/articles/a/')).toBe('200 A');
    expect(await at('/other/')).toBe('→ /articles/a/');
    expect(rulesOf('z')).toEqual([]);
    await settled(room);
  });

  it('is free when the other is deleted', async () => {
    await room.publish({ 'articles/x.md': article('X', 'slug: s\n') });
    await room.publish({ 'articles/a.md': article('A', 'aliases: [/articles/s/]\n') });
    expect(rulesOf('a')).toEqual(['error address-taken']);
    await room.publish({ 'articles/x.md': null });
    expect(await at('/articles/s/')).toBe('→ /articles/a/');
    expect(await at('/articles/a/')).toBe('200 A');
    await settled(room);
  });

  it('stays with who has a source, where one has not and nobody asks for it', async () => {
    await room.publish({ 'articles/a.md': article('A', 'permalink: /p/\n') });
    await room.publish({ 'articles/a.md': null });
    // The other asks for it, and no more before the first is looked at again.
    for (const asked of ['/p/', '/p/', '/other/']) {
      await room.push({ 'articles/d.md': article('D', `aliases: [${asked}]\n`) });
      await ingest(room.ports(), articleSource('d'));
    }
    expect(await at('/p/')).toBe('→ /articles/d/');
    room.queues.ingest.add(articleSource('a'));
    await room.drain();
    expect(await at('/p/')).toBe('→ /articles/d/');
    await settled(room);
  });

  it('stays with who has it, of two whose sources are gone, however often they are looked at', async () => {
    await room.publish({ 'articles/a.md': article('A') });
    await room.publish({ 'articles/a.md': null });
    await room.publish({ 'articles/d.md': article('D', 'slug: a\n') });
    await room.publish({ 'articles/d.md': null });
    expect(await at('/articles/a/')).toBe('410 D');
    await settled(room);
    room.renderer = 'anew';
    for (const name of ['a', 'd']) room.queues.ingest.add(articleSource(name));
    await room.drain();
    expect(await at('/articles/a/')).toBe('410 D');
    await settled(room);
  });

  it('shows again whose it is, where nobody saw that another had it for a while', async () => {
    await room.publish({ 'articles/a.md': article('A') });
    await room.publish({ 'articles/a.md': null });
    for (const source of [article('D', 'slug: a\n'), null]) {
      await room.push({ 'articles/d.md': source });
      await ingest(room.ports(), articleSource('d'));
    }
    expect(await at('/articles/a/')).toBe('200 D');
    await room.drain();
    expect(await at('/articles/a/')).toBe('410 A');
    await settled(room);
  });

  it('is no article’s whose path is another’s, in whatever order they come', async () => {
    const files = {
      'articles/a.md': article('A', 'aliases: [/articles/b/]\n'),
      'articles/b.md': article('B'),
    };
    await room.publish(files);
    expect(rulesOf('a')).toEqual(['error address-taken']);
    expect(rulesOf('b')).toEqual(['warning address-taken']);
    expect(await at('/articles/b/')).toBe('200 B');
    await settled(room);
  });

  it('may be swapped', async () => {
    await room.publish({ 'articles/a.md': article('A'), 'articles/b.md': article('B') });
    await room.publish({
      'articles/a.md': article('A', 'slug: c\n'),
      'articles/b.md': article('B', 'slug: a\n'),
    });
    expect(await at('/articles/a/')).toBe('200 B');
    expect(await at('/articles/c/')).toBe('200 A');
    expect(await at('/articles/b/')).toBe('→ /articles/a/');
    await settled(room);
  });
});

describe('a link', () => {
  it('to a file, an old address or an alias leads to where the article is', async () => {
    await room.publish({
      'articles/a.md': article(
        'A',
        'slug: s\naliases: [/2019/05/doses/, /dose.html]\n',
        '## Why\n\nSo.',
      ),
      'articles/b.md': article(
        'B',
        'related: [a.md]\n',
        'See [one](a.md), [two](/articles/s/#why), [three](/2019/05/doses/) and [four](/dose.html).',
      ),
    });
    const html = await room.text('articles/b/index.html');
    expect(html?.match(/<a href="[^"]*">(one|two|three|four)</g)).toEqual([
      '<a href="/articles/s/">one<',
      '<a href="/articles/s/#why">two<',
      '<a href="/articles/s/">three<',
      '<a href="/articles/s/">four<',
    ]);
    expect(rulesOf('b')).toEqual([]);
    await settled(room);
    await room.publish({ 'articles/a.md': article('A', 'slug: t\n') });
    expect(await room.text('articles/b/index.html')).not.toContain('"/articles/s/');
    await settled(room);
  });

  it('to an address that comes later is mended when it is there', async () => {
    await room.publish({ 'articles/b.md': article('B', '', 'See [the doses](/2019/05/doses/).') });
    expect(rulesOf('b')).toEqual(['warning link-target']);
    await room.publish({ 'articles/a.md': article('A', 'permalink: /2019/05/doses/\n') });
    expect(await room.text('articles/b/index.html')).toContain(
      '<a href="/2019/05/doses/">the doses',
    );
    expect(rulesOf('b')).toEqual([]);
    await settled(room);
  });
});
