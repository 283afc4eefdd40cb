/** A file of references is a source: who names it hears of its changes, and it is never published. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Publisher, snapshot } from './publisher.ts';
import { settled } from './settled.ts';

const SITE = 'name: Test\nbaseUrl: https://test.example\nrules:\n  citation-unknown: error\n';
const cold = (key = 'one') =>
  `---\ntitle: Cold\nbibliography: refs.bib\n---\n\nIt wakes people up [@${key}].\n`;
const bib = (title: string, key = 'one') => `@misc{${key}, title = {${title}}}\n`;

let room: Publisher;
const titles = async (slug: string) => {
  const { references } = (await room.json(`articles/${slug}/article.json`)) as {
    references: { title: string }[];
  };
  return references.map(({ title }) => title);
};

beforeEach(async () => {
  room = new Publisher();
  await room.publish({
    'site.yaml': SITE,
    'articles/sleep/cold.md': cold(),
    'articles/sleep/refs.bib': bib('The first'),
    'articles/data.json': '[]',
  });
});

describe('a file of references', () => {
  it('is read beside the article, and is not on the site; one that nobody names is left alone', async () => {
    expect(await titles('sleep/cold')).toEqual(['The first']);
    const keys = Object.keys(await snapshot(room.site));
    expect(
      keys.filter((key) => /refs\.bib|data\.json$/.test(key) && !key.startsWith('api/')),
    ).toEqual([]);
    expect(room.events).toContainEqual({ event: 'path.ignored', key: 'articles/data.json' });
    await settled(room);
  });

  it('that changes brings every article that names it up to date', async () => {
    await room.publish({ 'articles/sleep/warm.md': cold().replace('Cold', 'Warm') });
    await room.publish({ 'articles/sleep/refs.bib': bib('The second') });
    expect([await titles('sleep/cold'), await titles('sleep/warm')]).toEqual([
      ['The second'],
      ['The second'],
    ]);
    await settled(room);
  });

  it('that comes later, or nearer, is found then', async () => {
    await room.publish({ 'articles/sleep/refs.bib': null });
    await room.publish({ 'articles/refs.bib': bib('From the root') });
    expect(await titles('sleep/cold')).toEqual(['From the root']);
    await room.publish({ 'articles/sleep/refs.bib': bib('Nearer') });
    expect(await titles('sleep/cold')).toEqual(['Nearer']);
    await settled(room);
  });

  it.each([
    ['is gone', null],
    ['is broken', '@misc{one, title = {The'],
    ['says nothing of what is cited', bib('Another', 'two')],
  ])('that %s refuses the article, and what was accepted stays', async (_, text) => {
    await room.publish({ 'articles/sleep/refs.bib': text });
    expect(room.report('articles/sleep/cold.md')).toMatchObject({ outcome: 'refused' });
    expect(await titles('sleep/cold')).toEqual(['The first']);
    await settled(room);
    await room.publish({ 'articles/sleep/refs.bib': bib('The third') });
    expect(await titles('sleep/cold')).toEqual(['The third']);
    await settled(room);
  });

  it('that changed without a word is found by the sweep', async () => {
    const silent = new TextEncoder().encode(bib('In silence'));
    await room.source.put('articles/sleep/refs.bib', silent, { contentType: 'text/plain' });
    await room.sweep();
    expect(await titles('sleep/cold')).toEqual(['In silence']);
    await settled(room);
  });
});
