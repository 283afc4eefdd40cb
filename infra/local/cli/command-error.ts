/** What a command could not do, and how it is said. */
import { closestMatch } from 'leven';
import { ConfigurationError } from '../../configuration/error.ts';
import { StoreError } from '../../../functions/store/store.ts';

/**
 * A command that cannot run as asked: a taken port, a folder that is not there, a queue that cannot
 * be emptied. The message is one sentence for the person at the keyboard; the command line prints
 * it, without a stack trace, and exits with 2.
 */
export class CommandError extends Error {
  readonly exitCode = 2;
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommandError';
  }
}

/** A command line that cannot be understood; the sentence says how to write it. */
export class Misunderstood extends CommandError {}

/** One sentence for whatever went wrong: what was to be expected says so itself, all else is a bug. */
export function sentence(error: unknown): string {
  const isSaid =
    error instanceof CommandError ||
    error instanceof StoreError ||
    error instanceof ConfigurationError;
  if (isSaid) return error.message;
  const said = error instanceof Error ? error.message : String(error);
  if (said.startsWith("Cannot find package '@aws-sdk/")) return AWS_NEEDED;
  return `healthwire stopped where it never should: ${said}. Please report this.`;
}

/** ` Did you mean "start"?`, or nothing where no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const maxDistance = Math.max(2, Math.floor(word.length / 3));
  const match = closestMatch(word, known, { maxDistance });
  return match === undefined ? '' : ` Did you mean "${match}"?`;
}

/** The package comes without them: most who write need none, and they are larger than all else. */
const AWS_NEEDED =
  'What works on AWS needs four packages more: npm install @aws-sdk/client-s3 @aws-sdk/client-sqs' +
  ' @aws-sdk/client-dynamodb @aws-sdk/lib-dynamodb';
