import { StoreError, type StoreFailure } from '../store.ts';
import { tokenTaken } from './transaction.ts';
import type { Token, TransactResult } from './table.ts';

/** The parts of an AWS SDK error that matter here; any of them may be missing. */
interface Told {
  name?: string;
  message?: string;
  $metadata?: { httpStatusCode?: number };
  /** One for each change of a transaction that was cancelled, in their order. */
  CancellationReasons?: { Code?: string; Message?: string }[];
}

/** Of a request, and of one change in a transaction. */
const throttled = new Set([
  'LimitExceededException',
  'ProvisionedThroughputExceeded',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingError',
  'ThrottlingException',
]);

/** Names that come with a status of 400, or with none. */
const denied = new Set([
  'AccessDeniedException',
  'CredentialsProviderError',
  'ExpiredTokenException',
  'IncompleteSignatureException',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'UnrecognizedClientException',
]);

/**
 * What DynamoDB said to a transaction that it did not apply, as a value where a run goes on from it;
 * throws all else (API Reference, TransactWriteItems, "Errors").
 */
export function cancelled(error: unknown, token: Token, table: string): TransactResult {
  const { name, CancellationReasons = [] } = error as Told;
  if (name === 'IdempotentParameterMismatchException') throw tokenTaken(token, error);
  // The very same transaction is being applied, for who asked for it before.
  if (name === 'TransactionInProgressException') return { ok: false, reason: 'conflict' };
  if (name !== 'TransactionCanceledException') throw failureOf(error, table);
  const codes = CancellationReasons.map(({ Code = 'None' }) => Code);
  if (codes.includes('ConditionalCheckFailed')) return { ok: false, reason: 'precondition-failed' };
  if (codes.includes('TransactionConflict')) return { ok: false, reason: 'conflict' };
  throw failureOf(
    error,
    table,
    codes.some((code) => throttled.has(code)) ? 'throttled' : undefined,
  );
}

/** The StoreError for a failure, its sentence for a person, DynamoDB's own words as its cause. */
export function failureOf(error: unknown, table: string, known?: StoreFailure): StoreError {
  const { name = 'Error', message = '' } = error as Told;
  const failure = known ?? reasonOf(error as Told);
  const isTelling = message !== '' && message !== name && message !== 'UnknownError';
  const said = isTelling ? `${name}: ${message}` : name;
  return new StoreError(failure, `${sentences[failure](table)} (${said})`, { cause: error });
}

function reasonOf({ name = '', $metadata }: Told): StoreFailure {
  const status = $metadata?.httpStatusCode;
  if (name === 'ResourceNotFoundException') return 'missing';
  if (throttled.has(name)) return 'throttled';
  if (status === 401 || status === 403 || denied.has(name)) return 'denied';
  if (name === 'ItemCollectionSizeLimitExceededException') return 'full';
  return 'unavailable';
}

const sentences: Record<StoreFailure, (table: string) => string> = {
  missing: (table) => `There is no table "${table}": check its name, region and account.`,
  denied: (table) => `DynamoDB denies the request to "${table}": check credentials and policy.`,
  throttled: (table) => `DynamoDB asks to slow down on "${table}": try again in a while.`,
  unavailable: (table) => `DynamoDB could not answer for "${table}": try again in a while.`,
  full: (table) => `"${table}" has no room left.`,
  'read-only': (table) => `"${table}" cannot be written to.`,
  'invalid-key': (table) => `"${table}" does not take this key: shorten it.`,
  'too-large': (table) => `"${table}" does not take so much at once: write it in parts.`,
};
