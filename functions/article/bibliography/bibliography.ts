/**
 * What files of references say: as many as an article names, as one. Each file is read for itself
 * (read.ts), and nothing of it is published but what an article cites.
 */
import type { ListedReference } from '../../../schemas/types.ts';
import type { Remark } from '../diagnostics.ts';

export interface Bibliography {
  /** What its entries are called, each once, in order. */
  keys: readonly string[];
  find: (key: string) => Entry | undefined;
  /** What cannot be understood, and where in which file. */
  remarks: readonly Remark[];
  /** Files of which none is there: where the article names them, in its front matter's order. */
  missing: readonly Missing[];
}

/** One entry: as far as it can be read, and what cannot be. */
export interface Entry {
  reference?: ListedReference;
  remark?: Remark;
}

export interface Missing {
  /** Which of the files that the article names; from 0. */
  at: number;
  /** Where it was looked for. */
  keys: readonly string[];
}

/** Of an article that names no file, or whose files nobody has read. */
export const noBibliography: Bibliography = {
  keys: [],
  find: () => undefined,
  remarks: [],
  missing: [],
};

/**
 * Of several files: for each that an article names, the keys at which it is looked for, and what is
 * there. Of two entries of one name the first counts.
 */
export function joined(
  named: readonly (readonly string[])[],
  files: ReadonlyMap<string, Bibliography>,
): Bibliography {
  const found = named.map((keys) => keys.map((key) => files.get(key)).find(Boolean));
  const there = found.filter((file) => file !== undefined);
  const owners = new Map<string, Bibliography>();
  for (const file of there)
    for (const key of file.keys) if (!owners.has(key)) owners.set(key, file);
  return {
    keys: [...owners.keys()],
    find: (key) => owners.get(key)?.find(key),
    remarks: there.flatMap(({ remarks }) => remarks),
    missing: named.flatMap((keys, at) => (found[at] === undefined ? { at, keys } : [])),
  };
}

/** What an accepted version of an article took from its files, so that it reads the same again. */
export function remembered(references: readonly ListedReference[]): Bibliography {
  const entries = new Map(references.map((reference) => [reference.id ?? '', { reference }]));
  return { ...noBibliography, keys: [...entries.keys()], find: (key) => entries.get(key) };
}
