/**
 * Lambda function *sweep*: woken by the clock, every minute for what is due and every hour for
 * everything, and at the end of a rebuild.
 */
import { wakeDue } from '../publish/due.ts';
import { sweep } from '../publish/sweep.ts';
import { bindSweep } from './bind.ts';
import { observed } from './telemetry.ts';

const ports = bindSweep();

/** What its schedule tells it; by nobody else, everything. */
interface Order {
  only?: 'due';
}

/** Answers with how many sources were looked at and how many were sent to be repaired, or were due. */
export const handler = observed('sweep', async (order: Order | undefined) => {
  if (order?.only === 'due') return { due: await wakeDue(ports) };
  const { sources, ingest } = await sweep(ports);
  return { sources, repaired: ingest.length };
});
