import { StoreError, type StoreFailure } from './store.ts';

/** The parts of an AWS SDK error that matter here; any of them may be missing. */
interface Told {
  name?: string;
  Code?: string;
  message?: string;
  $metadata?: { httpStatusCode?: number };
}

/** Beside the statuses 429 and 503 (SlowDown). */
const throttled = new Set([
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'RequestThrottled',
]);

/** Names that come with a status of 400, or with none. */
const denied = new Set([
  'AccessDenied',
  'CredentialsProviderError',
  'ExpiredToken',
  'InvalidAccessKeyId',
  'InvalidToken',
  'SignatureDoesNotMatch',
  'TokenRefreshRequired',
]);

/**
 * What S3 said, in one word: `moved` (412, 409, or a condition on an object that is not there),
 * `absent` (no such object), or why it could not do what it was asked.
 *
 * A HEAD has no body, so its 404 does not tell a missing object from a missing bucket: that too is
 * `absent` here, and the caller asks for the bucket.
 */
export function reasonOf(error: unknown): 'moved' | 'absent' | StoreFailure {
  const { name = '', Code, $metadata } = error as Told;
  const status = $metadata?.httpStatusCode;
  const is = (words: Set<string>): boolean => words.has(name) || words.has(Code ?? '');
  if (name === 'NoSuchBucket') return 'missing';
  if (status === 412 || status === 409) return 'moved';
  if (name === 'NoSuchKey' || name === 'NotFound') return 'absent';
  if (is(throttled) || status === 429 || status === 503) return 'throttled';
  if (status === 401 || status === 403 || is(denied)) return 'denied';
  if (name === 'KeyTooLongError') return 'invalid-key';
  return 'unavailable';
}

/** The StoreError for a failure, its sentence for a person, S3's own words as its cause. */
export function failureOf(failure: StoreFailure, bucket: string, error: unknown): StoreError {
  const { name = 'Error', message = '' } = error as Told;
  const isTelling = message !== '' && message !== name && message !== 'UnknownError';
  const said = isTelling ? `${name}: ${message}` : name;
  return new StoreError(failure, `${sentences[failure](bucket)} (${said})`, { cause: error });
}

const sentences: Record<StoreFailure, (bucket: string) => string> = {
  missing: (bucket) => `There is no bucket "${bucket}": check its name, region and account.`,
  denied: (bucket) => `S3 denies the request to "${bucket}": check the credentials and its policy.`,
  throttled: (bucket) => `S3 asks to slow down on "${bucket}": try again in a while.`,
  unavailable: (bucket) => `S3 could not answer for "${bucket}": try again in a while.`,
  'invalid-key': (bucket) => `"${bucket}" does not take this key: shorten it.`,
  'too-large': (bucket) => `"${bucket}" does not take so much at once.`,
  full: (bucket) => `"${bucket}" has no room left.`,
  'read-only': (bucket) => `"${bucket}" cannot be written to.`,
};
