/**
 * npm run simulate -- [--seeds N] [--from S] [--threads N]      many seeds, and what came of them
 * npm run simulate -- --mutants [--seeds N]                     the table of mutants
 * npm run simulate -- --seed S [--steps A,B] [--faults A,B]     one schedule, request by request
 * … --mutant NAME                                               the same, of a mutant
 */
import { parseArgs } from 'node:util';
import { Campaign } from './campaign.ts';
import { summaryOf, replayOf, storyOf, tableOf, type Row } from './report.ts';
import { CONTROL, mutants } from './mutants.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    threads: { type: 'string' },
    seed: { type: 'string' },
    steps: { type: 'string' },
    faults: { type: 'string' },
    mutant: { type: 'string' },
    mutants: { type: 'boolean', default: false },
  },
});

/** Failures after which a mutant is caught. */
const ENOUGH = 5;

const campaign = new Campaign(values.threads === undefined ? undefined : Number(values.threads));
const mutant = values.mutant === undefined ? {} : { mutant: values.mutant };
const began = performance.now();

if (values.seed !== undefined) await replay(Number(values.seed));
else if (values.mutants) await hunt(Number(values.seeds));
else await run(Number(values.from), Number(values.seeds));
await campaign.close();

async function run(from: number, count: number): Promise<void> {
  let [said, told] = [began, 0];
  const total = await campaign.run(
    { from, count, shrink: true, ...mutant },
    ({ seeds, failures }) => {
      // At once: a long run may be ended before its summary.
      for (const failure of failures.slice(told)) console.error(replayOf(failure, values.mutant));
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
async function hunt(count: number): Promise<void> {
  const rows: Row[] = [];
  for (const { name, point } of mutants) {
    const task = { from: 1, count, mutant: name };
    const { seeds, failures } = await campaign.run(task, (sum) => sum.failures.length >= ENOUGH);
    rows.push({ name, point, seeds, failures: failures.length, first: failures[0]?.seed });
    console.error(`${name}: ${failures.length} of ${seeds}`);
  }
  console.log(tableOf(rows));
  if (rows.some(({ name, failures }) => failures > 0 === (name === CONTROL))) process.exitCode = 1;
}

async function replay(seed: number): Promise<void> {
  const numbers = (list: string | undefined) => list?.split(',').filter(Boolean).map(Number);
  const [steps, faults] = [numbers(values.steps), numbers(values.faults)];
  const only = { ...(steps && { steps }), ...(faults && { faults }) };
  const task = { from: seed, count: 1, told: true, only, ...mutant };
  const summary = await campaign.one({ ...task, shrink: steps === undefined });
  console.log(storyOf(summary));
  for (const failure of summary.failures) console.log(replayOf(failure, values.mutant));
  if (summary.failures.length > 0) process.exitCode = 1;
}
