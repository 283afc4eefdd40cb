/**
 * The property of the protocol, on a bad network, in processes that sleep and die. `npm run simulate`
 * runs any number of seeds, and looks for every mutant; docs/correctness.md says what it has found.
 */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { Campaign } from './campaign.ts';
import { focusNames } from './focus.ts';
import { mutants } from './mutants.ts';
import { replayOf } from './report.ts';

/** A number, not a time: the same seeds run on every machine. */
const SEEDS = 300;
/** Of each focus. */
const FOCUS_SEEDS = 25;
/** Several times as many as the shyest mutant needs; each is left when it has failed once. */
const MUTANT_SEEDS = 600;
const PATIENCE = 600_000;

const broken = mutants.filter(({ point }) => point > 0);

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

it.concurrent.each(focusNames)(
  'so it does in schedules that need a rule: %s',
  async (focus) => {
    const { failures } = await campaign.one({ from: 1, count: FOCUS_SEEDS, focus });
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

it('each point of the protocol has mutants', () => {
  const points = new Set(broken.map(({ point }) => point));
  expect([...points].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

describe('the simulator sees when a rule of the protocol is broken', () => {
  it.concurrent.each(broken.map(({ point, name }) => [point, name] as const))(
    'point %i: %s',
    async (_point, mutant) => {
      const { failures } = await campaign.one({ from: 1, count: MUTANT_SEEDS, mutant, enough: 1 });
      expect(failures).toHaveLength(1);
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
