/** All that is wrong with a configuration, found by reading it and trying it out. */
import { ConfigurationError } from './error.ts';
import { loadConfiguration } from './load.ts';
import { tryOut } from './trial.ts';
import { faultLine, thrownLine } from './where.ts';

/** Sentences, each at its line; none where all is well. It may never end: whoever asks watches from another thread. */
export function faultsOf(file: string): string[] {
  try {
    const { house, files, thrown } = loadConfiguration(file);
    let faults: string[];
    try {
      faults = tryOut(house).map((fault) => faultLine(fault, files));
    } catch (error) {
      faults = [thrownLine(error, files)];
    }
    // Where it stands that something was thrown is worth more than what came of it.
    return thrown.length > 0 ? [thrownLine(thrown[0], files)] : faults;
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message.split('\n');
    throw error;
  }
}
