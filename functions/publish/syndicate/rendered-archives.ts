/**
 * What the archives' documents were rendered from, and to which bytes, as rendered.ts knows it of
 * collections; by month, because an edit asks for one month and no others. They are rendered one by
 * one, when they are written: all at once they would not fit into memory.
 */
import type { ETag } from '../../store/store.ts';
import { queryAll } from '../../store/table/table.ts';
import { mapAll, WIDTH } from '../protocol/map-all.ts';
import { put, seenIn, writeAll } from '../protocol/rows.ts';
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

  /** Those of some months. */
  static async read(ports: Ports, months: ReadonlySet<string>): Promise<RenderedArchives> {
    const read = async (month: string) => {
      const files: Known[] = [];
      for await (const row of queryAll(ports.table, archivesBuild(month))) {
        const { value } = seenIn<Known>(row);
        if (value !== undefined) files.push(value);
      }
      return files;
    };
    const files = await mapAll(months, read, { concurrency: WIDTH });
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
