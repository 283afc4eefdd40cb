/** One sentence for whatever went wrong. */
import { StoreError } from '../../../functions/store/store.ts';
import { CommandError } from '../cli/command-error.ts';
import { DeadLetter } from './queues.ts';

/** What was to be expected says so itself; all else is a mistake in the program. */
export function sentence(error: unknown): string {
  const known =
    error instanceof CommandError || error instanceof StoreError || error instanceof DeadLetter;
  if (known) return error.message;
  const said = error instanceof Error ? error.message : String(error);
  return `healthwire stopped where it never should: ${said}. Please report this.`;
}
