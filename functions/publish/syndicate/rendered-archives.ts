/**
 * What the archives' documents were rendered from, and to which bytes, as rendered.ts knows it of
 * collections; in one object a month, because an edit asks for one month and no others. They are
 * rendered one by one, when they are written: all at once they would not fit into memory.
 */
import { renderedArchives, type StateKey } from '../../site/keys.ts';
import type { ETag } from '../../store/store.ts';
import { mapAll, WIDTH } from '../protocol/map-all.ts';
import { readState, writeState, type Stamped } from '../protocol/objects.ts';
import type { Ports } from '../ports.ts';

interface OfMonth extends Stamped {
  /** Path → what it was made from, and the ETag. Pairs in code-unit order. */
  files: [path: string, madeFrom: string, etag: ETag][];
}

interface Made {
  month: string;
  madeFrom: () => string;
}

interface Known {
  key: StateKey;
  seen: ETag | undefined;
  files: Map<string, { madeFrom: string; etag: ETag }>;
  isChanged: boolean;
}

export class RenderedArchives {
  readonly #months: ReadonlyMap<string, Known>;

  private constructor(months: ReadonlyMap<string, Known>) {
    this.#months = months;
  }

  /** Those of some months, one object a month. */
  static async read(ports: Ports, months: ReadonlySet<string>): Promise<RenderedArchives> {
    const known = await mapAll(
      months,
      async (month): Promise<[string, Known]> => {
        const key = renderedArchives(month);
        const { etag, value } = await readState<OfMonth>(ports.state, key);
        const files = (value?.files ?? []).map(
          ([path, madeFrom, etag]) => [path, { madeFrom, etag }] as const,
        );
        return [month, { key, seen: etag, files: new Map(files), isChanged: false }];
      },
      { concurrency: WIDTH },
    );
    return new RenderedArchives(new Map(known));
  }

  /** The ETag that the file has if it was made from this; undefined when nobody knows. */
  etag({ month, madeFrom }: Made, path: string): ETag | undefined {
    const known = this.#months.get(month)!.files.get(path);
    return known?.madeFrom === madeFrom() ? known.etag : undefined;
  }

  remember({ month, madeFrom }: Made, path: string, etag: ETag): void {
    const known = this.#months.get(month)!;
    known.files.set(path, { madeFrom: madeFrom(), etag });
    known.isChanged = true;
  }

  /** Of two runs at once the second gives way: what it knows is only known a little later. */
  async write(ports: Ports): Promise<void> {
    const changed = [...this.#months.values()].filter(({ isChanged }) => isChanged);
    await mapAll(
      changed,
      ({ key, seen, files }) => {
        const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
        const rows = sorted.map(([path, { madeFrom, etag }]) => [path, madeFrom, etag]);
        return writeState(ports, key, { files: rows }, seen);
      },
      { concurrency: WIDTH },
    );
  }
}
