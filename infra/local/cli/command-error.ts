/**
 * A command that cannot run as asked: a taken port, a folder that is not there, a misspelt option.
 * The message is one sentence for the person at the keyboard; the command line prints it, without
 * a stack trace, and exits with 2.
 */
export class CommandError extends Error {
  readonly exitCode = 2;
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommandError';
  }
}
