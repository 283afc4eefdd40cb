/**
 * What each unit was rendered to, and from what, so that a run that looks at everything sees that a
 * file is in place without rendering it. The same inputs give the same bytes (protocol, point 5),
 * so this does not go out of date; whether those bytes are on the site is asked of the objects
 * themselves (point 6). Where it is lost, everything is rendered once more.
 */
import { hash } from 'node:crypto';
import type { Settings } from '../../site/settings.ts';
import type { ETag, Store } from '../../store/store.ts';
import { RENDERED_COLLECTIONS, type SiteKey } from '../../site/keys.ts';
import { mapAll, WIDTH } from '../protocol/map-all.ts';
import {
  readState,
  sameHeaders,
  writeState,
  type SiteFile,
  type Stamped,
} from '../protocol/objects.ts';
import type { SeenCatalog } from '../state/catalog-store.ts';
import type { Ports } from '../ports.ts';
import type { Unit } from './units.ts';

/** A file as it was written, or found to be in place. */
type File = Omit<SiteFile, 'body'> & { etag: ETag };

interface Rendering {
  /** The fingerprint of everything that the files were made from. */
  from: string;
  files: File[];
}

interface RenderedObject extends Stamped {
  renderings: [unit: string, Rendering][];
}

/** What is remembered, and what there is now. */
export interface Memory {
  etag: ETag | undefined;
  renderings: ReadonlyMap<string, Rendering>;
  /** Unit → what it is made from now. */
  prints: ReadonlyMap<string, string>;
}

export async function recall(
  ports: Pick<Ports, 'state' | 'renderer'>,
  units: readonly Unit[],
  { rows }: SeenCatalog,
  settings: Settings,
): Promise<Memory> {
  const { etag, value } = await readState<RenderedObject>(ports.state, RENDERED_COLLECTIONS);
  const beside = hash('sha256', JSON.stringify([ports.renderer, settings]));
  const prints = new Map(units.map((unit) => [unit.id, fingerprint(unit, rows, beside)]));
  return { etag, renderings: new Map(value?.renderings), prints };
}

/**
 * What a unit is made from, as a hash: an entry and its text stand in its record, whose ETag never
 * comes twice. A text may be read from a later record than the catalog knows; that one is on its
 * way into the catalog, and the fingerprint will be another when it has come.
 */
function fingerprint({ collections }: Unit, rows: SeenCatalog['rows'], beside: string): string {
  const faces = collections.map(({ summaries, ...face }) => [
    face,
    summaries.map(({ slug }) => [slug, rows.get(slug)?.record]),
  ]);
  return hash('sha256', JSON.stringify([beside, faces]));
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

/**
 * Remembers the files of these units, once they are in place; units that are no more are forgotten.
 * Of two runs at once the second gives way: what it knows is only known a little later.
 */
export async function remember(
  ports: Pick<Ports, 'state' | 'nonce'>,
  { etag, renderings, prints }: Memory,
  files: ReadonlyMap<string, readonly SiteFile[]>,
  etags: ReadonlyMap<SiteKey, ETag>,
): Promise<void> {
  if (files.size === 0 && renderings.size === prints.size) return;
  const inPlace = (id: string): File[] =>
    files.get(id)?.map(({ body: _, ...file }) => ({ ...file, etag: etags.get(file.key)! })) ??
    renderings.get(id)!.files;
  const next = [...prints].map(([id, from]): [string, Rendering] => [
    id,
    { from, files: inPlace(id) },
  ]);
  await writeState(ports, RENDERED_COLLECTIONS, { renderings: next }, etag);
}
