/**
 * What the archives' documents were rendered from, and to which bytes, as rendered.ts knows it of
 * collections; by month, because a round asks for months whole. They are rendered one by one, when
 * they are written: all at once they would not fit into memory.
 */
import type { ETag } from '../../store/store.ts';
import { queryAll, type Row } from '../../store/table/table.ts';
import { mapAll, WIDTH } from '../protocol/map-all.ts';
import { getMany, put, seenIn, writeAll } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { archiveBuildKey, archivesBuild } from '../rows/keys.ts';

interface Made {
  month: string;
  madeFrom: () => string;
}

/** One file. */
interface Known {
  path: string;
  madeFrom: string;
  etag: ETag;
}

export class RenderedArchives {
  /** By path. */
  readonly #files: Map<string, Known>;
  readonly #changed = new Map<string, Known & { month: string }>();

  private constructor(files: readonly Known[]) {
    this.#files = new Map(files.map((file) => [file.path, file]));
  }

  /** Those of these files, by month. */
  static async read(
    ports: Ports,
    months: ReadonlyMap<string, readonly string[]>,
  ): Promise<RenderedArchives> {
    const files = await mapAll(months, ([month, paths]) => readMonth(ports, month, paths), {
      concurrency: WIDTH,
    });
    return new RenderedArchives(files.flat());
  }

  /** The ETag that the file has if it was made from this; undefined when nobody knows. */
  etag({ madeFrom }: Made, path: string): ETag | undefined {
    const known = this.#files.get(path);
    return known?.madeFrom === madeFrom() ? known.etag : undefined;
  }

  remember({ month, madeFrom }: Made, path: string, etag: ETag): void {
    const known = { path, madeFrom: madeFrom(), etag };
    this.#files.set(path, known);
    this.#changed.set(path, { ...known, month });
  }

  /** Of two runs at once the last counts: either is right of what it was made from. */
  async write(ports: Ports): Promise<void> {
    const rows = [...this.#changed.values()].map(({ month, ...known }) =>
      put(archiveBuildKey(month, known.path), known),
    );
    this.#changed.clear();
    await writeAll(ports, rows);
  }
}

/** Few are asked for one by one, however many the month has; many stand side by side. */
const FEW_FILES = 100;

async function readMonth(
  { table }: Ports,
  month: string,
  paths: readonly string[],
): Promise<Known[]> {
  const rows: (Row | undefined)[] = [];
  if (paths.length > FEW_FILES)
    for await (const row of queryAll(table, archivesBuild(month))) rows.push(row);
  else {
    const keys = paths.map((path) => archiveBuildKey(month, path));
    rows.push(...(await getMany(table, keys)));
  }
  return rows.flatMap((row) => seenIn<Known>(row).value ?? []);
}
