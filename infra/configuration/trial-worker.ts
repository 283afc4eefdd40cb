/** A configuration on trial in a thread that can be stopped, should it never end. */
import { parentPort, workerData } from 'node:worker_threads';
import { faultsOf } from './faults.ts';
import { READY } from './house.ts';

parentPort!.postMessage(READY);
parentPort!.postMessage(faultsOf(workerData as string));
