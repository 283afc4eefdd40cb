/**
 * Lambda function *sweep*: woken by the clock, every minute for what is due and every hour for
 * what is out of step, and at the end of a rebuild; once a day it asks for a round through everything.
 */
import { wakeDue } from '../publish/due.ts';
import { sweepOn } from '../publish/sweep.ts';
import { bindSweep } from './bind.ts';
import { observed } from './telemetry.ts';

const ports = bindSweep();

/** What its schedule tells it, or who has rebuilt everything. */
interface Order {
  only?: 'due';
  /** A round through everything is to follow, whenever the last one was. */
  round?: true;
}

/** Answers with how many sources were looked at and how many were sent to be repaired, or were due. */
export const handler = observed('sweep', async (order: Order | undefined) => {
  if (order?.only === 'due') return { due: await wakeDue(ports) };
  const { sources, ingest } = await sweepOn(ports, { round: order?.round === true });
  return { sources, repaired: ingest.length };
});
