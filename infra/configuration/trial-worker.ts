/** A configuration on trial in a thread that can be stopped, should it never end. */
import { parentPort, workerData } from 'node:worker_threads';
import { ConfigurationError } from './error.ts';
import { loadConfiguration } from './load.ts';
import { tryOut } from './trial.ts';
import { faultLine, thrownLine } from './where.ts';

/** Sentences; none where all is well. */
function tried(file: string): string[] {
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

parentPort!.postMessage(tried(workerData as string));
