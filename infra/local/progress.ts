/**
 * A line that says how far a long piece of work has come. Short work stays silent: nothing is
 * written before a second has passed.
 */

/** Where it writes; `process.stderr` is one. */
export interface ProgressStream {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

export interface Progress {
  /** Call it as often as there is something new: `progress.update('12 of 400 articles')`. */
  update(text: string): void;
  /** Takes the line away, where there is one. */
  done(): void;
}

/** Milliseconds. */
const SILENCE = 1_000;
const BETWEEN_FRAMES = 100;
const BETWEEN_LINES = 5_000;

/**
 * On a terminal one line that is rewritten; elsewhere (a log) a line every few seconds. `now` is a
 * clock in milliseconds that never goes back.
 */
export function createProgress(
  stream: ProgressStream,
  now: () => number = () => performance.now(),
): Progress {
  const terminal = stream.isTTY === true;
  const pause = terminal ? BETWEEN_FRAMES : BETWEEN_LINES;
  let next = now() + SILENCE;
  let shown = false;
  return {
    update(text) {
      if (now() < next) return;
      next = now() + pause;
      shown = true;
      // A line that wraps could not be rewritten: one column stays free.
      const line = text.slice(0, (stream.columns ?? 80) - 1);
      stream.write(terminal ? `\r\u001b[K${line}` : `${text}\n`);
    },
    done() {
      if (terminal && shown) stream.write('\r\u001b[K');
      shown = false;
    },
  };
}
