/**
 * The network before the stores, the table and the queues: each request travels, is done at one moment,
 * and its answer comes at once or later; what goes wrong with it is decided by the faults.
 */
import { StoreError } from '../../functions/store/store.ts';
import { LATENESS_MS, type Fault, type Occasion } from './faults.ts';
import type { Shared } from './shared.ts';

/** Shortest and longest sleep. */
const STALL = [50, 230_000] as const;

/** The process that asks. */
export interface Asking {
  readonly name: string;
  readonly dead: boolean;
  /** Whether it has been at work for longer than it may. */
  readonly overdue: boolean;
  /** How many of its writes were sent again. */
  repeats: number;
  die(): void;
  /** Takes an answer in, perhaps later; a dead one hears nothing. */
  hear(settle: () => void): void;
}

export interface Request<T> {
  occasion: Occasion;
  what: string;
  key: string;
  run: () => T;
  /** What is answered where it is refused though nothing stands against it. */
  refusal?: T;
  /** The rest of an answer of which the first half was read before, where that can be torn. */
  rest?: (first: T) => T;
}

export class Network {
  private readonly shared: Pick<Shared, 'timeline' | 'random' | 'faults' | 'note'>;
  private readonly asking: Asking;

  constructor(shared: Network['shared'], asking: Asking) {
    this.shared = shared;
    this.asking = asking;
  }

  request<T>(request: Request<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const { asking } = this;
      if (asking.dead) return;
      const { timeline, random, faults } = this.shared;
      const draw = random.next();
      const what = `${asking.name} ${request.what}`;
      const fault = faults.strike(request.occasion, what, request.key, timeline.now);
      if (fault?.kind === 'crash-before') return asking.die();
      const stalled = fault?.kind === 'stall-before';
      // Most requests take milliseconds; some, hundreds.
      const travel = 1 + (draw < 0.9 ? draw * 20 : (draw - 0.9) * 3000);
      timeline.after(travel + (stalled ? stall(fault) : 0), () => {
        if (asking.overdue) asking.die();
        // In flight when its sender died: as likely done as not; not even sent when it slept.
        if (asking.dead && (stalled || draw % 0.01 < 0.005)) return;
        this.arrive(request, fault, resolve, reject);
      });
    });
  }

  private arrive<T>(
    { what, key, run, refusal, rest }: Request<T>,
    fault: Fault | undefined,
    resolve: (value: T) => void,
    reject: (error: unknown) => void,
  ): void {
    this.shared.note(this.asking.name, what, key, fault);
    const answer = (settle: () => void): void => this.answer(settle, fault);
    const fail = (failure: 'throttled' | 'unavailable', message: string): void =>
      answer(() => reject(new StoreError(failure, message)));
    switch (fault?.kind) {
      case 'throttled':
        return fail('throttled', '503 Slow Down');
      case 'timed-out':
        return fail('unavailable', 'timed out');
      case 'lost':
        attempt(run);
        return fail('unavailable', 'timed out');
      case 'late':
        this.late(what, key, run, fault);
        return fail('unavailable', 'timed out');
      case 'repeated':
        this.asking.repeats++;
        this.late(what, key, run, fault);
        return answer(outcome(run, resolve, reject));
      case 'conflict':
        return answer(() => resolve(refusal!));
      case 'echo':
        attempt(run);
        return answer(() => resolve(refusal!));
      case 'crash-after':
        attempt(run);
        return this.asking.die();
      case 'torn':
        return this.tear(run, rest!, fault, resolve, reject);
      default:
        return answer(outcome(run, resolve, reject));
    }
  }

  private late(what: string, key: string, run: () => unknown, { extent }: Fault): void {
    this.shared.timeline.after(1000 + extent * (LATENESS_MS - 1000), () => {
      this.shared.note(this.asking.name, `${what} late`, key);
      attempt(run);
    });
  }

  /** The first half is read now, the other one a little later. */
  private tear<T>(
    run: () => T,
    rest: (first: T) => T,
    fault: Fault,
    resolve: (value: T) => void,
    reject: (error: unknown) => void,
  ): void {
    let first: T;
    try {
      first = run();
    } catch (error) {
      return this.answer(() => reject(error), fault);
    }
    this.shared.timeline.after(1 + fault.extent * 1000, () =>
      this.answer(
        outcome(() => rest(first), resolve, reject),
        fault,
      ),
    );
  }

  private answer(settle: () => void, fault: Fault | undefined): void {
    const hear = (): void => this.asking.hear(settle);
    if (fault?.kind === 'stall-after') this.shared.timeline.after(stall(fault), hear);
    else hear();
  }
}

/** Does it now, and returns what tells of it. */
function outcome<T>(
  run: () => T,
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
): () => void {
  try {
    const value = run();
    return () => resolve(value);
  } catch (error) {
    return () => reject(error);
  }
}

function stall({ extent }: Fault): number {
  const [least, most] = STALL;
  return least * (most / least) ** extent;
}

/** Its answer, good or bad, is never heard: a mistake of the program is heard where somebody listens. */
function attempt(run: () => unknown): void {
  outcome(
    run,
    () => undefined,
    () => undefined,
  );
}
