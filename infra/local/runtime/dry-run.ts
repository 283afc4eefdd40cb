/**
 * What a run would change for readers, found out by running it: the real functions, on copies in
 * memory. Nothing is written anywhere else.
 */
import { createHash } from 'node:crypto';
import { limitsOf, type RenditionFormat } from '../../../functions/article/media/renditions.ts';
import { announceHandler } from '../../../functions/publish/handlers/announce.ts';
import { ingestHandler } from '../../../functions/publish/handlers/ingest.ts';
import { syndicateHandler } from '../../../functions/publish/handlers/syndicate.ts';
import type { Picture, Scaled, Scaler } from '../../../functions/publish/ports.ts';
import { readCatalog } from '../../../functions/publish/rows/catalog.ts';
import { readMedia } from '../../../functions/publish/rows/files.ts';
import { MemoryStore } from '../../../functions/store/memory.ts';
import type { Store } from '../../../functions/store/store.ts';
import { MemoryTable } from '../../../functions/store/table/memory.ts';
import { OverlayTable } from '../../../functions/store/table/overlay.ts';
import type { Table } from '../../../functions/store/table/table.ts';
import type { Summary } from '../../../schemas/types.ts';
import { bindPlaces, isPublished, openPublishedTable } from './bind.ts';
import type { Folders } from './folders.ts';
import { count, listed } from '../cli/lines.ts';
import type { Progress } from '../cli/progress.ts';
import type { Machine } from './loop.ts';
import { publishAll, Tally } from './publish.ts';
import { Queues } from './queues.ts';
import { program } from '../cli/program.ts';
import type { Withheld } from './withheld.ts';

/** What readers would notice: slugs, and files that are refused; all in order. */
export interface Readers {
  adds: string[];
  changes: string[];
  withdraws: string[];
  /** Articles that would be withdrawn and stay live until a person confirms; absent when there are none. */
  withheld?: Withheld;
  /** Renamed: the old address leads to the new one, which is not counted as added. */
  moves: { from: string; to: string }[];
  /** Sources that are not fit to publish; what is live of them stays as it is. */
  refused: { file: string; errors: number; warnings: number }[];
}

interface Places {
  source: Store;
  /** As it was left by the last run; only read. */
  table: Table;
}

interface Settings extends Pick<Folders, 'renderer' | 'baseUrl' | 'house'> {
  /** Absent: no renditions are thought of, before or after. */
  scaler?: Scaler;
  /** However many withdrawals there are, they may go. */
  confirm: boolean;
}

/** What is remembered of what is published in `out`, only to be read; nothing where nothing is. */
export function publishedTable(out: string): { table: Table; close(this: void): void } {
  if (!isPublished(out)) return { table: new MemoryTable(), close: () => undefined };
  const table = openPublishedTable(out);
  return { table, close: () => table.close() };
}

/** Compares what readers see with what they would see after a run. */
export async function dryRun(
  { source, table }: Places,
  settings: Settings,
  progress: Progress,
): Promise<Readers> {
  const before = (await readCatalog({ table })).rows;
  const after = new OverlayTable(table);
  const { refused, withheld } = await runOn({ source, table: after }, settings, progress);
  const changes = compare(before, (await readCatalog({ table: after })).rows);
  return { ...changes, ...(withheld !== undefined && { withheld }), refused };
}

/** Runs everything on these; `table` is written, and the site is one of its own. */
export async function runOn(
  { source, table }: Places,
  settings: Settings,
  progress: Progress,
): Promise<Pick<Readers, 'refused' | 'withheld'>> {
  const tally = new Tally();
  const machine = machineOn({ source, table }, settings, tally);
  const count = (done: number, total: number) => progress.count(done, total, 'sources');
  const { refused, withheld } = await publishAll(machine, tally, count, settings);
  const counted = refused.map(({ file, diagnostics }) => {
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    return { file, errors, warnings: diagnostics.length - errors };
  });
  return { refused: counted, ...(withheld !== undefined && { withheld }) };
}

/** Where a row says already what renditions a picture has, none are made: no reader notices their bytes. */
export function remembering(table: Table, scaler: Scaler): Scaler {
  const scale = async (picture: Picture): Promise<Scaled> => {
    const { accepted, report } = (await readMedia({ table }, picture.key)).value ?? {};
    const isSame = accepted?.etag === createHash('md5').update(picture.body).digest('hex');
    const known = isSame ? accepted.renditions : undefined;
    if (known?.by !== scaler.version) return await scaler.scale(picture);
    const limits = limitsOf(picture.type, picture);
    const empty = (format: RenditionFormat) =>
      limits.map((limit) => ({ limit, format, body: new Uint8Array() }));
    return report?.unscaled ?? known.formats.flatMap(empty);
  };
  return { version: scaler.version, scale };
}

/** Pages are rendered again, since what is on the site cannot tell what readers would notice. */
function machineOn(places: Places, settings: Settings, tally: Tally): Machine {
  const queues: Queues = new Queues({
    ingest: (event) => ingestHandler(bound.lanes.push, 1)(event),
    'ingest-archive': (event) => ingestHandler(bound.lanes.archive, 1)(event),
    syndicate: (event) => syndicateHandler(bound.lanes.push)(event),
    'syndicate-archive': (event) => syndicateHandler(bound.lanes.archive)(event),
    announce: (event) => announceHandler(bound.ports)(event),
  });
  const bound = bindPlaces(
    { ...places, ledger: new MemoryStore(), site: new MemoryStore() },
    settings,
    {
      enqueue: (queue, keys) => queues.send(queue, keys),
      log: (event) => {
        if (event.event === 'run.failed') queues.lastFailure = event.reason;
        tally.hear(event);
      },
      announce: () => undefined,
    },
  );
  return {
    bound,
    queues,
    send: (queue, keys) => queues.send(queue, keys),
    drain: (progress) => queues.drain(progress),
  };
}

type Rows = Awaited<ReturnType<typeof readCatalog>>['rows'];

function compare(before: Rows, after: Rows): Omit<Readers, 'refused'> {
  const readers: Omit<Readers, 'refused'> = { adds: [], changes: [], withdraws: [], moves: [] };
  const targets = new Set<string>();
  for (const [slug, { summary }] of after) {
    const was = before.get(slug)?.summary;
    if (summary.status === 'moved' && was?.status === 'live') {
      readers.moves.push({ from: slug, to: summary.movedTo! });
      targets.add(summary.movedTo!);
    } else if (summary.status === 'live' && was?.status !== 'live') readers.adds.push(slug);
    else if (isPublic(was) && !isPublic(summary)) readers.withdraws.push(slug);
    else if (was !== undefined && !sameFiles(was, summary)) readers.changes.push(slug);
  }
  readers.adds = readers.adds.filter((slug) => !targets.has(slug));
  return readers;
}

function isPublic(summary: Summary | undefined): boolean {
  return summary?.status === 'live' || summary?.status === 'moved';
}

function sameFiles(a: Summary, b: Summary): boolean {
  const [before, after] = [a.memory?.variants ?? {}, b.memory?.variants ?? {}];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.every((key) => before[key] === after[key]);
}

/** What is said of it: a line for each article, then `adds 1, changes 2, withdraws 0`. */
export function readersLines(readers: Readers): string[] {
  const { adds, changes, withdraws, withheld, moves, refused } = readers;
  const kinds: [kind: string, items: string[]][] = [
    ['adds', adds],
    ['changes', changes],
    ['withdraws', withdraws],
    ['holds', withheld?.held ?? []],
    ['moves', moves.map(({ from, to }) => `${from} → ${to}`)],
    ['refuses', refused.map((one) => `${one.file}: ${counts(one)}`)],
  ];
  return [
    ...kinds.flatMap(([kind, items]) => listed(kind, items, { width: 9, most: Infinity })),
    summary(readers),
    ...(refused.length === 0 ? [] : [`What is wrong, and where: ${program} check`]),
  ];
}

function summary({ adds, changes, withdraws, withheld, moves, refused }: Readers): string {
  return [
    `adds ${adds.length}, changes ${changes.length}, withdraws ${withdraws.length}`,
    ...(withheld === undefined ? [] : [`holds ${withheld.held.length}`]),
    ...(moves.length === 0 ? [] : [`moves ${moves.length}`]),
    ...(refused.length === 0 ? [] : [`refuses ${refused.length}`]),
  ].join(', ');
}

function counts({ errors, warnings }: Readers['refused'][number]): string {
  return [count(errors, 'error'), warnings > 0 && count(warnings, 'warning')]
    .filter(Boolean)
    .join(', ');
}
