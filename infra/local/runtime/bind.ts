/**
 * The composition root on one machine: folders bound to the ports of the protocol. The main thread
 * and every worker bind the same way, as every Lambda instance binds the same buckets.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isAnnounced } from '../../../functions/site/keys.ts';
import type { Announcement, LogEvent, Ports, Scaler } from '../../../functions/publish/ports.ts';
import { inLanes, type Lane, type QueueName } from '../../../functions/publish/queues.ts';
import { sharpScaler } from '../../../functions/publish/scaler.ts';
import { counted, type Requests } from '../../../functions/store/counting.ts';
import { FilesystemStore } from '../../../functions/store/filesystem.ts';
import { notifying, type StoreEvent } from '../../../functions/store/notifying.ts';
import type { Store } from '../../../functions/store/store.ts';
import { countedTable, type TableRequests } from '../../../functions/store/table/counting.ts';
import { SqliteTable } from '../../../functions/store/table/sqlite.ts';
import type { Table } from '../../../functions/store/table/table.ts';
import { scalerVersion } from '../../renderer.ts';
import { CommandError } from '../cli/command-error.ts';
import { openContentFolder } from './content-folder.ts';
import type { Folders } from './folders.ts';

/** Who hears of what happens. */
export interface Listeners {
  enqueue(queue: QueueName, keys: readonly string[]): void;
  log(event: LogEvent): void;
  announce(changes: readonly Announcement[]): Promise<void> | void;
  /** Of every object of the site. */
  wrote?(event: StoreEvent): void;
}

/** Requests so far, by place and kind. */
export interface AllRequests {
  source: Requests;
  ledger: Requests;
  table: TableRequests;
  site: Requests;
}

export interface Bound {
  /** Of what editors push, and whoever else asks. */
  ports: Ports;
  lanes: Record<Lane, Ports>;
  requests: AllRequests;
  close(this: void): void;
}

/** What the ports are bound to. */
interface Places {
  source: Store;
  ledger: Store;
  table: Table;
  site: Store;
}

export function bind(folders: Folders, listeners: Listeners): Bound {
  const hashes = join(resolve(folders.out), 'index', 'content.json');
  const source = openContentFolder(folders.content, { hashes });
  const { close: closeOut, ...out } = openOut(folders.out);
  const scaler = sharpScaler(scalerVersion());
  const close = () => {
    closeOut();
    source.close();
  };
  return { ...bindPlaces({ source, ...out }, { ...folders, scaler }, listeners), close };
}

/** The same, for places that are open already. */
export function bindPlaces(
  places: Places,
  folders: Pick<Folders, 'renderer' | 'baseUrl' | 'house'> & { scaler?: Scaler | undefined },
  listeners: Listeners,
): Omit<Bound, 'close'> {
  const source = counted(places.source);
  const ledger = counted(places.ledger);
  const table = countedTable(places.table);
  const site = counted(places.site);
  const ports: Omit<Ports, 'enqueue'> = {
    source,
    ledger,
    table,
    site: notifying(site, (event) => {
      listeners.wrote?.(event);
      if (isAnnounced(event.key)) listeners.enqueue('announce', [event.key]);
    }),
    renderer: folders.renderer,
    ...(folders.house !== undefined && { house: folders.house }),
    ...(folders.scaler !== undefined && { scaler: folders.scaler }),
    guard: 'together',
    ...(folders.baseUrl !== undefined && { baseUrl: folders.baseUrl }),
    now: () => new Date(),
    nonce: randomUUID,
    announcer: { announce: async (changes) => await listeners.announce(changes) },
    log: (event) => listeners.log(event),
  };
  const requests = {
    source: source.requests,
    ledger: ledger.requests,
    table: table.requests,
    site: site.requests,
  };
  // A file system has no request that outlives its caller: there is nothing to look for later.
  const now = async (queue: QueueName, keys: readonly string[]) => listeners.enqueue(queue, keys);
  const lanes = inLanes(ports, { now });
  return { ports: lanes.push, lanes, requests };
}

/** What stands in OUT: the site, and what is remembered of it. */
interface Published {
  table: SqliteTable;
  site: FilesystemStore;
  close(this: void): void;
}

/** Whoever publishes keeps a part of that twice. */
type Out = Published & { ledger: FilesystemStore };

/** Opens or makes it. */
export function openOut(out: string): Out {
  return withLedger(
    opened(SqliteTable.open(tableFile(out)), () => openSite(out)),
    () => openLedger(out),
  );
}

function withLedger({ close, ...published }: Published, open: () => FilesystemStore): Out {
  try {
    const ledger = open();
    const closeAll = () => {
      close();
      ledger.close();
    };
    return { ...published, ledger, close: closeAll };
  } catch (error) {
    close();
    throw error;
  }
}

/** Only to be read: nothing is written, and the disk need not be writable. Throws CommandError where nothing is published. */
export function openPublished(out: string): Out {
  return withLedger(
    opened(openPublishedTable(out), () => openSite(out, true)),
    () => openLedger(out, true),
  );
}

/** The same, of the table alone. */
export function openPublishedTable(out: string): SqliteTable {
  if (!isPublished(out)) throw nothingPublished(out);
  return SqliteTable.open(tableFile(out), { readOnly: true });
}

export function isPublished(out: string): boolean {
  return existsSync(tableFile(out));
}

export function nothingPublished(where: string): CommandError {
  return new CommandError(`Nothing is published in ${where}: run publish first.`);
}

export function tableFile(out: string): string {
  return join(resolve(out), 'table.db');
}

function opened(table: SqliteTable, openSite: () => FilesystemStore): Published {
  try {
    const site = openSite();
    const close = () => {
      table.close();
      site.close();
    };
    return { table, site, close };
  } catch (error) {
    table.close();
    throw error;
  }
}

function openSite(out: string, readOnly = false): FilesystemStore {
  return openFolder(out, 'site', readOnly);
}

/** Its keys begin with `ledger/`, since on AWS they stand beside the sources. */
function openLedger(out: string, readOnly = false): FilesystemStore {
  return openFolder(out, 'kept', readOnly);
}

/** The index stands beside the folder, not in what is served. */
function openFolder(out: string, name: string, readOnly: boolean): FilesystemStore {
  const folder = resolve(out);
  return FilesystemStore.open({
    root: join(folder, name),
    index: join(folder, 'index', `${name}.db`),
    readOnly,
  });
}
