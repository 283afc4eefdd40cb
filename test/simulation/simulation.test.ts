/**
 * The property of the protocol, on a bad network, in processes that sleep and die. `npm run simulate`
 * runs any number of seeds, and looks for every mutant; docs/correctness.md says what it has found.
 */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { Campaign } from './campaign.ts';
import { mutants } from './mutants.ts';
import { replayOf } from './report.ts';

/** A number, not a time: the same seeds run on every machine. */
const SEEDS = 500;
/** Enough to meet most mutants; the shyest are looked for by `npm run simulate -- --mutants`. */
const MUTANT_SEEDS = 300;
const PATIENCE = 600_000;

const campaign = new Campaign(2);
afterAll(() => campaign.close());

it(
  'the site comes to rest as a clean build would be, and nothing ever points at nothing',
  async () => {
    const { seeds, failures } = await campaign.run({ from: 1, count: SEEDS, shrink: true });
    expect(failures.map((failure) => replayOf(failure))).toEqual([]);
    expect(seeds).toBe(SEEDS);
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

it('what the pure rooms are remembered to say is what they say', async () => {
  const plain = new Campaign(1, { remembering: false });
  for (let seed = 1; seed <= 10; seed++) {
    const task = { from: seed, count: 1, told: true };
    const [one, two] = await Promise.all([campaign.one(task), plain.one(task)]);
    expect([two.story, two.failures]).toEqual([one.story, one.failures]);
  }
  await plain.close();
});

it('every mutant changes a place that is there, once', () => {
  const edits = mutants.flatMap(({ name, edits = [] }) => edits.map((edit) => ({ name, ...edit })));
  const wrong = edits.filter(({ file, from }) => {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    return text.split(from).length !== 2;
  });
  expect(wrong).toEqual([]);
});

describe('the simulator sees when a rule of the protocol is broken', () => {
  it.each(
    [
      'messages carry the state they tell of',
      'state is written without a condition',
      'withdrawn articles leave the catalog',
      'an entry remembers only the collections it is in now',
      'files of equal length are taken to be equal',
      'a run that failed acknowledges its event',
      'the pages of a withdrawn article are removed',
      'a refused push takes the article down',
      'nobody hears that what he mentions has changed',
    ].map((name) => [mutants.find((mutant) => mutant.name === name)!.point, name] as const),
  )(
    'point %i: %s',
    async (_point, mutant) => {
      const task = { from: 1, count: MUTANT_SEEDS, mutant };
      const { failures } = await campaign.run(task, (sum) => sum.failures.length > 0);
      expect(failures.length).toBeGreaterThan(0);
    },
    PATIENCE,
  );
});

it('a failing seed is shrunk to a schedule that fails alone', async () => {
  const task = { from: 1, count: 50, mutant: 'withdrawn articles leave the catalog' };
  const { failures } = await campaign.run({ ...task, shrink: true });
  const { seed, schedule, violations } = failures.find((failure) => failure.schedule)!;
  const again = await campaign.one({ ...task, from: seed, count: 1, only: schedule! });
  expect(again.failures[0]?.violations[0]?.rule).toBe(violations[0]!.rule);
});
