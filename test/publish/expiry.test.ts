/** Articles that say themselves until when they are true, and files whose clock is wrong. */
import { beforeEach, describe, expect, it } from 'vitest';
import { article, Publisher } from './publisher.ts';
import { settled } from './settled.ts';

const SITE = 'name: Test\nbaseUrl: https://test.example\n';
const PAGE = 'articles/flu.md';
const flu = (front: string, body?: string) => ({ [PAGE]: article('Flu clinics', front, body) });

let room: Publisher;

beforeEach(async () => {
  room = new Publisher();
  await room.publish({ 'site.yaml': SITE });
});

async function onDay(day: string): Promise<void> {
  room.now = new Date(`${day}T00:00:00Z`);
  await room.sweep();
}

const status = async () =>
  (await room.site.head('articles/flu/index.html'))?.metadata?.status ?? 'live';

describe('an article that expires', () => {
  beforeEach(() => room.publish(flu('expiryDate: 2027-03-31\n')));

  it('is live until its day, and leaves a notice on it that says so', async () => {
    expect(room.report(PAGE)).toMatchObject({ outcome: 'accepted', due: '2027-03-31T00:00:00Z' });
    await onDay('2027-03-30');
    expect(await status()).toBe('live');
    await onDay('2027-03-31');
    expect(await status()).toBe('410');
    expect(await room.json('articles/flu/article.json')).toMatchObject({
      status: 'withdrawn',
      withdrawn: { since: '2027-03-31', reason: 'This article has expired.' },
    });
    expect(await room.text('feed.xml')).toContain('Withdrawn: Flu clinics');
    await settled(room);
  });

  it('is live again when it is given more time', async () => {
    await onDay('2027-03-31');
    await room.publish(flu('expiryDate: 2028-03-31\n'));
    expect(await status()).toBe('live');
    await settled(room);
  });

  it('goes on its day also where a later push was refused', async () => {
    await room.publish(flu('expiryDate: 2029-01-01\ndraft: maybe\n'));
    expect(room.report(PAGE)).toMatchObject({ outcome: 'refused', due: '2027-03-31T00:00:00Z' });
    expect(await status()).toBe('live');
    await onDay('2027-04-01');
    expect(await status()).toBe('410');
    await settled(room);
  });

  it('asks no guard, however many go on one day; a push that ends them all does', async () => {
    room.guard = 'each';
    const many = (day: string) =>
      Object.fromEntries(
        Array.from({ length: 10 }, (_, i) => [
          `articles/a${i}.md`,
          article(`A ${i}`, `expires: ${day}\n`),
        ]),
      );
    await room.publish(many('2027-05-01'));
    await onDay('2027-05-01');
    const gone = async () => {
      const pages = await Promise.all(
        Array.from({ length: 10 }, (_, i) => room.site.head(`articles/a${i}/index.html`)),
      );
      return pages.filter((page) => page?.metadata?.status === '410').length;
    };
    expect(await gone()).toBe(10);
    await room.publish(many('2027-06-01'));
    expect(await gone()).toBe(0);
    await room.publish(many('2020-01-01'));
    expect(await gone()).toBeLessThan(10);
    await settled(room);
  });

  it('that was over before it came was never public, and leaves nothing', async () => {
    await room.publish({ 'articles/old.md': article('Old', 'expires: 2020-01-01\n') });
    expect(room.report('articles/old.md')?.outcome).toBe('withdrawn');
    expect(await room.site.head('articles/old/index.html')).toBeUndefined();
    await settled(room);
  });
});

it('an article without a date of its own is not published in the future of its file', async () => {
  const { now } = room;
  room.now = new Date('2099-01-01T00:00:00Z');
  await room.source.put('articles/a.md', new TextEncoder().encode('# A\n\nText.\n'), {
    contentType: 'text/markdown',
  });
  room.now = now;
  room.queues.ingest.add('articles/a.md');
  await room.drain();
  expect(await room.json('articles/a/article.json')).toMatchObject({
    published: '2026-11-01T08:00:00Z',
    modified: '2026-11-01T08:00:00Z',
  });
  await settled(room);
});

describe('last good stays', () => {
  beforeEach(() => room.publish(flu('', 'Clinics are open.')));

  it.each([
    ['an emptied file', ''],
    ['a file of blank lines', '\n\n'],
    ['an article without words', '---\ntitle: Flu clinics\n---\n'],
    ['a merge conflict', '---\ntitle: A\n---\n\n<<<<<<< a\nOne.\n=======\nTwo.\n>>>>>>> b\n'],
    ['a date that nobody can read', '---\ntitle: A\ndate: 03/04/2026\n---\n\nText.\n'],
    ['a status that nobody can read', '---\ntitle: A\nstatus: budding\n---\n\nText.\n'],
    ['fields without their lines of ---', 'title: A\ndate: 2026-01-01\n\nText.\n'],
  ])('where what comes is %s, and the report names the line', async (_what, source) => {
    const before = await room.text('articles/flu/index.html');
    await room.publish({ [PAGE]: source });
    expect(room.report(PAGE)).toMatchObject({
      outcome: 'refused',
      diagnostics: expect.arrayContaining([
        expect.objectContaining({ severity: 'error', file: PAGE }),
      ]) as unknown,
    });
    expect(await room.text('articles/flu/index.html')).toBe(before);
    await settled(room);
  });

  it('where copies come with it, whichever is read first', async () => {
    const id = 'id: tag:test.example,2026:cold\n';
    await room.publish({
      'articles/Copy of cold.md': article('Colds', id),
      'articles/cold-copy.md': article('Colds', 'description: Another.\n'),
      'articles/cold (1).md': article('Colds in winter'),
      'articles/cold.md': article('Colds', id),
    });
    const outcomes = ['Copy of cold', 'cold-copy', 'cold (1)', 'cold'].map(
      (name) => room.report(`articles/${name}.md`)?.outcome,
    );
    expect(outcomes).toEqual(['refused', 'refused', 'accepted', 'accepted']);
    expect(room.report('articles/cold.md')?.diagnostics).toMatchObject([
      { rule: 'duplicate-id', severity: 'warning' },
    ]);
    await settled(room);
  });

  it('where a copy comes to stand beside it', async () => {
    const copies = [
      'flu 2',
      'flu (1)',
      'Copy of flu',
      'flu - Copy',
      'flu.sync-conflict-20260101-101010-ABCDEFG',
    ];
    for (const name of copies)
      await room.publish({
        [`articles/${name}.md`]: article('Flu clinics', '', 'Clinics are shut.'),
      });
    for (const name of copies)
      expect(await room.site.head(`articles/${name}/index.html`)).toBeUndefined();
    expect(room.report('articles/flu 2.md')?.diagnostics).toMatchObject([
      { rule: 'file-copy', severity: 'error' },
    ]);
    await room.publish({ 'articles/flu 2.md': article('Flu clinics in summer') });
    expect(await room.site.head('articles/flu 2/index.html')).toBeDefined();
    await room.publish({ [PAGE]: null });
    expect(await room.site.head('articles/flu (1)/index.html')).toBeDefined();
    await settled(room);
  });
});
