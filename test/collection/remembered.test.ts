import { describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../functions/article/model.ts';
import type { Collection, Contents, Output } from '../../functions/collection/model.ts';
import { renderCollection } from '../../functions/collection/outputs.ts';
import type { Entry } from '../../schemas/types.ts';
import { entryOf, settings } from './sample.ts';

interface World {
  entries: Entry[];
  ever: number;
  title: string;
  settings: Settings;
  contents: Contents;
}

const COUNT = 230;
const start: World = {
  entries: Array.from({ length: COUNT }, (_, i) => entryOf(`article-${COUNT - i}`)),
  ever: COUNT,
  title: 'Sleep',
  settings,
  contents: new Map(Array.from({ length: COUNT }, (_, i) => [`article-${i}`, `<p>${i}</p>`])),
};

function render(world: World, by = renderCollection): Output[] {
  const { entries, ever, title } = world;
  const id = 'topic:sleep';
  const topic: Collection = { id, kind: 'topic', path: '/topics/sleep/', title, entries, ever };
  return by(topic, world.settings, world.contents);
}

/** Rendered by modules that remember nothing. */
async function renderAfresh(world: World): Promise<Output[]> {
  vi.resetModules();
  const { renderCollection } = await import('../../functions/collection/outputs.ts');
  return render(world, renderCollection);
}

function replaced(at: number, title: string): Entry[] {
  return start.entries.map((entry, i) => (i === at ? { ...entry, title } : entry));
}

const changes: [what: string, after: World][] = [
  ['nothing', start],
  ['the newest title', { ...start, entries: replaced(0, 'Another') }],
  ['an old title', { ...start, entries: replaced(COUNT - 3, 'Another') }],
  [
    'a text in the feeds',
    { ...start, contents: new Map([...start.contents, ['article-229', '<p>New</p>']]) },
  ],
  ['an article less', { ...start, entries: start.entries.slice(1) }],
  ['an article more', { ...start, entries: [entryOf('new'), ...start.entries], ever: COUNT + 1 }],
  ['the order', { ...start, entries: [...start.entries].reverse() }],
  ['the title of the collection', { ...start, title: 'Rest' }],
  ['a setting', { ...start, settings: { ...settings, name: 'Another' } }],
];

describe('what was rendered before', () => {
  it.each(changes)('does not show when %s changes', async (_what, after) => {
    const fresh = await renderAfresh(after);
    render(start);
    expect(render(after)).toEqual(fresh);
    expect(render(start)).toEqual(await renderAfresh(start));
  });

  it('is not rendered again', () => {
    const before = render(start);
    const after = render({ ...start, entries: replaced(COUNT - 3, 'Another') });
    const again = after.filter((output) => !before.includes(output));
    // The first page is always rendered; of the others only the one with the old article.
    expect(again.map(({ path }) => path)).toEqual([
      '/topics/sleep/',
      '/api/v1/topics/sleep.json',
      '/topics/sleep/page/1/',
      '/api/v1/topics/sleep/page/1.json',
    ]);
  });
});
