/**
 * npm run simulate -- [--seeds N] [--from S] [--threads N]      many seeds, and what came of them
 * npm run simulate -- --focus NAME …                            schedules of one kind (focus.ts)
 * npm run simulate -- --mutants [--seeds N] [--mutant PART]     the table of mutants
 * npm run simulate -- --seed S [--steps A,B] [--faults A,B]     one schedule, request by request
 * … --mutant NAME                                               the same, of a mutant
 */
import { parseArgs } from 'node:util';
import { Campaign } from './campaign.ts';
import { summaryOf, replayOf, storyOf, tableOf, type Row } from './report.ts';
import { focusNames } from './focus.ts';
import { mutants } from './mutants.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    threads: { type: 'string' },
    seed: { type: 'string' },
    steps: { type: 'string' },
    faults: { type: 'string' },
    mutant: { type: 'string' },
    focus: { type: 'string' },
    mutants: { type: 'boolean', default: false },
  },
});

/** Failures after which a mutant is caught. */
const ENOUGH = 5;

const focus = focusNames.find((name) => name === values.focus);
if (focus === undefined && values.focus !== undefined) {
  console.error(`There is no focus “${values.focus}”, but ${focusNames.join(', ')}.`);
  process.exit(2);
}
const chosen = {
  ...(values.mutant !== undefined && { mutant: values.mutant }),
  ...(focus && { focus }),
};
const campaign = new Campaign(values.threads === undefined ? undefined : Number(values.threads));
const began = performance.now();

if (values.seed !== undefined) await replay(Number(values.seed));
else if (values.mutants) await hunt(Number(values.seeds), values.mutant ?? '');
else await run(Number(values.from), Number(values.seeds));
await campaign.close();

async function run(from: number, count: number): Promise<void> {
  let [said, told] = [began, 0];
  const total = await campaign.run(
    { from, count, shrink: true, ...chosen },
    ({ seeds, failures }) => {
      // At once: a long run may be ended before its summary.
      for (const failure of failures.slice(told)) console.error(replayOf(failure, chosen));
      told = failures.length;
      if (performance.now() - said < 10_000) return;
      said = performance.now();
      const speed = Math.round((seeds / (said - began)) * 1000);
      console.error(`${seeds} of ${count} seeds, ${speed} a second, ${failures.length} failed`);
    },
  );
  console.log(summaryOf(total, performance.now() - began));
  if (total.failures.length > 0) process.exitCode = 1;
}

/** Each mutant until it has failed a few times, or all seeds are run. */
async function hunt(count: number, only: string): Promise<void> {
  const rows: Row[] = [];
  for (const { name, point, focus } of mutants.filter(({ name }) => name.includes(only))) {
    const task = { from: 1, count, mutant: name };
    const { seeds, failures } = await campaign.run(task, (sum) => sum.failures.length >= ENOUGH);
    const [first] = failures;
    const seen = first?.violations[0]?.rule;
    rows.push({ name, point, focus, seeds, failures: failures.length, first: first?.seed, seen });
    console.error(`${name}: ${failures.length} of ${seeds}`);
  }
  console.log(tableOf(rows));
  if (rows.some(({ point, failures }) => failures > 0 === (point === 0))) process.exitCode = 1;
}

async function replay(seed: number): Promise<void> {
  const numbers = (list: string | undefined) => list?.split(',').filter(Boolean).map(Number);
  const [steps, faults] = [numbers(values.steps), numbers(values.faults)];
  const only = { ...(steps && { steps }), ...(faults && { faults }) };
  const task = { from: seed, count: 1, told: true, only, ...chosen };
  const summary = await campaign.one({ ...task, shrink: steps === undefined });
  console.log(storyOf(summary));
  for (const failure of summary.failures) console.log(replayOf(failure, chosen));
  if (summary.failures.length > 0) process.exitCode = 1;
}
