/**
 * How far a long piece of work has come: on a terminal a bar, elsewhere now and then a line. Short
 * work stays silent: nothing is written before a second has passed.
 */

/** Where it writes; `process.stderr` is one. */
export interface ProgressStream {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

export interface Progress {
  /** Work whose length nobody knows. Call either as often as there is something new. */
  update(text: string): void;
  /** `12 of 400 articles`; what is done to them stands before it: `Checking`. */
  count(done: number, total: number, what: string, does?: string): void;
  /** Takes the bar away, where there is one. */
  done(): void;
}

const SILENCE_MS = 1_000;
const BETWEEN_FRAMES_MS = 100;
const BETWEEN_LINES_MS = 5_000;
/** A bar shorter than the shortest shows nothing. */
const LONGEST_BAR_COLUMNS = 40;
const SHORTEST_BAR_COLUMNS = 10;

/**
 * On a terminal one line that is rewritten; elsewhere (a log) a line every few seconds. `now` is a
 * clock in milliseconds that never goes back.
 */
export function createProgress(
  stream: ProgressStream,
  now: () => number = () => performance.now(),
): Progress {
  const terminal = stream.isTTY === true;
  const pause = terminal ? BETWEEN_FRAMES_MS : BETWEEN_LINES_MS;
  let next = now() + SILENCE_MS;
  let shown = false;
  const show = (text: string, share?: number) => {
    if (now() < next) return;
    next = now() + pause;
    shown = true;
    // A line that wraps could not be rewritten: one column stays free. Some terminals say 0.
    const columns = (stream.columns === 0 ? 80 : (stream.columns ?? 80)) - 1;
    stream.write(terminal ? `\r\u001b[K${drawn(text, share, columns)}` : `${text}\n`);
  };
  return {
    update: (text) => show(text),
    count(done, total, what, does) {
      const counts = `${done} of ${total} ${what}`;
      show(does === undefined ? counts : `${does} ${counts}`, total === 0 ? 1 : done / total);
    },
    done() {
      if (terminal && shown) stream.write('\r\u001b[K');
      shown = false;
    },
  };
}

/** The bar, where there is room for one, and the text behind it. */
function drawn(text: string, share: number | undefined, columns: number): string {
  const room = Math.min(LONGEST_BAR_COLUMNS, columns - text.length - 2);
  if (share === undefined || room < SHORTEST_BAR_COLUMNS) return text.slice(0, columns);
  const full = Math.round(Math.min(1, Math.max(0, share)) * room);
  return `${'█'.repeat(full)}${'░'.repeat(room - full)}  ${text}`;
}
