/** What a campaign found, for people. */
import { faultKinds } from './faults.ts';
import type { Failure, Summary, Task } from './worker.ts';

export function summaryOf(total: Summary, milliseconds: number): string {
  const { seeds, events, runs, deadLetters, faults, failures } = total;
  const speed = ((seeds / milliseconds) * 1000).toFixed(1);
  const number = (value: number) => value.toLocaleString('en');
  return [
    `${number(seeds)} seeds in ${(milliseconds / 1000).toFixed(0)} s, ${speed} a second`,
    `${number(runs)} runs of the functions, ${number(events)} requests and other events`,
    `${number(deadLetters)} dead letters, all redriven`,
    ...faultKinds.map((kind) => `  ${kind.padEnd(13)} ${number(faults[kind] ?? 0)}`),
    `${number(failures.length)} seeds failed`,
  ].join('\n');
}

/** What was broken, and how to see it again. */
export function replayOf(
  { seed, violations, schedule }: Failure,
  { mutant, focus }: Pick<Task, 'mutant' | 'focus'> = {},
): string {
  const of = mutant === undefined ? '' : ` --mutant '${mutant}'`;
  const among = focus === undefined ? '' : ` --focus ${focus}`;
  const command = `npm run simulate -- --seed ${seed}${of}${among}`;
  const broken = violations.slice(0, 5).map(({ rule, what }) => `  ${rule}: ${what}`);
  if (schedule === undefined) return [`\nSeed ${seed}`, ...broken, `  ${command}`].join('\n');
  const { steps, faults } = schedule;
  const shortest = `${command} --steps ${steps.join()} --faults ${faults.join() || ','}`;
  return [
    `\nSeed ${seed}`,
    ...broken,
    `  ${command}`,
    `  shortest (${steps.length} pushes, ${faults.length} faults): ${shortest}`,
  ].join('\n');
}

export function storyOf({ story, trace }: Summary): string {
  return [...story, `trace ${(trace >>> 0).toString(16)}`].join('\n');
}

export interface Row {
  name: string;
  point: number;
  focus: string | undefined;
  seeds: number;
  failures: number;
  first: number | undefined;
  /** The rule that the first failing seed breaks. */
  seen: string | undefined;
}

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ name, point, focus = 'ordinary', seeds, failures, first = 'none', seen = '' }) =>
      `| ${[point || '', name, focus, seeds, first, failures, seen].join(' | ')} |`,
  );
  const head = 'point,mutant,schedules,seeds tried,first failing seed,failures,seen by'.split(',');
  return [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...lines].join('\n');
}
