/**
 * What each unit was rendered to, and from what, so that a run that looks at everything sees that a
 * file is in place without rendering it. The same inputs give the same bytes (protocol, point 5),
 * so this does not go out of date; whether those bytes are on the site is asked of the objects
 * themselves (point 6). Where it is lost, everything is rendered once more.
 */
import { hash } from 'node:crypto';
import type { Settings, Slug } from '../../site/settings.ts';
import type { ETag, Store } from '../../store/store.ts';
import type { SiteKey } from '../../site/keys.ts';
import type { Version } from '../../store/table/table.ts';
import { mapAll, WIDTH } from '../protocol/map-all.ts';
import { sameHeaders, type SiteFile } from '../protocol/objects.ts';
import { put, readMany, writeAll } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { buildKey } from '../rows/keys.ts';
import type { Unit } from './units.ts';

/** A file as it was written, or found to be in place. */
type File = Omit<SiteFile, 'body'> & { etag: ETag };

interface Rendering {
  /** The fingerprint of everything that the files were made from. */
  from: string;
  files: File[];
}

interface BuildRow extends Rendering {
  unit: string;
}

type Versions = ReadonlyMap<Slug, Version>;

/** What is remembered, and what there is now. */
export interface Memory {
  renderings: ReadonlyMap<string, Rendering>;
  /** Unit → what it is made from now. */
  prints: ReadonlyMap<string, string>;
}

export async function recall(
  ports: Pick<Ports, 'table' | 'renderer'>,
  units: readonly Unit[],
  versions: Versions,
  settings: Settings,
): Promise<Memory> {
  const rows = await readMany<BuildRow>(
    ports.table,
    units.map(({ id }) => buildKey(id)),
  );
  const renderings = new Map(
    rows.flatMap(({ value }) => (value === undefined ? [] : [[value.unit, value] as const])),
  );
  const beside = hash('sha256', JSON.stringify([ports.renderer, settings]));
  const prints = new Map(units.map((unit) => [unit.id, fingerprint(unit, versions, beside)]));
  return { renderings, prints };
}

/**
 * What a unit is made from, as a hash: a summary and its text are written together, and a version
 * never comes twice. A text may be read from a later version than the catalog had when it was read; the
 * fingerprint will be another in the run which that version asks for.
 */
function fingerprint({ collection }: Unit, versions: Versions, beside: string): string {
  const { summaries, ...face } = collection;
  const members = summaries.map(({ slug }) => [slug, versions.get(slug)]);
  return hash('sha256', JSON.stringify([beside, face, members]));
}

/** The units of which not every file is on the site, byte for byte and header for header. */
export async function notInPlace(
  site: Store,
  units: readonly Unit[],
  { renderings, prints }: Memory,
): Promise<Unit[]> {
  const pending = new Set<Unit>();
  const known = units.flatMap((unit) => {
    const rendering = renderings.get(unit.id);
    if (rendering?.from === prints.get(unit.id))
      return rendering!.files.map((file) => ({ unit, file }));
    pending.add(unit);
    return [];
  });
  const look = async ({ unit, file }: { unit: Unit; file: File }) => {
    const head = await site.head(file.key);
    if (head?.etag !== file.etag || !sameHeaders(head, file)) pending.add(unit);
  };
  await mapAll(known, look, { concurrency: WIDTH });
  return units.filter((unit) => pending.has(unit));
}

/** Remembers the files of these units, once they are in place. */
export async function remember(
  ports: Pick<Ports, 'table' | 'nonce'>,
  { prints }: Memory,
  files: ReadonlyMap<string, readonly SiteFile[]>,
  etags: ReadonlyMap<SiteKey, ETag>,
): Promise<void> {
  const inPlace = (own: readonly SiteFile[]): File[] =>
    own.map(({ body: _, ...file }) => ({ ...file, etag: etags.get(file.key)! }));
  const rows = [...files].map(([unit, own]) => {
    const row: BuildRow = { unit, from: prints.get(unit)!, files: inPlace(own) };
    return put(buildKey(unit), row);
  });
  await writeAll(ports, rows);
}
