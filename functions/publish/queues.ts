/**
 * The queues that wake the functions. *Ingest* and *syndicate* have two each: what editors push, and what goes
 * through the whole archive (other settings, another renderer, a repair), behind which no editor waits. What
 * a run causes waits in its own line, so that a thousand articles of the archive stay there to the end.
 */
import { FURTHER, SETTINGS_SOURCE, type SourceKey } from '../site/keys.ts';
import type { Enqueue, Ports } from './ports.ts';

/** The functions that messages wake. */
export const stages = ['ingest', 'syndicate', 'announce'] as const;
export type Stage = (typeof stages)[number];

/** A queue that is named for its stage alone is the editors'. */
export const queueNames = [...stages, 'ingest-archive', 'syndicate-archive'] as const;
export type QueueName = (typeof queueNames)[number];

export type Lane = 'push' | 'archive';

export interface Send {
  now: (queue: QueueName, keys: readonly string[]) => Promise<void>;
  /** When nobody is left who could still write (protocol, point 7); absent where nobody ever is. */
  later?: (queue: QueueName, keys: readonly string[], writer?: string) => Promise<void>;
}

export function stageOf(queue: QueueName): Stage {
  return queue.replace('-archive', '') as Stage;
}

/** Of its name, or whatever ends with it. */
export function laneOf(queue: string): Lane {
  return queue.endsWith('-archive') ? 'archive' : 'push';
}

/** What runs of this lane enqueue. A round through everything is the archive's, whoever asks for it. */
export function enqueueFrom(lane: Lane, { now, later }: Send): Enqueue {
  const own = (stage: 'ingest' | 'syndicate') => queueOf(stage, lane);
  return {
    ingest: (keys) => now(own('ingest'), keys),
    archive: (keys) => now('ingest-archive', keys),
    syndicate: async (keys) => {
      const isArchive = (key: SourceKey) => key === SETTINGS_SOURCE || key === FURTHER;
      const some = keys.filter((key) => !isArchive(key));
      const all = keys.filter(isArchive);
      await now(own('syndicate'), some);
      if (all.length > 0) await now('syndicate-archive', all);
    },
    announce: (keys) => now('announce', keys),
    ...(later && { recheck: (stage, keys, writer) => later(own(stage), keys, writer) }),
  };
}

/** The same ports for runs of each lane. */
export function inLanes(ports: Omit<Ports, 'enqueue'>, send: Send): Record<Lane, Ports> {
  return {
    push: { ...ports, enqueue: enqueueFrom('push', send) },
    archive: { ...ports, enqueue: enqueueFrom('archive', send) },
  };
}

function queueOf(stage: 'ingest' | 'syndicate', lane: Lane): QueueName {
  return lane === 'push' ? stage : `${stage}-archive`;
}
