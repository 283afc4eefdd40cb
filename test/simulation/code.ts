/** The code that is simulated: the real one, or a mutant of it. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Ports } from '../../functions/publish/ports.ts';
import type { Stage } from '../../functions/publish/queues.ts';
import { mutants, type Mutant } from './mutants.ts';

export interface Code {
  handlers: Record<Stage, (ports: Ports) => (event: SQSEvent) => Promise<SQSBatchResponse>>;
  sweep: (ports: Ports) => Promise<unknown>;
  /** How the queues around it are broken, for mutants. */
  queues: Mutant['queues'];
  /** Lets the withdrawals go that are held; returns their slugs. */
  confirmHeld: (ports: Ports) => Promise<string[]>;
}

/** Articles that one invocation of ingest works on at a time. */
const WIDTH = 3;

/** `mutant` names one of mutants.ts; its change is made by loading.ts while the files load. */
export async function loadCode(mutant?: string): Promise<Code> {
  const found = mutants.find(({ name }) => name === mutant);
  if (mutant !== undefined && found === undefined)
    throw new Error(`There is no mutant “${mutant}”.`);
  const { edits, queues } = found ?? {};
  const query = edits === undefined ? '' : `?mutant=${encodeURIComponent(mutant!)}`;
  const folder = '../../functions/publish';
  const { ingestHandler } = (await import(
    `${folder}/handlers/ingest.ts${query}`
  )) as typeof import('../../functions/publish/handlers/ingest.ts');
  const { syndicateHandler } = (await import(
    `${folder}/handlers/syndicate.ts${query}`
  )) as typeof import('../../functions/publish/handlers/syndicate.ts');
  const { announceHandler } = (await import(
    `${folder}/handlers/announce.ts${query}`
  )) as typeof import('../../functions/publish/handlers/announce.ts');
  const { sweepOn } = (await import(
    `${folder}/sweep.ts${query}`
  )) as typeof import('../../functions/publish/sweep.ts');
  const { confirmHeld } = (await import(
    `${folder}/ingest/guard.ts${query}`
  )) as typeof import('../../functions/publish/ingest/guard.ts');
  return {
    handlers: {
      ingest: (ports) => ingestHandler(ports, WIDTH),
      syndicate: syndicateHandler,
      announce: announceHandler,
    },
    sweep: (ports) => sweepOn(ports, { round: true }),
    queues,
    confirmHeld,
  };
}
