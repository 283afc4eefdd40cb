/** Asks whoever sits at the terminal, on standard error, so that standard output stays data. */
import { createInterface, type Interface } from 'node:readline';
import { CommandError } from '../../cli/command-error.ts';
import { UNANSWERED, type Ask } from './answers.ts';

/**
 * Runs `work` with somebody to ask, or with nobody where nobody could answer. Asking throws
 * CommandError when the terminal is closed over a question (Ctrl+D).
 */
export async function withTerminal<T>(work: (ask?: Ask) => Promise<T>): Promise<T> {
  const { stdin: input, stderr: output } = process;
  if (!input.isTTY || !output.isTTY) return await work();
  let terminal: Interface | undefined;
  let lines: AsyncIterator<string> | undefined;
  try {
    return await work(async (question) => {
      terminal ??= createInterface({ input, output });
      // One reader for all questions, so that lines that are pasted at once are not lost.
      lines ??= terminal[Symbol.asyncIterator]();
      // Only its last line is the prompt, which readline may draw again.
      const start = question.lastIndexOf('\n') + 1;
      output.write(question.slice(0, start));
      terminal.setPrompt(question.slice(start));
      terminal.prompt();
      const line = await lines.next();
      if (line.done === true) throw new CommandError(UNANSWERED);
      return line.value;
    });
  } finally {
    terminal?.close();
  }
}
