import { describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../functions/site/settings.ts';
import type { Collection, Contents, Output, Withdrawn } from '../../functions/collection/model.ts';
import { feedSlugs, renderCollection } from '../../functions/collection/outputs.ts';
import { collect } from '../../functions/collection/collections.ts';
import type { Summary } from '../../schemas/types.ts';
import { catalog, summaryOf, settings } from './sample.ts';
import { formats } from '../../functions/collection/feeds/index.ts';

interface Dependencies {
  summaries: Summary[];
  withdrawals: Withdrawn[];
  ever: number;
  live: number;
  months: Collection['months'];
  title: string;
  settings: Settings;
  contents: Contents;
}

const COUNT = 230;
const start: Dependencies = {
  summaries: Array.from({ length: COUNT }, (_, i) => summaryOf(`article-${COUNT - i}`)),
  withdrawals: ['a', 'b', 'c', 'd'].map((slug, i) => withdrawalOf(slug, `2026-03-0${4 - i}`)),
  ever: COUNT,
  live: COUNT,
  months: { '2026-03': { live: COUNT, ever: COUNT } },
  title: 'Sleep',
  settings,
  contents: new Map(Array.from({ length: COUNT }, (_, i) => [`article-${i}`, `<p>${i}</p>`])),
};

function withdrawalOf(slug: string, since: string): Withdrawn {
  const { id, url, title, language } = summaryOf(slug);
  return { id, slug, url, title, language, since, at: `${since}T00:00:00Z`, reason: 'Why.' };
}

function render(dependencies: Dependencies, by = renderCollection): Output[] {
  const { settings, contents, ...held } = dependencies;
  const topic: Collection = { id: 'topic:sleep', kind: 'topic', path: '/topics/sleep/', ...held };
  return by(topic, settings, contents);
}

/** Rendered by modules that have kept nothing. */
async function renderAfresh(dependencies: Dependencies): Promise<Output[]> {
  vi.resetModules();
  const { renderCollection } = await import('../../functions/collection/outputs.ts');
  return render(dependencies, renderCollection);
}

function replaced(at: number, title: string): Summary[] {
  return start.summaries.map((summary, i) => (i === at ? { ...summary, title } : summary));
}

function withWithdrawals(...withdrawals: Withdrawn[]): Dependencies {
  return { ...start, withdrawals };
}

const changes: [what: string, after: Dependencies][] = [
  ['nothing', start],
  ['the newest title', { ...start, summaries: replaced(0, 'Another') }],
  ['an old title', { ...start, summaries: replaced(COUNT - 3, 'Another') }],
  [
    'a text in the feeds',
    { ...start, contents: new Map([...start.contents, ['article-229', '<p>New</p>']]) },
  ],
  ['an article less', { ...start, summaries: start.summaries.slice(1) }],
  [
    'an article more',
    { ...start, summaries: [summaryOf('new'), ...start.summaries], ever: COUNT + 1 },
  ],
  ['a withdrawal more', withWithdrawals(withdrawalOf('e', '2026-03-05'), ...start.withdrawals)],
  ['a withdrawal less', withWithdrawals(...start.withdrawals.slice(1))],
  ['the reason of a withdrawal', withWithdrawals({ ...start.withdrawals[0]!, reason: 'Other.' })],
  ['the order', { ...start, summaries: [...start.summaries].reverse() }],
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
    const after = render({ ...start, summaries: replaced(COUNT - 3, 'Another') });
    const again = after.filter((output) => !before.includes(output));
    // The first page is always rendered; of the others only the one with the old article. Feeds are
    // put together again, of items that were rendered before.
    expect(again.map(({ path }) => path)).toEqual([
      '/topics/sleep/',
      '/api/v1/topics/sleep.json',
      '/topics/sleep/2026/03/page/2/',
      '/api/v1/topics/sleep/2026/03/page/2.json',
      ...formats.map(({ file }) => `/topics/sleep/${file}`),
    ]);
  });
});

describe('the articles whose content the feeds of a collection need', () => {
  it('are its newest, as many as the settings say', () => {
    const few = { ...settings, feeds: { entries: 1 } };
    expect(feedSlugs(collect(catalog, 'site', few), few)).toEqual([
      'sleep/magnesium-restless-legs',
    ]);
  });

  it('are none for a month, which has no feeds', () => {
    expect(feedSlugs(collect(catalog, 'month:2026-03', settings), settings)).toEqual([]);
  });
});
