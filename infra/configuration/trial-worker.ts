/** A configuration on trial in a thread that can be stopped, should it never end. */
import { parentPort, workerData } from 'node:worker_threads';
import { faultsOf } from './faults.ts';

parentPort!.postMessage(faultsOf(workerData as string));
