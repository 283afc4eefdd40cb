/**
 * What is known of one article. Its summary, which others ask for, stands in a row of its own; the
 * report and the texts, which may be long, in pieces beside it, all written by one transaction. They are
 * compressed (DEFLATE, RFC 1951, in base64), because DynamoDB bills what is written and read by the kilobyte.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ListedReference, Memory, Report, Summary } from '../../../schemas/types.ts';
import { articleSource } from '../../site/keys.ts';
import type { Slug } from '../../site/settings.ts';
import type { ETag } from '../../store/store.ts';
import type { Change, Row, Table } from '../../store/table/table.ts';
import { commit, getMany, put, readMany, readRow, type Seen } from '../protocol/rows.ts';
import { ATTEMPTS, type Ports } from '../ports.ts';
import { dueChanges } from './due.ts';
import { articleKey, knownKey, pieceKey } from './keys.ts';
import { todo } from './todo.ts';

/** A summary that is kept always has its memory. */
export type Remembered = Summary & { memory: Memory };

/** As it was seen, in so many pieces. */
export interface SeenArticle extends Seen<ArticleRow> {
  pieces: number;
}

export interface ArticleRow extends Texts {
  slug: Slug;
  summary: Remembered;
  /** Its texts cannot be read: it is to be ingested anew. */
  isDamaged?: true;
}

interface Texts {
  /** The last accepted version, with the dates it has where it says none itself. */
  accepted?: Accepted;
  /** Full sanitised HTML for the feeds; only while the article is live. */
  content?: string;
  report: Report;
}

export interface Accepted {
  source: string;
  /** Of its file, where that is not the slug. */
  path?: string;
  etag: ETag;
  /** What it took from files of references; absent where that is nothing. */
  references?: ListedReference[];
  /** When the source store had the first accepted version, RFC 3339. */
  published: string;
  /** When the source store had this version, RFC 3339. */
  modified: string;
}

/** As the row itself has it. */
export interface KeptArticle {
  slug: Slug;
  summary: Remembered;
  /** How many there are. */
  pieces: number;
}

/** Characters of one piece, a byte each: a row holds 400 KB. */
const PIECE_CHARACTERS = 300_000;
/** Bytes to which texts are unpacked: some times as many as any article has (article/file/output-size.ts). */
const UNPACKED_BYTES = 32 * 1024 * 1024;

/** The summary alone. */
export function readSummary(
  { table }: Pick<Ports, 'table'>,
  slug: Slug,
): Promise<Seen<KeptArticle>> {
  return readRow(table, articleKey(slug));
}

export async function readArticle(ports: Pick<Ports, 'table'>, slug: Slug): Promise<SeenArticle> {
  const [read] = await readArticles(ports, [slug]);
  return read!;
}

/** Whether there ever was a row of it: the index says so, whatever has become of the row. */
export async function isKnown({ table }: Pick<Ports, 'table'>, slug: Slug): Promise<boolean> {
  return (await table.get(knownKey('articles', slug))) !== undefined;
}

/** In the order of the slugs. What was written in between is read again. */
export async function readArticles(
  { table }: Pick<Ports, 'table'>,
  slugs: readonly Slug[],
): Promise<SeenArticle[]> {
  const found = new Map<Slug, SeenArticle>();
  let left = [...new Set(slugs)];
  for (let attempt = 0; left.length > 0; attempt++) {
    const rows = await readMany<KeptArticle>(table, left.map(articleKey));
    const pieces = await readPieces(table, rows);
    left = left.filter((slug, at) => {
      const own = pieces.get(slug) ?? [];
      // Pieces that never fit are damage.
      const read = joined(rows[at]!, attempt < ATTEMPTS ? own : []);
      if (read !== undefined) found.set(slug, read);
      return read === undefined;
    });
  }
  return slugs.map((slug) => found.get(slug)!);
}

async function readPieces(
  table: Table,
  rows: readonly Seen<KeptArticle>[],
): Promise<Map<Slug, (Row | undefined)[]>> {
  const named = rows.flatMap(({ value }) =>
    value === undefined
      ? []
      : Array.from({ length: value.pieces }, (_, number) => ({ slug: value.slug, number })),
  );
  const keys = named.map(({ slug, number }) => pieceKey(slug, number));
  const read = await getMany(table, keys);
  const pieces = new Map<Slug, (Row | undefined)[]>();
  named.forEach(({ slug }, at) => pieces.set(slug, [...(pieces.get(slug) ?? []), read[at]]));
  return pieces;
}

/** Undefined where the pieces are of a later version than the row. */
export function joined(
  { version, value }: Seen<KeptArticle>,
  pieces: readonly (Row | undefined)[],
): SeenArticle | undefined {
  if (value === undefined) return { version, value, pieces: 0 };
  const { slug, summary } = value;
  // One that is missing is damage, and no other version.
  if (pieces.some((piece) => piece !== undefined && piece.version !== version)) return undefined;
  const texts = textsIn(pieces) ?? { report: lostReport(value), isDamaged: true as const };
  return { version, pieces: value.pieces, value: { slug, summary, ...texts } };
}

/** Of an article whose texts cannot be read. */
function lostReport({ slug, summary }: KeptArticle): Report {
  const outcome = summary.memory.outcome as Report['outcome'];
  return { file: articleSource(slug), outcome, diagnostics: [] };
}

function textsIn(pieces: readonly (Row | undefined)[]): Texts | undefined {
  try {
    const packed = pieces.map((piece) => piece!.attributes.text as string).join('');
    const json = inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: UNPACKED_BYTES });
    return JSON.parse(json.toString()) as Texts;
  } catch {
    return undefined;
  }
}

/**
 * Writes an article over exactly what was seen of it, and what is to be done because of it; false when
 * somebody else was faster. `pushed`: when the source store had a version that goes live with it.
 */
export async function writeArticle(
  ports: Ports,
  row: ArticleRow,
  seen: SeenArticle,
  pushed?: string,
): Promise<boolean> {
  const { slug, summary, ...texts } = row;
  const pieces = piecesOf(texts);
  const kept: KeptArticle = { slug, summary, pieces: pieces.length };
  const surplus = Array.from({ length: Math.max(0, seen.pieces - pieces.length) }, (_, at) =>
    pieceKey(slug, pieces.length + at),
  );
  const written = await commit(ports, [
    put(articleKey(slug), kept, seen),
    ...pieces.map((text, number): Change => {
      return { kind: 'put', ...pieceKey(slug, number), attributes: { text } };
    }),
    ...surplus.map((key): Change => ({ kind: 'delete', ...key })),
    put(knownKey('articles', slug), {}),
    ...dueChanges(slug, seen.value?.summary.memory.due, summary.memory.due),
    todo(ports, articleSource(slug), pushed),
  ]);
  return written !== undefined;
}

/** As they are kept: so many characters, so many bytes. */
export function packedTexts(texts: object): string {
  return deflateRawSync(JSON.stringify(texts)).toString('base64');
}

function piecesOf(texts: Texts): string[] {
  const packed = packedTexts(texts);
  return Array.from({ length: Math.ceil(packed.length / PIECE_CHARACTERS) }, (_, at) =>
    packed.slice(at * PIECE_CHARACTERS, (at + 1) * PIECE_CHARACTERS),
  );
}
