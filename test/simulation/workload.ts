/** What editors do: a few files, changed again and again in every way that means something. */
import { changes, Desk, type Change, type Step, type Style } from './desk.ts';
import type { Random } from './random.ts';

/** What is done to one article over and over. */
const RUSH: Change[] = ['edit', 'revert', 'revert', 'break', 'withdraw', 'delete', 'relink'];

/**
 * When all go at once, it is more than the guard
 * against mass withdrawal lets go.
 */
const MANY = ['d', 'j', 'a', 'b', 'c', 'e', 'f', 'g'];

/** The steps of one run; with a sweep, articles may wait for their date. */
export function steps(random: Random, sweep: boolean, hot: boolean): Step[] {
  if (hot) return rush(random, sweep);
  if (random.chance(0.02)) return exodus(random, sweep);
  const desk = new Desk(random, sweep, MANY.slice(0, 1 + random.below(4)));
  const count = 1 + random.below(6);
  const kinds = changes.filter(() => random.chance(0.5));
  desk.ruled &&= !kinds.includes('settings');
  const all = [desk.open()];
  for (let at = 0; at < count; at++) {
    const kind = kinds.length === 0 ? 'edit' : random.pick(kinds);
    all.push(desk.step(kind));
  }
  return all;
}

/** One or two articles, changed back and forth faster than they are published. */
function rush(random: Random, sweep: boolean): Step[] {
  const desk = new Desk(random, sweep, MANY.slice(0, 1 + random.below(2)));
  const open = desk.openAll();
  const kinds = RUSH.filter(() => random.chance(0.5));
  const count = 2 + random.below(4);
  const steps = Array.from({ length: count }, () => {
    const step = desk.step(kinds.length === 0 ? 'edit' : random.pick(kinds));
    return { ...step, wait: random.between(5, 1000) };
  });
  return [open, ...steps];
}

/** A folder deleted by mistake, or not by mistake. */
function exodus(random: Random, sweep: boolean): Step[] {
  const desk = new Desk(random, sweep, MANY);
  const gone = Object.fromEntries(MANY.map((slug) => [`articles/${slug}.md`, null]));
  const wait = random.between(5, desk.pace);
  const all: Step[] = [desk.open(), { wait, what: 'delete all', files: gone }];
  const confirm = { wait: desk.pace, what: 'confirm', files: {}, confirm: true };
  return random.chance(0.5) ? [...all, desk.step('edit')] : [...all, confirm];
}

/** What a focus (focus.ts) asks of the editors. */
export interface Editing {
  articles: readonly string[];
  style: Style;
  changes: readonly Change[];
  /** The least and the most changes after the first push. */
  count: readonly [number, number];
  /** Shortest and longest wait before each of them, milliseconds. */
  wait: readonly [number, number];
  /** Milliseconds that the first push is left alone, so that it is published. */
  settles?: number;
}

/** All articles are pushed at once, and then changed in these ways alone. */
export function focused(random: Random, sweep: boolean, editing: Editing): Step[] {
  const { articles, style, changes, count, wait, settles = 0 } = editing;
  const desk = new Desk(random, sweep, articles, style);
  const open = desk.openAll();
  const [least, most] = count;
  const steps = Array.from({ length: least + random.below(most - least + 1) }, (_, at) => ({
    ...desk.step(random.pick(changes)),
    wait: random.between(...wait) + (at === 0 ? settles : 0),
  }));
  return [open, ...steps];
}
