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

/** `later`: when nobody is left who could still write (protocol, point 7). */
export type Send = (
  queue: QueueName,
  keys: readonly string[],
  when: 'now' | 'later',
) => Promise<void>;

export function stageOf(queue: QueueName): Stage {
  return queue.replace('-archive', '') as Stage;
}

/** Of its name, or whatever ends with it. */
export function laneOf(queue: string): Lane {
  return queue.endsWith('-archive') ? 'archive' : 'push';
}

/** What runs of this lane enqueue. A round through everything is the archive's, whoever asks for it. */
export function enqueueFrom(lane: Lane, send: Send): Enqueue {
  const own = (stage: 'ingest' | 'syndicate') => queueOf(stage, lane);
  return {
    ingest: (keys) => send(own('ingest'), keys, 'now'),
    archive: (keys) => send('ingest-archive', keys, 'now'),
    syndicate: async (keys) => {
      const isArchive = (key: SourceKey) => key === SETTINGS_SOURCE || key === FURTHER;
      const some = keys.filter((key) => !isArchive(key));
      const all = keys.filter(isArchive);
      await send(own('syndicate'), some, 'now');
      if (all.length > 0) await send('syndicate-archive', all, 'now');
    },
    announce: (keys) => send('announce', keys, 'now'),
    recheck: (stage, keys) => send(own(stage), keys, 'later'),
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
