/** Many configurations, one after another in one thread: each file is read once, as in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { faultsOf } from '../../../infra/configuration/faults.ts';

parentPort!.postMessage((workerData as string[]).map(faultsOf));
