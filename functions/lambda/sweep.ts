/** Lambda function *sweep*: woken by the clock, and at the end of a rebuild. */
import { sweep } from '../publish/sweep.ts';
import { bindSweep } from './bind.ts';
import { observed } from './telemetry.ts';

const ports = bindSweep();

/** Answers with how many sources were looked at and how many were sent to be repaired. */
export const handler = observed('sweep', async () => {
  const { sources, ingest } = await sweep(ports);
  return { sources, repaired: ingest.length };
});
