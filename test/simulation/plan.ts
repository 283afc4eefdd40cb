/**
 * What one seed means: what the editors do, what goes wrong how often, and which safety nets hang.
 * Each seed takes a handful of everything (swarm testing), so that rare things meet each other.
 */
import type { Ports } from '../../functions/publish/ports.ts';
import { LATENESS, LIFETIME } from './instance.ts';
import { faultKinds, type FaultKind, type Rates } from './faults.ts';
import type { QueueSettings, Stage } from './queue.ts';
import { Random } from './random.ts';
import type { Step } from './desk.ts';
import { focuses, type Focus, type FocusName } from './focus.ts';
import { focused, steps } from './workload.ts';

export interface Plan {
  seed: number;
  steps: Step[];
  rates: Rates;
  /** What may go wrong at all: requests and messages, by name; undefined: any. */
  where?: RegExp | undefined;
  queues: Record<Stage, QueueSettings>;
  /** Whether the sweep runs every hour; without it no notification is lost. */
  sweep: boolean;
  /** Milliseconds after which a run looks once more; undefined: never. */
  secondLooks: number | undefined;
  guard: Pick<Ports, 'withdrawalShare'>;
}

/** Which safety nets hang; undefined leaves it to the seed. */
export interface Nets {
  sweep?: boolean;
  secondLooks?: boolean;
}

/** Milliseconds after which a run looks once more, as the real ones do. */
const SECOND_LOOKS = 900_000;

/** A focus takes only schedules of its own kind, with its own nets. */
export function planOf(seed: number, nets: Nets = {}, focus?: FocusName): Plan {
  if (focus !== undefined) return focusedPlan(seed, focuses[focus]);
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995);
  const sweep = random.chance(0.3);
  const secondLooks = random.chance(0.6);
  const hot = random.chance(0.4);
  const hung = { sweep: nets.sweep ?? sweep, secondLooks: nets.secondLooks ?? secondLooks };
  return {
    seed,
    sweep: hung.sweep,
    secondLooks: hung.secondLooks ? SECOND_LOOKS : undefined,
    queues: queuesOf(random, hung.secondLooks),
    rates: { ...ratesOf(random, hung), ...(hot && stormy(random)) },
    steps: steps(random, hung.sweep, hot),
    guard: random.chance(0.5) ? { withdrawalShare: 0.2 } : {},
  };
}

function focusedPlan(seed: number, { nets, editing, rates, where, queue }: Focus): Plan {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ 0x3c6ef372);
  const { ingest, syndicate, announce } = queuesOf(random, nets.secondLooks);
  const drawn = Object.entries(rates).map(([kind, range]) => [kind, random.between(...range)]);
  return {
    seed,
    sweep: nets.sweep,
    secondLooks: nets.secondLooks ? SECOND_LOOKS : undefined,
    queues: {
      ingest: { ...ingest, ...queue },
      syndicate: { ...syndicate, ...queue },
      announce: { ...announce, ...queue },
    },
    rates: Object.fromEntries(drawn) as Rates,
    where,
    steps: focused(random, nets.sweep, editing),
    guard: {},
  };
}

/**
 * Without second looks nobody looks after a writer that is slower than its message's absence, so
 * that the queues must hold their messages back for longer, as AWS recommends.
 */
function queuesOf(random: Random, secondLooks: boolean): Plan['queues'] {
  const safe = 2 * LIFETIME;
  const visibility = secondLooks ? random.pick([2000, 15_000, 90_000, safe]) : safe;
  const width = (most: number): number => 1 + random.below(most);
  return {
    ingest: { visibility, batch: random.pick([1, 3, 10]), width: width(4) },
    syndicate: { visibility, batch: random.pick([1, 10, 100]), width: width(3) },
    announce: { visibility, batch: random.pick([1, 100]), width: width(2) },
  };
}

function ratesOf(random: Random, { sweep, secondLooks }: Required<Nets>): Rates {
  const rates: Rates = {};
  const fine = random.chance(0.1);
  for (const kind of faultKinds) {
    const chosen = random.chance(0.4);
    const rate = random.between(0.001, kind === 'delayed' || kind === 'duplicated' ? 0.3 : 0.03);
    if (fine || !chosen || !possibleWithout(kind, { sweep, secondLooks })) continue;
    rates[kind] = rate;
  }
  return rates;
}

/** Runs that sleep and die in the middle, again and again. */
function stormy(random: Random): Rates {
  return {
    'stall-before': random.between(0.01, 0.15),
    'crash-before': random.between(0.001, 0.03),
    duplicated: random.between(0.01, 0.5),
  };
}

/** What only the sweep finds, and what only a second look does. */
function possibleWithout(kind: FaultKind, { sweep, secondLooks }: Required<Nets>): boolean {
  if (kind === 'unnotified') return sweep;
  return kind !== 'late' || (secondLooks && LIFETIME * 2 + LATENESS < SECOND_LOOKS);
}
