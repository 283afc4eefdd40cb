import { load } from './loading.ts';
load({ remembering: !process.env.PLAIN });
const { loadCode } = await import('./code.ts');
const { planOf } = await import('./plan.ts');
const { simulate } = await import('./simulation.ts');
const code = await loadCode();
const [from, n] = [Number(process.argv[2]), Number(process.argv[3])];
let ev = 0,
  runs = 0,
  dl = 0;
const t = performance.now();
const tally: Record<string, number> = {};
const firsts: Record<string, string> = {};
for (let s = from; s < from + n; s++) {
  const o = await simulate(code, planOf(s), { told: n === 1 });
  ev += o.events;
  runs += o.runs;
  dl += o.deadLetters;
  if (n === 1) console.log(o.story.join('\n'), planOf(s));
  for (const r of new Set(o.violations.map((v) => v.rule))) {
    tally[r] = (tally[r] ?? 0) + 1;
    firsts[r] ??= `${s} ${o.violations[0]!.what} +${o.violations.length}`;
  }
  if (n === 1) console.log(o.violations, o.faults);
}
const ms = process.cpuUsage().user / 1000;
void t;
console.log({
  seedsPerSecond: (n / ms) * 1000,
  ev: ev / n,
  runs: runs / n,
  dl: dl / n,
  tally,
  firsts,
});
