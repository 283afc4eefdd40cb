/** What goes wrong, decided by the seed alone: one draw for each occasion, whatever came of it. */
import { Random } from './random.ts';

/** How long an invocation may take before it is killed, and the most a late write is late. */
export const LIFETIME_MS = 240_000;
export const LATENESS_MS = 240_000;

/**
 * throttled: 503, nothing done. timed-out: an error, nothing done. lost: done, and answered with an
 * error. late: answered with an error and done later, perhaps after the caller is dead. conflict:
 * a conditional write answers "moved" although nobody wrote. echo: a retry of a conditional write
 * meets the first try and answers "moved" to it. crash-before, crash-after: the process dies before
 * it asks, or when it is done but not yet answered. stall-before, stall-after: the process sleeps
 * there, for milliseconds or minutes. duplicated, delayed, unnotified: what becomes of a message.
 * torn: of a page of rows the first half is read before, the other half after what others write in
 * between. repeated: the client gave up, sent it again and was answered; the first try comes late.
 */
export const faultKinds = [
  'throttled',
  'timed-out',
  'lost',
  'late',
  'conflict',
  'echo',
  'crash-before',
  'crash-after',
  'stall-before',
  'stall-after',
  'duplicated',
  'delayed',
  'unnotified',
  'torn',
  'repeated',
] as const;
export type FaultKind = (typeof faultKinds)[number];
export type Rates = Partial<Record<FaultKind, number>>;

/** What can happen to each kind of request, in the order in which one draw decides. */
const possible = {
  read: ['throttled', 'timed-out', 'crash-before', 'stall-before', 'stall-after'],
  write: [
    'throttled',
    'timed-out',
    'lost',
    'late',
    'conflict',
    'echo',
    'crash-before',
    'crash-after',
    'stall-before',
    'stall-after',
    'repeated',
  ],
  page: ['throttled', 'timed-out', 'torn', 'crash-before', 'stall-before', 'stall-after'],
  // Its token makes an echo harmless.
  transaction: [
    'throttled',
    'timed-out',
    'lost',
    'late',
    'conflict',
    'crash-before',
    'crash-after',
    'stall-before',
    'stall-after',
  ],
  overwrite: [
    'throttled',
    'timed-out',
    'lost',
    'late',
    'crash-before',
    'crash-after',
    'stall-before',
    'stall-after',
  ],
  send: ['throttled', 'timed-out', 'lost', 'crash-before', 'crash-after', 'stall-before'],
  message: ['duplicated', 'delayed', 'unnotified'],
} as const satisfies Record<string, FaultKind[]>;
export type Occasion = keyof typeof possible;

/** One fault that happened, or may be left out to see whether it matters. */
export interface Fault {
  /** Which occasion it was, counted from 1. */
  number: number;
  kind: FaultKind;
  /** Between 0 and 1: how long, of what it can be. */
  extent: number;
  what: string;
  time: number;
}

export class Faults {
  readonly happened: Fault[] = [];
  /** From here on nothing goes wrong any more. */
  calm = false;
  private number = 0;
  private readonly random: Random;
  private readonly rates: Rates;
  private readonly only: ReadonlySet<number> | undefined;
  private readonly where: RegExp | undefined;

  /** `where`: nothing else goes wrong, by name. `only`: nothing else happens, by number. */
  constructor(
    seed: number,
    { rates, where }: { rates: Rates; where?: RegExp | undefined },
    only?: ReadonlySet<number>,
  ) {
    this.random = new Random(seed);
    this.rates = rates;
    this.only = only;
    this.where = where;
  }

  /** What goes wrong this time; undefined when nothing does. */
  strike(occasion: Occasion, what: string, key: string, time: number): Fault | undefined {
    const number = ++this.number;
    let draw = this.random.next();
    if (this.calm || this.where?.test(`${what} ${key}`) === false) return undefined;
    for (const kind of possible[occasion]) {
      const rate = this.rates[kind] ?? 0;
      if (draw >= rate) {
        draw -= rate;
        continue;
      }
      if (this.only?.has(number) === false) return undefined;
      const fault = { number, kind, extent: draw / rate, what: `${what} ${key}`, time };
      this.happened.push(fault);
      return fault;
    }
    return undefined;
  }
}
