/** What is wrong with an operator's configuration: sentences, each at its line, for whoever wrote it. */
export class ConfigurationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigurationError';
  }
}
