import { load } from './loading.ts';
load();
const { loadCode } = await import('./code.ts');
const { planOf } = await import('./plan.ts');
const { simulate } = await import('./simulation.ts');
const { shrink, part } = await import('./shrink.ts');
const code = await loadCode(process.env.MUTANT);
const plan = planOf(Number(process.argv[2]));
const o = await simulate(code, plan);
console.log(o.violations.slice(0, 3), plan.steps.length, o.faults.length);
const s = await shrink(code, plan, o);
const p = await simulate(code, part(plan, s), { only: new Set(s.faults), told: true });
console.log(
  p.story.filter((l) => process.env.ALL || !/head|list/.test(l) || /<-/.test(l)).join('\n'),
);
console.log(
  part(plan, s).steps,
  s,
  p.violations,
  plan.rates,
  plan.queues,
  plan.sweep,
  plan.secondLooks,
  plan.guard,
);
