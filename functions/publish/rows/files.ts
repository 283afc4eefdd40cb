/** What is known of the files beside articles: media, and files of references that an article names. */
import type { Report } from '../../../schemas/types.ts';
import type { RenditionFormat } from '../../article/media/renditions.ts';
import type { PictureSize } from '../../article/media/size.ts';
import type { SourceKey } from '../../site/keys.ts';
import type { ETag } from '../../store/store.ts';
import { commit, put, readMany, readRow, type Seen } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { fileKey, knownKey, knownSlice } from './keys.ts';
import { querySlices } from './slices.ts';
import { todo } from './todo.ts';

export interface MediaRow {
  key: SourceKey;
  /** ETag of the source last looked at; absent when it is gone. */
  source?: ETag;
  /** What is published; it stays when its source goes, for pages that show it. */
  accepted?: {
    etag: ETag;
    type: string;
    bytes: number;
    /** Null: its bytes do not tell. Absent: nobody has asked. */
    size?: PictureSize | null;
    /** Absent where it may have none. */
    renditions?: Renditions;
  };
  report: Report;
}

/** The smaller files of a picture (article/media/renditions.ts). */
export interface Renditions {
  /** The scaler that was asked; empty where there was none. */
  by: string;
  /** Those that pages lead to, each in every width that the picture has. */
  formats: RenditionFormat[];
  /** All that are on the site, by what follows the picture's name: `480.avif`. */
  files: Record<string, { etag: ETag; type: string }>;
}

/** Of a file of references that some article once named. */
export interface BibliographyRow {
  key: SourceKey;
  /** ETag of the file last looked at; absent when there is none. */
  source?: ETag;
}

export function readMedia(
  { table }: Pick<Ports, 'table'>,
  key: SourceKey,
): Promise<Seen<MediaRow>> {
  return readRow(table, fileKey(key));
}

export function readBibliographyRow(
  { table }: Pick<Ports, 'table'>,
  key: SourceKey,
): Promise<Seen<BibliographyRow>> {
  return readRow(table, fileKey(key));
}

/** Over exactly what was seen, with what is to be done because of it; false: somebody was faster. */
export async function writeFile(
  ports: Ports,
  row: MediaRow | BibliographyRow,
  seen: Seen<MediaRow | BibliographyRow>,
): Promise<boolean> {
  const { key } = row;
  const written = await commit(ports, [
    put(fileKey(key), row, seen),
    put(knownKey('files', key), {}),
    todo(ports, key),
  ]);
  return written !== undefined;
}

/** Everything that is known of files, in code-unit order of the keys. */
export async function readFiles({
  table,
}: Pick<Ports, 'table'>): Promise<Map<string, MediaRow | BibliographyRow>> {
  const index = await querySlices(table, (slice) => knownSlice('files', slice));
  const keys = index.map(({ sort }) => sort as SourceKey).sort();
  const rows = await readMany<MediaRow | BibliographyRow>(table, keys.map(fileKey));
  const known = rows.flatMap(({ value }, at) =>
    value === undefined ? [] : [[keys[at]!, value] as const],
  );
  return new Map(known);
}

/** A file of references has no report. */
export function isMedia(row: MediaRow | BibliographyRow): row is MediaRow {
  return 'report' in row;
}
