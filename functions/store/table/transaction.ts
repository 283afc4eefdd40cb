/** What every adapter checks of a transaction before it asks for anything. */
import { hash } from 'node:crypto';
import { StoreError } from '../store.ts';
import { checkRowBytes, checkRowKey, keyBytes, measured } from './row.ts';
import {
  ROWS_LIMIT,
  TOKEN_LENGTH,
  TRANSACTION_BYTES,
  type Change,
  type Condition,
  type Token,
  type Version,
} from './table.ts';

/** A transaction that any adapter can apply; its attributes are copies. */
export interface Transaction {
  token: Token;
  changes: Change[];
  /** The bytes of each row that is put; those of the key alone for the others. */
  bytes: number[];
}

/**
 * Throws StoreError `invalid-key` or `too-large`, or a TypeError for what only a mistake in the
 * program can ask for.
 */
export function transactionOf(token: Token, changes: readonly Change[]): Transaction {
  checkToken(token);
  if (changes.length === 0) throw new TypeError('A transaction has at least one change.');
  if (changes.length > ROWS_LIMIT) throw tooLarge(`${changes.length} rows`, `${ROWS_LIMIT}`);
  const seen = new Set<string>();
  const bytes: number[] = [];
  const copies = changes.map((change) => {
    checkRowKey(change);
    checkCondition(change);
    const name = nameOf(change);
    if (seen.has(name))
      throw new TypeError(`A transaction names "${change.partition} ${change.sort}" twice.`);
    seen.add(name);
    const [copy, size] = copyOf(change, token);
    bytes.push(size);
    return copy;
  });
  const sum = bytes.reduce((all, size) => all + size, 0);
  if (sum > TRANSACTION_BYTES) throw tooLarge(`${sum} bytes`, `${TRANSACTION_BYTES}`);
  return { token, changes: copies, bytes };
}

/** A change as it is kept by whoever keeps attributes as text. */
export type Kept = { kind: Change['kind']; partition: string; sort: string } & {
  condition: Condition | undefined;
  /** Of a row that is put; else empty. */
  json: string;
  bytes: number;
};

export function keptOf({ changes, bytes }: Transaction): Kept[] {
  return changes.map((change, at) => ({
    kind: change.kind,
    partition: change.partition,
    sort: change.sort,
    condition: change.condition,
    json: change.kind === 'put' ? JSON.stringify(change.attributes) : '',
    bytes: bytes[at]!,
  }));
}

/** The same for two transactions exactly when they ask for the same: a SHA-256 in base64. */
export function fingerprintOf(changes: readonly Kept[]): string {
  // None of these but the JSON holds a line feed, and how long that is stands before it.
  const said = changes.map(({ kind, partition, sort, condition, json }) => {
    const how =
      condition === undefined ? '' : 'version' in condition ? `=${condition.version}` : '0';
    return `${kind}\n${partition}\n${sort}\n${how}\n${json.length}\n${json}`;
  });
  return hash('sha256', said.join(''), 'base64');
}

/** Whether a condition holds for the version that is there (undefined: no row). */
export function conditionHolds(
  condition: Condition | undefined,
  current: Version | undefined,
): boolean {
  if (condition === undefined) return true;
  return current === ('version' in condition ? condition.version : undefined);
}

/** A row in one word: no key holds a line feed. */
export function nameOf({ partition, sort }: { partition: string; sort: string }): string {
  return `${partition}\n${sort}`;
}

/** What is thrown when a token comes again with other changes: nobody makes that by chance. */
export function tokenTaken(token: Token, cause?: unknown): TypeError {
  return new TypeError(`The token "${token}" belongs to another transaction.`, { cause });
}

function copyOf(change: Change, token: Token): [Change, number] {
  if (change.kind !== 'put') return [{ ...change }, keyBytes(change, token)];
  const { attributes, bytes } = measured(change.attributes);
  const size = keyBytes(change, token) + bytes;
  checkRowBytes(change, size);
  return [{ ...change, attributes }, size];
}

function checkToken(token: Token): void {
  if (!/^[\x21-\x7e]+$/.test(token) || token.length > TOKEN_LENGTH)
    throw new TypeError(`A token has 1 to ${TOKEN_LENGTH} characters of visible ASCII.`);
}

/** A version that is undefined by mistake must not become "whatever is there". */
function checkCondition({ kind, condition }: Change): void {
  if (!['put', 'delete', 'check'].includes(kind))
    throw new TypeError(`A change is a put, delete or check, not "${kind}".`);
  if (condition === undefined && kind !== 'check') return;
  if (condition !== undefined && 'version' in condition) return checkToken(condition.version);
  if (condition?.absent !== true || kind === 'delete')
    throw new TypeError(`A ${kind} has no such condition as ${JSON.stringify(condition)}.`);
}

function tooLarge(what: string, limit: string): StoreError {
  const sentence = `A transaction has ${what}, and it may have ${limit}: write it in parts.`;
  return new StoreError('too-large', sentence);
}
