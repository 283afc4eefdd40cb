/**
 * What a row may be: the same for every adapter, checked before anything is asked, so that what works
 * on one machine works on AWS.
 */
import { StoreError } from '../store.ts';
import {
  GET_MANY_LIMIT,
  PARTITION_BYTES,
  ROW_BYTES,
  SORT_BYTES,
  type Attributes,
  type Row,
  type RowKey,
  type Version,
} from './table.ts';

/** Attributes as they are kept, and the bytes that DynamoDB counts for them. */
export interface Measured {
  /** A copy of their own, names in order. */
  attributes: Attributes;
  bytes: number;
}

/** The names of an item's own: the attributes are one map, so that they may have any name. */
const ITEM_NAMES = ['partition', 'sort', 'version', 'attributes'];
/** So deep may a value stand: that of an attribute is at the first, the map itself above it. */
const LEVELS = 31;
/** DynamoDB keeps no smaller one. */
const SMALLEST = 1e-130;
/** At most: it says "approximately" one byte for two digits and one more. */
const NUMBER_BYTES = 21;
/** For a list or map, and for each of its elements. */
const COLLECTION_BYTES = 3;
const ELEMENT_BYTES = 1;

/** Throws StoreError `invalid-key`, with a sentence, for what cannot be a row's key. */
export function checkRowKey({ partition, sort }: RowKey): void {
  checkPart(partition, PARTITION_BYTES);
  checkPart(sort, SORT_BYTES);
}

/** The same for a request of many; a TypeError where they are too many. */
export function checkKeys(keys: readonly RowKey[]): void {
  if (keys.length > GET_MANY_LIMIT)
    throw new TypeError(`One request gets at most ${GET_MANY_LIMIT} rows.`);
  keys.forEach(checkRowKey);
}

export function checkPartition(partition: string): void {
  checkPart(partition, PARTITION_BYTES);
}

export function checkSort(sort: string): void {
  checkPart(sort, SORT_BYTES);
}

function checkPart(part: string, limit: number): void {
  const fault = faultOf(part, limit);
  if (fault === undefined) return;
  const shown = JSON.stringify(part.length > 120 ? `${part.slice(0, 120)}…` : part);
  throw new StoreError('invalid-key', `The row's key ${shown} cannot be used: ${fault}`);
}

/** DynamoDB would take a control character; SQLite's tools end a text at the first NUL. */
function faultOf(part: string, limit: number): string | undefined {
  if (part === '') return 'it is empty.';
  if (!part.isWellFormed()) return 'it is not valid UTF-8.';
  if (/[\u0000-\u001f\u007f]/.test(part)) return 'it holds a control character.';
  if (Buffer.byteLength(part) > limit) return `it is longer than ${limit} bytes. Shorten it.`;
  return undefined;
}

/** The bytes that DynamoDB counts for the key and version ("DynamoDB item sizes and formats"). */
export function keyBytes({ partition, sort }: RowKey, version: Version): number {
  const names = ITEM_NAMES.reduce((sum, name) => sum + name.length, 0);
  return names + Buffer.byteLength(partition) + Buffer.byteLength(sort) + version.length;
}

/** The bytes of a whole row; an upper bound where it holds numbers. */
export function rowBytes(row: Row): number {
  return keyBytes(row, row.version) + measured(row.attributes).bytes;
}

/** Throws StoreError `too-large`, with a sentence, for what no item of DynamoDB holds. */
export function checkRowBytes({ partition, sort }: RowKey, bytes: number): void {
  if (bytes <= ROW_BYTES) return;
  const name = JSON.stringify(`${partition} ${sort}`);
  const what = `The row ${name} has ${bytes} bytes, and a row holds ${ROW_BYTES}: shorten it.`;
  throw new StoreError('too-large', what);
}

/** A copy, and its size. Throws a TypeError for what would not come back as it went in. */
export function measured(attributes: Attributes): Measured {
  if (!isPlain(attributes)) throw new TypeError("A row's attributes are an object.");
  return copiedMap(attributes, 0);
}

/** Names in order of code units. */
function copiedMap(map: Attributes, level: number): Measured {
  const copy: Attributes = {};
  let bytes = COLLECTION_BYTES;
  for (const name of Object.keys(map).sort()) {
    // As a name, "__proto__" would be lost on the way, or be more than a name.
    if (name === '' || name === '__proto__' || !name.isWellFormed())
      throw new TypeError(`An attribute cannot be named ${JSON.stringify(name)}.`);
    const value = copied(map[name], level + 1);
    copy[name] = value.value;
    bytes += Buffer.byteLength(name) + ELEMENT_BYTES + value.bytes;
  }
  return { attributes: copy, bytes };
}

function copied(value: unknown, level: number): { value: unknown; bytes: number } {
  if (level > LEVELS) throw new TypeError(`A value stands deeper than ${LEVELS} levels.`);
  if (value === null || typeof value === 'boolean') return { value, bytes: 1 };
  if (typeof value === 'number') return { value: number(value), bytes: NUMBER_BYTES };
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('A text has a lone surrogate.');
    return { value, bytes: Buffer.byteLength(value) };
  }
  if (Array.isArray(value)) {
    // By place, because a hole would be skipped otherwise.
    const elements = Array.from(value, (element) => copied(element, level + 1));
    const bytes = elements.reduce((sum, element) => sum + ELEMENT_BYTES + element.bytes, 0);
    return { value: elements.map((element) => element.value), bytes: COLLECTION_BYTES + bytes };
  }
  if (!isPlain(value)) throw new TypeError(`JSON knows no such ${typeof value}.`);
  const { attributes, bytes } = copiedMap(value, level);
  return { value: attributes, bytes };
}

function number(value: number): number {
  const size = Math.abs(value);
  if (!(size <= Number.MAX_SAFE_INTEGER) || (size > 0 && size < SMALLEST))
    throw new TypeError(`A row cannot keep the number ${value} as it is.`);
  return value === 0 ? 0 : value;
}

function isPlain(value: unknown): value is Attributes {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
