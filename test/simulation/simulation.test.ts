/**
 * The property of the protocol, on a bad network, in processes that sleep and die. `npm run simulate`
 * runs any number of seeds; simulation.long.test.ts has more of them, and looks for every mutant.
 */
import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { Campaign } from './campaign.ts';
import { focusNames } from './focus.ts';
import { mutants } from './mutants.ts';
import { replayOf } from './report.ts';
import { focusSeeds, seeds } from './seeds.ts';

const PATIENCE = 600_000;

const broken = mutants.filter(({ point }) => point > 0);

const campaign = new Campaign(2);
afterAll(() => campaign.close());

it(
  'the site comes to rest as a clean build would be, and nothing ever points at nothing',
  async () => {
    const { first } = seeds;
    const ran = await campaign.run({ from: 1, count: first, shrink: true });
    expect(ran.failures.map((failure) => replayOf(failure))).toEqual([]);
    expect(ran.seeds).toBe(first);
  },
  PATIENCE,
);

it.concurrent.each(focusNames)(
  'so it does in schedules that need a rule: %s',
  async (focus) => {
    const { failures } = await campaign.one({ from: 1, count: focusSeeds.first, focus });
    expect(failures.map((failure) => replayOf(failure, { focus }))).toEqual([]);
  },
  PATIENCE,
);

it('the same seed gives the same run, request by request', async () => {
  for (let seed = 1; seed <= 10; seed++) {
    const task = { from: seed, count: 1, told: true };
    const [one, two] = await Promise.all([campaign.one(task), campaign.one(task)]);
    expect(two.story).toEqual(one.story);
    expect([two.trace, two.events]).toEqual([one.trace, one.events]);
  }
});

it('every mutant changes a place that is there, once', () => {
  const edits = mutants.flatMap(({ name, edits = [] }) => edits.map((edit) => ({ name, ...edit })));
  const wrong = edits.filter(({ file, from }) => {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    return text.split(from).length !== 2;
  });
  expect(wrong).toEqual([]);
});

it('each point of the protocol has mutants', () => {
  const points = new Set(broken.map(({ point }) => point));
  expect([...points].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});
