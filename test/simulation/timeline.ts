/**
 * Simulated time: what is to happen, and when, in milliseconds. Nothing happens at the same time:
 * between two events all promises that can settle have settled.
 */
export class Timeline {
  now = 0;
  /** Events so far. */
  count = 0;
  private readonly heap: Moment[] = [];
  private order = 0;

  at(time: number, what: () => void): void {
    const moment = { time: Math.max(time, this.now), order: this.order++, what };
    const { heap } = this;
    let at = heap.push(moment) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (before(heap[parent]!, moment)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = moment;
  }

  after(wait: number, what: () => void): void {
    this.at(this.now + wait, what);
  }

  /** Until nothing is left to happen, or so many events have happened; true when all is at rest. */
  rest(limit: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const step = (): void => {
        const moment = this.count < limit ? this.take() : undefined;
        if (moment === undefined) return resolve(this.heap.length === 0);
        this.now = moment.time;
        this.count++;
        try {
          moment.what();
        } catch (error) {
          return reject(error instanceof Error ? error : new Error(String(error)));
        }
        settled(step);
      };
      settled(step);
    });
  }

  private take(): Moment | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || first === last) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (child >= heap.length || before(last, heap[child]!)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

interface Moment {
  time: number;
  order: number;
  what: () => void;
}

function before(a: Moment, b: Moment): boolean {
  return a.time < b.time || (a.time === b.time && a.order < b.order);
}

/**
 * Calls when every promise that can settle has. A tick asked for by a microtask comes after all
 * other microtasks, and costs a tenth of a turn of the event loop.
 */
function settled(step: () => void): void {
  queueMicrotask(() => process.nextTick(step));
}
