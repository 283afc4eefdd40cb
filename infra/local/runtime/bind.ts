/**
 * The composition root on one machine: folders bound to the ports of the protocol. The main thread
 * and every worker bind the same way, as every Lambda instance binds the same buckets.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isAnnounced, RECORDS } from '../../../functions/site/keys.ts';
import type { Announcement, Ports, LogEvent } from '../../../functions/publish/ports.ts';
import { counted, type Requests } from '../../../functions/store/counting.ts';
import { FilesystemStore } from '../../../functions/store/filesystem.ts';
import { notifying } from '../../../functions/store/notifying.ts';
import type { Store } from '../../../functions/store/store.ts';
import { CommandError } from '../cli/command-error.ts';
import { openContentFolder } from './content-folder.ts';
import type { Folders } from './folders.ts';
import type { Stage } from './queues.ts';

/** Who hears of what happens. */
export interface Listeners {
  enqueue(stage: Stage, keys: readonly string[]): void;
  log(event: LogEvent): void;
  announce(changes: readonly Announcement[]): Promise<void> | void;
}

export interface Bound {
  ports: Ports;
  /** Store requests so far, by store and kind. */
  requests: Record<'source' | 'state' | 'site', Requests>;
  close(): void;
}

export function bind(folders: Folders, listeners: Listeners): Bound {
  const state = openStore(folders.out, 'state');
  const site = openStore(folders.out, 'site');
  const source = openContentFolder(folders.content);
  const bound = bindStores({ source, state, site }, folders, listeners);
  return {
    ...bound,
    close: () => {
      state.close();
      site.close();
    },
  };
}

/** The same, for stores that are open already. */
export function bindStores(
  stores: Record<'source' | 'state' | 'site', Store>,
  folders: Pick<Folders, 'renderer' | 'baseUrl'>,
  listeners: Listeners,
): Omit<Bound, 'close'> {
  const source = counted(stores.source);
  const state = counted(stores.state);
  const site = counted(stores.site);
  const ports: Ports = {
    source,
    state: notifying(state, ({ key }) => {
      if (key.startsWith(RECORDS)) listeners.enqueue('syndicate', [key]);
    }),
    site: notifying(site, ({ key }) => {
      if (isAnnounced(key)) listeners.enqueue('announce', [key]);
    }),
    renderer: folders.renderer,
    guard: 'together',
    ...(folders.baseUrl !== undefined && { baseUrl: folders.baseUrl }),
    now: () => new Date(),
    nonce: randomUUID,
    enqueue: {
      ingest: async (keys) => listeners.enqueue('ingest', keys),
      syndicate: async (keys) => listeners.enqueue('syndicate', keys),
      announce: async (keys) => listeners.enqueue('announce', keys),
      // A file system has no request that outlives its caller: there is nothing to look for later.
      recheck: async () => undefined,
    },
    announcer: { announce: async (changes) => await listeners.announce(changes) },
    log: (event) => listeners.log(event),
  };
  const requests = { source: source.requests, state: state.requests, site: site.requests };
  return { ports, requests };
}

/** One of the folders below OUT; its index stands beside it, not in what is served. */
export function openStore(out: string, name: 'state' | 'site'): FilesystemStore {
  return FilesystemStore.open({
    root: join(out, name),
    index: join(out, 'index', `${name}.db`),
  });
}

/** The same, of what is published. Throws CommandError where nothing is. */
export function openPublished(out: string, name: 'state' | 'site'): FilesystemStore {
  const folder = resolve(out);
  if (!existsSync(join(folder, 'state'))) throw nothingPublished(out);
  return openStore(folder, name);
}

export function nothingPublished(where: string): CommandError {
  return new CommandError(`Nothing is published in ${where}: run publish first.`);
}
