/**
 * What one seed means: what the editors do, what goes wrong how often, and which safety nets hang.
 * Each seed takes a handful of everything (swarm testing), so that rare things meet each other.
 */
import type { Ports } from '../../functions/publish/ports.ts';
import { faultKinds, LATENESS_MS, LIFETIME_MS, type FaultKind, type Rates } from './faults.ts';
import type { QueueName } from '../../functions/publish/queues.ts';
import type { QueueSettings } from './queue.ts';
import { Random } from './random.ts';
import type { Step } from './desk.ts';
import { focuses, type Focus, type FocusName, type Nets } from './focus.ts';
import { focused, steps } from './workload.ts';

export interface Plan {
  seed: number;
  steps: Step[];
  rates: Rates;
  /** What may go wrong at all: requests and messages, by name; undefined: any. */
  where?: RegExp | undefined;
  queues: Record<QueueName, QueueSettings>;
  /** Whether the sweep runs every hour; without it no notification is lost. */
  sweep: boolean;
  /** Milliseconds after which a run looks once more; undefined: never. */
  rechecks: number | undefined;
  guard: Pick<Ports, 'guard'>;
}

/** Milliseconds after which a run looks once more, as the real ones do. */
const RECHECK_MS = 900_000;

/** A focus takes only schedules of its own kind, with its own nets. */
export function planOf(seed: number, nets: Nets = {}, focus?: FocusName): Plan {
  if (focus !== undefined) return focusedPlan(seed, focuses[focus]);
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995);
  const sweep = random.chance(0.3);
  const rechecks = random.chance(0.6);
  const hot = random.chance(0.4);
  const hung = { sweep: nets.sweep ?? sweep, rechecks: nets.rechecks ?? rechecks };
  return {
    seed,
    sweep: hung.sweep,
    rechecks: hung.rechecks ? RECHECK_MS : undefined,
    queues: queuesOf(random, hung.rechecks),
    rates: { ...ratesOf(random, hung), ...(hot && stormy(random)) },
    steps: steps(random, hung.sweep, hot),
    guard: random.chance(0.5) ? { guard: 'each' } : {},
  };
}

function focusedPlan(seed: number, { nets, editing, rates, where, queue }: Focus): Plan {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ 0x3c6ef372);
  const queues = Object.entries(queuesOf(random, nets.rechecks));
  const drawn = Object.entries(rates).map(([kind, range]) => [kind, random.between(...range)]);
  return {
    seed,
    sweep: nets.sweep,
    rechecks: nets.rechecks ? RECHECK_MS : undefined,
    queues: Object.fromEntries(
      queues.map(([name, settings]) => [name, { ...settings, ...queue }]),
    ) as Plan['queues'],
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
function queuesOf(random: Random, rechecks: boolean): Plan['queues'] {
  const safe = 2 * LIFETIME_MS;
  const visibility = rechecks ? random.pick([2000, 15_000, 90_000, safe]) : safe;
  const width = (most: number): number => 1 + random.below(most);
  const ingest = { visibility, batch: random.pick([1, 3, 10]), width: width(4) };
  const syndicate = { visibility, batch: random.pick([1, 10, 100]), width: width(3) };
  const announce = { visibility, batch: random.pick([1, 100]), width: width(2) };
  return {
    ...{ ingest, syndicate, announce },
    ...{ 'ingest-archive': ingest, 'syndicate-archive': syndicate },
  };
}

function ratesOf(random: Random, { sweep, rechecks }: Required<Nets>): Rates {
  const rates: Rates = {};
  const fine = random.chance(0.1);
  for (const kind of faultKinds) {
    const chosen = random.chance(0.4);
    const rate = random.between(0.001, kind === 'delayed' || kind === 'duplicated' ? 0.3 : 0.03);
    if (fine || !chosen || !possibleWithout(kind, { sweep, rechecks })) continue;
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
function possibleWithout(kind: FaultKind, { sweep, rechecks }: Required<Nets>): boolean {
  if (kind === 'unnotified') return sweep;
  return (
    (kind !== 'late' && kind !== 'repeated') ||
    (rechecks && LIFETIME_MS * 2 + LATENESS_MS < RECHECK_MS)
  );
}
