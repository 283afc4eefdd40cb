/** Asks whoever sits at the terminal, on standard error, so that standard output stays data. */
import { createInterface, type Interface } from 'node:readline';
import { CommandError } from './command-error.ts';

/** Who sits at the terminal; `process` has both. */
type Streams = Record<'stdin', NodeJS.ReadableStream & Tty> &
  Record<'stderr', NodeJS.WritableStream & Tty>;

interface Tty {
  isTTY?: boolean;
}

/** Resolves with one line; what is asked may be several. */
export type Ask = (question: string) => Promise<string>;

/**
 * Runs `work` with somebody to ask, or with nobody where nobody could answer. Asking throws
 * CommandError, and says `unanswered`, when the terminal is closed over a question (Ctrl+D).
 */
export async function withAnswers<T>(
  unanswered: string,
  work: (ask?: Ask) => Promise<T>,
  { stdin: input, stderr: output }: Streams = process,
): Promise<T> {
  if (!input.isTTY || !output.isTTY) return await work();
  let terminal: Interface | undefined;
  let lines: AsyncIterator<string> | undefined;
  let isOpen = true;
  try {
    return await work(async (question) => {
      terminal ??= createInterface({ input, output }).once('close', () => (isOpen = false));
      // One reader for all questions, so that lines that are pasted at once are not lost.
      lines ??= terminal[Symbol.asyncIterator]();
      // Only its last line is the prompt, which readline may draw again.
      const start = question.lastIndexOf('\n') + 1;
      output.write(question.slice(0, start));
      // Lines that were typed before it was closed are still answers.
      if (isOpen) terminal.setPrompt(question.slice(start));
      if (isOpen) terminal.prompt();
      const line = await lines.next();
      if (line.done === true) throw new CommandError(unanswered);
      return line.value;
    });
  } finally {
    terminal?.close();
  }
}
