/**
 * More seeds of simulation.test.ts; and every rule of the protocol broken once, on purpose: the simulator must
 * see it. That is what its silence otherwise is worth; docs/correctness.md says what it has found.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { Campaign } from './campaign.ts';
import { focusNames } from './focus.ts';
import { mutants } from './mutants.ts';
import { replayOf } from './report.ts';
import { focusSeeds, seeds } from './seeds.ts';

/** Several times as many as the shyest mutant needs; each is left when it has failed once. */
const MUTANT_SEEDS = 600;
const PATIENCE = 600_000;

const broken = mutants.filter(({ point }) => point > 0);

const campaign = new Campaign(2);
afterAll(() => campaign.close());

const rest = ({ first, all }: typeof seeds) => ({ from: first + 1, count: all - first });

it(
  'the site comes to rest as a clean build would be, and nothing ever points at nothing',
  async () => {
    const ran = await campaign.run({ ...rest(seeds), shrink: true });
    expect(ran.failures.map((failure) => replayOf(failure))).toEqual([]);
    expect(ran.seeds).toBe(rest(seeds).count);
  },
  PATIENCE,
);

it.concurrent.each(focusNames)(
  'so it does in schedules that need a rule: %s',
  async (focus) => {
    const { failures } = await campaign.one({ ...rest(focusSeeds), focus });
    expect(failures.map((failure) => replayOf(failure, { focus }))).toEqual([]);
  },
  PATIENCE,
);

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

it('what the pure rooms are remembered to say is what they say', async () => {
  const plain = new Campaign(1, { remembering: false });
  for (let seed = 1; seed <= 10; seed++) {
    const task = { from: seed, count: 1, told: true };
    const [one, two] = await Promise.all([campaign.one(task), plain.one(task)]);
    expect([two.story, two.failures]).toEqual([one.story, one.failures]);
  }
  await plain.close();
});

it('a failing seed is shrunk to a schedule that fails alone', async () => {
  const task = { from: 1, count: 50, mutant: 'withdrawn articles leave the catalog' };
  const { failures } = await campaign.run({ ...task, shrink: true });
  const { seed, schedule, violations } = failures.find((failure) => failure.schedule)!;
  const again = await campaign.one({ ...task, from: seed, count: 1, only: schedule! });
  expect(again.failures[0]?.violations[0]?.rule).toBe(violations[0]!.rule);
});
