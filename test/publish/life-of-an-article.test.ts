/** What becomes of an article, from push to feed, through every turn an editor can give it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { article, Publisher, snapshot } from './publisher.ts';
import { settled } from './settled.ts';

const PAGE = 'articles/sleep/rls/index.html';
let room: Publisher;

beforeEach(async () => {
  room = new Publisher();
  await room.publish({
    'site.yaml': 'name: Test\nbaseUrl: https://test.example\n',
    'articles/sleep/rls.md': article('Restless legs', 'topics: [sleep]\n'),
    'articles/other.md': article('Another one', 'topics: [sleep]\n'),
  });
});

async function feedTitles(): Promise<string[]> {
  const feed = (await room.json('feed.json')) as { items: { title: string }[] };
  return feed.items.map(({ title }) => title);
}

describe('an article', () => {
  it('goes live as page, JSON, embed and source, and in every feed of its collections', async () => {
    const keys = Object.keys(await snapshot(room.site));
    for (const name of ['index.html', 'article.json', 'embed.html', 'source.md', 'oembed.json'])
      expect(keys).toContain(`articles/sleep/rls/${name}`);
    for (const feed of ['feed.xml', 'atom.xml', 'feed.json']) {
      expect(await room.text(feed)).toContain('Restless legs');
      expect(await room.text(`topics/sleep/${feed}`)).toContain('Restless legs');
    }
    expect(await room.text('sitemap-2026-10.xml')).toContain('/articles/sleep/rls/');
    await settled(room);
  });

  it('that is edited is replaced everywhere', async () => {
    await room.publish({ 'articles/sleep/rls.md': article('Legs at rest', 'topics: [sleep]\n') });
    expect(await room.text(PAGE)).toContain('Legs at rest');
    expect(await feedTitles()).toEqual(['Another one', 'Legs at rest']);
    await settled(room);
  });

  it('that is pushed unfit stays live as last accepted, and the report says why', async () => {
    const before = await snapshot(room.site);
    await room.publish({ 'articles/sleep/rls.md': '---\ntitle: [broken\n---\n\nText.\n' });
    expect(await snapshot(room.site)).toEqual(before);
    expect(room.report('articles/sleep/rls.md')?.outcome).toBe('refused');
    await settled(room);
    await room.publish({ 'articles/sleep/rls.md': article('Mended', 'topics: [sleep]\n') });
    expect(await room.text(PAGE)).toContain('Mended');
    await settled(room);
  });

  it.each(['draft: maybe', 'withdrawn: yes', 'withdrawn: { since: 2026-11-01 }'])(
    'stays live as last accepted when a field that would take it off is broken: %s',
    async (line) => {
      const before = await snapshot(room.site);
      await room.publish({ 'articles/other.md': article('Another one', `${line}\n`) });
      expect(await snapshot(room.site)).toEqual(before);
      expect(room.report('articles/other.md')).toMatchObject({
        outcome: 'refused',
        diagnostics: [{ rule: 'front-matter', severity: 'error' }],
      });
      await settled(room);
    },
  );

  it('that is not UTF-8 is refused by itself; the others publish', async () => {
    await room.publish({
      'articles/bad.md': new Uint8Array([35, 32, 0xff, 0xfe]),
      'articles/good.md': article('Good'),
    });
    expect(room.report('articles/bad.md')).toMatchObject({ outcome: 'refused' });
    expect(await feedTitles()).toContain('Good');
    expect(await room.site.head('articles/bad/index.html')).toBeUndefined();
    await settled(room);
  });

  it('that is deleted leaves a notice with its first date, and the feeds tell of it', async () => {
    await room.publish({ 'articles/sleep/rls.md': null });
    const notice = await room.json('articles/sleep/rls/article.json');
    expect(notice).toMatchObject({
      status: 'withdrawn',
      withdrawn: { since: '2026-11-01T08:00:00Z' },
    });
    expect((await room.site.head(PAGE))?.metadata).toEqual({ status: '410' });
    expect(await feedTitles()).toEqual(['Withdrawn: Restless legs', 'Another one']);
    for (const feed of ['feed.xml', 'atom.xml', 'feed.json'])
      expect(await room.text(`topics/sleep/${feed}`)).toContain('2026-11-01T08:00:00Z');
    room.now = new Date('2026-11-05T08:00:00Z');
    await settled(room);
    expect(await room.json('articles/sleep/rls/article.json')).toEqual(notice);
  });

  it('that comes back after its deletion is live again', async () => {
    const source = article('Restless legs', 'topics: [sleep]\n');
    await room.publish({ 'articles/sleep/rls.md': null });
    await room.publish({ 'articles/sleep/rls.md': source });
    expect(await feedTitles()).toEqual(['Another one', 'Restless legs']);
    expect((await room.site.head(PAGE))?.metadata ?? {}).toEqual({});
    await settled(room);
  });

  it('that is withdrawn with a reason shows the reason', async () => {
    const front = 'topics: [sleep]\nwithdrawn:\n  reason: The trial was retracted.\n';
    await room.publish({ 'articles/sleep/rls.md': article('Restless legs', front) });
    expect(await room.text(PAGE)).toContain('The trial was retracted.');
    expect(await feedTitles()).toEqual(['Withdrawn: Restless legs', 'Another one']);
    await settled(room);
  });

  it('that is renamed under the same id leaves a redirect and one entry', async () => {
    const front = 'id: tag:test.example,2026:rls\ntopics: [sleep]\n';
    await room.publish({ 'articles/sleep/rls.md': article('Restless legs', front) });
    await room.publish({
      'articles/sleep/rls.md': null,
      'articles/nerves/rls.md': article('Restless legs', front),
    });
    expect((await room.site.head(PAGE))?.metadata).toEqual({
      status: '301',
      location: '/articles/nerves/rls/',
    });
    expect(await feedTitles()).toEqual(['Restless legs', 'Another one']);
    await settled(room);
  });

  it('that is renamed keeps its default id when the editor writes it down', async () => {
    const { id } = await room.json('articles/sleep/rls/article.json');
    await room.publish({
      'articles/a-new-name.md': article('Restless legs', `id: ${id as string}\n`),
    });
    // A copy takes nothing from what is live, whatever its name, while that is there.
    expect(room.report('articles/a-new-name.md')).toMatchObject({
      outcome: 'refused',
      diagnostics: [{ rule: 'duplicate-id', severity: 'error', line: 4 }],
    });
    expect(room.report('articles/sleep/rls.md')).toMatchObject({
      outcome: 'accepted',
      diagnostics: [{ rule: 'duplicate-id', severity: 'warning' }],
    });
    await settled(room);
    await room.publish({ 'articles/sleep/rls.md': null });
    expect(room.report('articles/a-new-name.md')?.outcome).toBe('accepted');
    expect((await room.site.head(PAGE))?.metadata?.location).toBe('/articles/a-new-name/');
    await settled(room);
  });

  it('that moves to another topic leaves the feeds of the old one', async () => {
    await room.publish({
      'articles/sleep/rls.md': article('Restless legs', 'topics: [nerves]\n'),
    });
    expect(await room.text('topics/sleep/feed.xml')).not.toContain('Restless legs');
    expect(await room.text('topics/nerves/feed.xml')).toContain('Restless legs');
    await settled(room);
  });

  it('whose last topic article is gone leaves a topic without articles, not a missing one', async () => {
    await room.publish({ 'articles/sleep/rls.md': null, 'articles/other.md': null });
    expect(await room.text('topics/sleep/feed.xml')).toBeDefined();
    expect(await feedTitles()).toEqual(['Withdrawn: Another one', 'Withdrawn: Restless legs']);
    await settled(room);
  });
});

describe('what is not yet public', () => {
  it('is refused for nothing while it is a draft or withdrawn: the report has warnings', async () => {
    const untold = '[a](no.md)\n';
    await room.publish({
      'site.yaml': 'name: Test\nbaseUrl: https://test.example\nprofile: strict\n',
      'articles/draft.md': `---\ntitle: A\ndraft: true\n---\n\n${untold}`,
      'articles/gone.md': `---\ntitle: B\nwithdrawn: { reason: Wrong. }\n---\n\n${untold}`,
      'articles/live.md': `---\ntitle: C\n---\n\n${untold}`,
    });
    const said = ['draft', 'gone', 'live'].map((name) => {
      const report = room.report(`articles/${name}.md`);
      const { severity, reason } = report!.diagnostics.find(({ rule }) => rule === 'link-target')!;
      return [report!.outcome, severity, reason.endsWith(' (An error once it is no draft.)')];
    });
    expect(said).toEqual([
      ['draft', 'warning', true],
      ['withdrawn', 'warning', false],
      ['refused', 'error', false],
    ]);
  });

  it('leaks nowhere while it is a draft', async () => {
    await room.publish({ 'articles/secret.md': article('Secret', 'draft: true\n') });
    await leaksNowhere('Secret');
    await settled(room);
  });

  it('waits for its date, leaks nowhere before, and goes live by itself', async () => {
    const source = '---\ntitle: Tomorrow\npublished: 2026-11-02\n---\n\nText.\n';
    await room.publish({ 'articles/tomorrow.md': source });
    expect(room.report('articles/tomorrow.md')).toMatchObject({
      outcome: 'scheduled',
      due: '2026-11-02T00:00:00Z',
    });
    await leaksNowhere('omorrow');
    await settled(room);
    room.now = new Date('2026-11-02T00:00:00Z');
    await room.sweep();
    expect(await feedTitles()).toContain('Tomorrow');
    await settled(room);
  });

  async function leaksNowhere(word: string): Promise<void> {
    for (const key of Object.keys(await snapshot(room.site))) {
      expect(key).not.toContain(word);
      expect(await room.text(key)).not.toContain(word);
    }
  }
});

describe('articles that depend on each other', () => {
  it('link to each other as soon as both are live, whichever came first', async () => {
    const first = article('First', '', 'See [the second](second.md).');
    await room.publish({ 'articles/first.md': first });
    expect(await room.text('articles/first/index.html')).not.toContain('/articles/second/');
    await room.publish({ 'articles/second.md': article('Second') });
    expect(await room.text('articles/first/index.html')).toContain('href="/articles/second/"');
    await settled(room);
  });

  it('follow a rename of what they link to', async () => {
    const front = 'id: tag:test.example,2026:second\n';
    await room.publish({
      'articles/first.md': article('First', '', 'See [the second](second.md).'),
      'articles/second.md': article('Second', front),
    });
    await room.publish({
      'articles/second.md': null,
      'articles/third.md': article('Second', front),
    });
    expect(await room.text('articles/first/index.html')).toContain('href="/articles/third/"');
    await settled(room);
  });

  const same = (name: string) => article(`The ${name}`, 'id: tag:test.example,2026:same\n');
  const severities = (name: string) =>
    room.report(`articles/${name}.md`)?.diagnostics.map(({ severity }) => severity);

  it.each([
    ['a', 'b'],
    ['b', 'a'],
  ])('with one id: %s, which is live, keeps it, and %s is refused', async (first, second) => {
    room = new Publisher();
    await room.publish({ [`articles/${first}.md`]: same(first) });
    await room.publish({ [`articles/${second}.md`]: same(second) });
    await settled(room);
    expect([severities(first), severities(second)]).toEqual([['warning'], ['error']]);
    expect(await feedTitles()).toEqual([`The ${first}`]);
    expect(await room.text(`articles/${second}/index.html`)).toBeUndefined();
  });
});

describe('site.yaml', () => {
  it('changes every page when it changes', async () => {
    await room.publish({ 'site.yaml': 'name: Renamed\nbaseUrl: https://test.example\n' });
    expect(await room.text(PAGE)).toContain('Renamed');
    expect(await room.text('feed.xml')).toContain('Renamed');
    await settled(room);
  });

  it('that drops a topic keeps its page and feeds, empty though they are', async () => {
    const site = 'name: Test\nbaseUrl: https://test.example\n';
    await room.publish({ 'site.yaml': `${site}topics: [{ id: lonely, title: Lonely }]\n` });
    await room.publish({ 'site.yaml': site });
    expect(await room.text('topics/lonely/feed.xml')).toBeDefined();
    await settled(room);
  });

  it('that is broken changes nothing, and says where', async () => {
    const before = await snapshot(room.site);
    await room.publish({ 'site.yaml': 'name: [broken\n' });
    expect(await snapshot(room.site)).toEqual(before);
    expect(room.events.findLast((e) => e.event === 'settings.refused')).toMatchObject({
      diagnostics: [{ file: 'site.yaml' }],
    });
    await settled(room);
  });

  it('that was broken from the start holds everything back until it is mended', async () => {
    room = new Publisher();
    await room.publish({ 'site.yaml': 'name: [broken\n', 'articles/a.md': article('A') });
    expect(Object.keys(await snapshot(room.site))).toEqual([]);
    expect(room.report('articles/a.md')?.outcome).toBe('refused');
    await room.publish({ 'site.yaml': 'name: Mended\nbaseUrl: https://test.example\n' });
    expect(await feedTitles()).toEqual(['A']);
    await settled(room);
  });
});

it('a new renderer renders everything again, and only once', async () => {
  room.renderer = 'another';
  await room.sweep();
  await settled(room);
});

it('what nobody was told of is announced after the next sweep, and only that', async () => {
  const room = new Publisher();
  await room.publish({
    'site.yaml': 'name: Test\ntopics: [{ id: legs, title: Legs }, { id: arms, title: Arms }]\n',
    'articles/a.md': article('A', 'topics: [legs]\n'),
  });
  room.now = new Date(room.now.getTime() + 60_000);
  room.announced.length = 0;
  await room.push({
    'articles/a.md': article('A', 'topics: [legs]\nwithdrawn: { reason: Wrong. }\n'),
  });
  // The process dies before it announces anything.
  await room.drain({ ...room.ports(), site: room.site });
  expect(room.announced).toEqual([]);

  await room.sweep();
  const told = room.announced.map(({ key }) => key).sort();
  expect(told).toContain('articles/a/index.html');
  expect(told).toContain('feed.xml');
  expect(told).toContain('topics/legs/atom.xml');
  expect(told.filter((key) => key.includes('arms'))).toEqual([]);
  expect(told).toEqual([...new Set(told)]);
});
