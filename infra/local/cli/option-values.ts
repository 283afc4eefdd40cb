/**
 * The values of options: what was written, as what is meant. Each throws Misunderstood, with a
 * sentence that says how to write it.
 */
import { formatNames, type FormatName } from './diagnostics/names.ts';
import { didYouMean, Misunderstood } from './misunderstood.ts';

/** A port to listen on; 0 stands for any free one. */
export function toPort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65535) return port;
  throw new Misunderstood(
    `--port ${value} is no port: write a number from 0 (any free port) to 65535,` +
      ' for example --port 8080.',
  );
}

/** How diagnostics are written. */
export function toFormat(value: string | undefined, json: boolean): FormatName {
  const format = formatNames.find((name) => name === (value ?? (json ? 'json' : 'pretty')));
  if (format === undefined)
    throw new Misunderstood(
      `There is no format "${value}".${didYouMean(value ?? '', formatNames)}` +
        ` The formats are ${formatNames.join(', ')}.`,
    );
  if (json && format !== 'json')
    throw new Misunderstood(`--json and --format ${format} contradict each other: choose one.`);
  return format;
}

/** An origin: scheme, host and port. Feeds and pages are at the root of their host. */
export function toBaseUrl(value: string): string {
  const url = URL.parse(value);
  const origin = url && /^https?:$/.test(url.protocol) ? url.origin : undefined;
  if (origin !== undefined && url?.href === `${origin}/`) return origin;
  const nearest = origin ?? nearestOrigin(value);
  throw new Misunderstood(
    `--base-url ${value} is not the address of a site: it has a scheme, a host and nothing else.` +
      (nearest === undefined
        ? ' Write it like https://health.example.org.'
        : ` Did you mean ${nearest}?`),
  );
}

/** What was meant by `example.org`, `localhost:8080`, `htps://example.org`. */
function nearestOrigin(value: string): string | undefined {
  const rest = value.replace(/^[a-z]*:?\/\//i, '');
  const local = /^(localhost|127\.|\[::1\])/.test(rest);
  const guess = URL.parse(`${local ? 'http' : 'https'}://${rest}`);
  return guess?.hostname ? guess.origin : undefined;
}

/** The name of a bucket, as S3 takes it: 3 to 63 small letters, digits, dots and hyphens. */
export function toBucket(option: 'bucket' | 'state-bucket', value: string): string {
  if (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value)) return value;
  const meant = /^(?:s3:\/\/|arn:aws[a-z-]*:s3:::)?([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(
    value,
  );
  throw new Misunderstood(
    `--${option} ${value} is no bucket's name: write the name alone, like ` +
      `--${option} ${meant?.[1] ?? 'healthwire-source'}.`,
  );
}

/** Characters of a reason, as the schema of the front matter has it. */
const REASON_LIMIT = 2000;

/** Why an article is taken down: one paragraph for readers. */
export function toReason(value: string): string {
  const reason = value.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (reason === '' || /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(reason))
    throw new Misunderstood('--reason needs words that readers can see: type it anew.');
  if (reason.length <= REASON_LIMIT) return reason;
  throw new Misunderstood(
    `--reason has ${reason.length} characters, and at most ${REASON_LIMIT} are kept: shorten it.`,
  );
}

/** The URL of a queue, as the stack's outputs have it. */
export function toQueue(value: string): string {
  if (/^https?:\/\/[^/\s]+\/\d{12}\/[\w.-]+$/.test(value)) return value;
  throw new Misunderstood(
    `--queue ${value} is no queue's URL: the outputs of the stack have it; it is like` +
      ' https://sqs.REGION.amazonaws.com/ACCOUNT/NAME.',
  );
}
