/** One thread of a campaign: runs seeds, shrinks what fails, tells stories. */
import { workerData } from 'piscina';
import { load } from './loading.ts';
import type { FaultKind } from './faults.ts';
import type { FocusName } from './focus.ts';
import type { Violation } from './invariants.ts';
import type { Plan } from './plan.ts';
import type { Schedule } from './shrink.ts';

load(workerData as { remembering: boolean });
const { loadCode } = await import('./code.ts');
const { planOf } = await import('./plan.ts');
const { part, shrink } = await import('./shrink.ts');
const { simulate } = await import('./simulation.ts');
const { mutants } = await import('./mutants.ts');

/** Seeds to run, of the real code or of a mutant. */
export interface Task {
  from: number;
  count: number;
  mutant?: string;
  /** The kind of schedules; by default that of the mutant. */
  focus?: FocusName;
  /** Failures after which it ends early. */
  enough?: number;
  /** Shrink the first failure of so many. */
  shrink?: boolean;
  /** One schedule of the one seed, with its story. */
  only?: Partial<Schedule>;
  told?: boolean;
}

export interface Failure {
  seed: number;
  violations: Violation[];
  schedule?: Schedule;
}

export interface Summary {
  seeds: number;
  events: number;
  runs: number;
  deadLetters: number;
  faults: Partial<Record<FaultKind, number>>;
  failures: Failure[];
  /** Of the last seed. */
  trace: number;
  story: string[];
}

const codes = new Map<string | undefined, Awaited<ReturnType<typeof loadCode>>>();

/** In ordinary schedules the seed says which nets hang, but where a mutant is looked for: none. */
function planFor(seed: number, { mutant, focus }: Task): Plan {
  const nets = mutant === undefined ? {} : { sweep: false, rechecks: false };
  return planOf(seed, nets, focus ?? mutants.find(({ name }) => name === mutant)?.focus);
}

export default async function run(task: Task): Promise<Summary> {
  const { from, count, mutant, enough = Infinity } = task;
  const code = codes.get(mutant) ?? (await loadCode(mutant));
  codes.set(mutant, code);
  const summary: Summary = {
    seeds: 0,
    events: 0,
    runs: 0,
    deadLetters: 0,
    faults: {},
    failures: [],
    trace: 0,
    story: [],
  };
  for (let seed = from; seed < from + count; seed++) {
    if (summary.failures.length >= enough) break;
    const whole = planFor(seed, task);
    const plan = task.only?.steps ? part(whole, { steps: task.only.steps, faults: [] }) : whole;
    const only = task.only?.faults && { only: new Set(task.only.faults) };
    const outcome = await simulate(code, plan, { ...only, told: task.told ?? false });
    add(summary, outcome);
    if (outcome.violations.length === 0) continue;
    const shrunk = task.shrink && summary.failures.length === 0;
    const schedule = shrunk ? await shrink(code, plan, outcome) : undefined;
    const { violations } = outcome;
    summary.failures.push({ seed, violations, ...(schedule && { schedule }) });
  }
  return summary;
}

function add(summary: Summary, outcome: Awaited<ReturnType<typeof simulate>>): void {
  summary.seeds++;
  summary.events += outcome.events;
  summary.runs += outcome.runs;
  summary.deadLetters += outcome.deadLetters;
  for (const { kind } of outcome.faults) summary.faults[kind] = (summary.faults[kind] ?? 0) + 1;
  summary.trace = outcome.trace;
  summary.story = outcome.story;
}
