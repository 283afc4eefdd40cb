/** What an editor looks for is found, and no choice that is offered leads to nothing. */
import { expect, it } from 'vitest';
import {
  find,
  listPath,
  readChoices,
  type Choices,
} from '../../../../../infra/local/server/dashboard/choices.ts';
import type { Entry } from '../../../../../infra/local/server/dashboard/entries.ts';
import { listPage } from '../../../../../infra/local/server/dashboard/list-page.ts';

const NOW = '2026-11-30T12:00:00Z';

function entry(slug: string, more: Partial<Entry> = {}): Entry {
  return {
    ...{ slug, title: slug, states: ['live'], topics: new Map(), authors: [], rules: [] },
    ...{ errors: 0, warnings: 0, due: [], at: 0, text: slug },
    ...more,
  };
}

const entries = [
  entry('iron', { text: 'iron\nsjogren', topics: new Map([['sleep', 'Sleep']]), at: 2 }),
  entry('zinc', { authors: ['A desk'], rules: ['image-alt'], warnings: 1, at: 3 }),
  entry('lead', {
    states: ['live', 'refused'],
    rules: ['yaml'],
    errors: 1,
    nextReview: '2026-11-29',
  }),
  entry('gold', { nextReview: '2026-12-20', topics: new Map([['sleep', 'Sleep']]), at: 1 }),
  entry('draft', {
    states: ['draft'],
    due: [{ what: 'goes live', on: '2027-01-05', day: '2027-01-05' }],
  }),
];
const choices = (query: string) => readChoices(new URLSearchParams(query));
const slugs = (query: string) => find(entries, choices(query), NOW).entries.map(({ slug }) => slug);

it.each([
  ['', ['zinc', 'iron', 'gold', 'lead', 'draft']],
  ['q=Sjögren', ['iron']],
  ['q=iron+zinc', []],
  ['state=refused', ['lead']],
  ['state=live&topic=sleep', ['iron', 'gold']],
  ['author=A+desk', ['zinc']],
  ['rule=image-alt', ['zinc']],
  ['review=overdue', ['lead']],
  ['review=30', ['gold']],
  ['review=90', ['gold']],
  ['review=none', ['zinc', 'iron']],
  ['on=2027-01', ['draft']],
  ['sort=title', ['draft', 'gold', 'iron', 'lead', 'zinc']],
  ['sort=remarks&state=live', ['lead', 'zinc', 'iron', 'gold']],
  ['sort=review&topic=sleep', ['gold', 'iron']],
])('?%s', (query, expected) => {
  expect(slugs(query)).toEqual(expected);
});

it('every choice that is offered leaves what it says, beside all other choices', () => {
  for (const query of ['', 'state=live', 'topic=sleep', 'q=i&review=none']) {
    const chosen = choices(query);
    for (const [name, options] of find(entries, chosen, NOW).options)
      for (const { choice, count } of options) {
        const next: Choices = { ...chosen, chosen: { ...chosen.chosen, [name]: choice } };
        expect([query, name, choice, find(entries, next, NOW).entries.length]).toEqual([
          ...[query, name, choice, count],
        ]);
        expect(count).toBeGreaterThan(0);
      }
  }
});

it('an address says what is chosen, and is read as that', () => {
  const query = 'q=a+b&on=2026-12&state=live&author=%C3%89.+%26+co&sort=title&page=3';
  expect(listPath(choices(query))).toBe(`/__dashboard/?view=articles&${query}`);
  expect(choices('page=-1&sort=x&on=soon&state=')).toEqual({ chosen: {}, sort: 'newest', page: 1 });
});

it('ten thousand articles have pages of fifty, and a page behind the last is the last', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => entry(`n${at}`, { at: -at }));
  const page = listPage(many, choices('page=999'), NOW);
  expect(page).toContain('10,000 of 10,000 articles · page 200 of 200');
  expect(page).toContain('<a href="/__dashboard/n9999/">');
  expect(page.match(/<li><p class="named">/g)).toHaveLength(50);
  expect(page).toContain(
    '<a href="/__dashboard/?view=articles&amp;page=199" rel="prev">Previous</a>',
  );
  expect(page).not.toContain('rel="next"');
});

it('where nothing is all that is asked for, it says what to let go of, and what that leaves', () => {
  const page = listPage(entries, choices('q=iron&state=draft'), NOW);
  expect(page).toContain('0 of 5 articles');
  const ways = [...page.matchAll(/<li><a href="([^"]+)">(Without [^<]+)/g)].map(
    ([, path, said]) => [path!.replaceAll('&amp;', '&'), said],
  );
  expect(ways).toEqual([
    ['/__dashboard/?view=articles&state=draft', 'Without the words “iron”: 1 article'],
    ['/__dashboard/?view=articles&q=iron', 'Without State: draft: 1 article'],
  ]);
});

it('of a list with very many choices the most frequent are offered, and the one that is chosen', () => {
  const many = Array.from({ length: 300 }, (_, at) =>
    entry(`n${at}`, { authors: [`Author ${at}`, ...(at < 2 ? ['Frequent'] : [])] }),
  );
  const page = listPage(many, choices('author=Author+299'), NOW);
  const options = [...page.matchAll(/<option value="(Author \d+|Frequent)"( selected)?>/g)];
  expect(options).toHaveLength(201);
  expect(options[0]!.slice(1)).toEqual(['Author 299', ' selected']);
  expect(options[1]![1]).toBe('Frequent');
  expect(page).toContain('and 101 rarer: search for their names');
});
