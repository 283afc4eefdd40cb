/**
 * The shortest schedule that still fails: pushes and faults are left out, many at once and then one
 * by one, as long as the same rule is broken.
 */
import type { Code } from './code.ts';
import type { Plan } from './plan.ts';
import { simulate, type Outcome } from './simulation.ts';

/** What is left of a plan: numbers of its steps, and of its faults. */
export interface Schedule {
  steps: number[];
  faults: number[];
}

/** Runs that shrinking may take. */
const BUDGET = 800;

export function part(plan: Plan, { steps }: Schedule): Plan {
  return { ...plan, steps: steps.map((at) => plan.steps[at]!) };
}

export async function shrink(code: Code, plan: Plan, failed: Outcome): Promise<Schedule> {
  const { rule } = failed.violations[0]!;
  let budget = BUDGET;
  let best: Schedule = {
    steps: plan.steps.map((_, at) => at),
    faults: failed.faults.map(({ number }) => number),
  };
  const fails = async (schedule: Schedule): Promise<boolean> => {
    if (budget-- <= 0) return false;
    const options = { only: new Set(schedule.faults) };
    const outcome = await simulate(code, part(plan, schedule), options);
    if (!outcome.violations.some((violation) => violation.rule === rule)) return false;
    best = { steps: schedule.steps, faults: outcome.faults.map(({ number }) => number) };
    return true;
  };
  for (let size = -1; size !== best.steps.length + best.faults.length && budget > 0;) {
    size = best.steps.length + best.faults.length;
    await leaveOut(
      () => best.steps,
      (steps) => fails({ ...best, steps }),
    );
    await leaveOut(
      () => best.faults,
      (faults) => fails({ ...best, faults }),
    );
  }
  return best;
}

/** Half of them, then a quarter, then each alone. */
async function leaveOut(
  all: () => number[],
  fails: (rest: number[]) => Promise<boolean>,
): Promise<void> {
  for (let size = Math.ceil(all().length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < all().length;) {
      const gone = new Set(all().slice(from, from + size));
      if (!(await fails(all().filter((one) => !gone.has(one))))) from += size;
    }
  }
}
