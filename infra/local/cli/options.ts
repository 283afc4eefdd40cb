/** Options that several commands take, and those that every command takes. */
import type { Option } from './command.ts';
import { Misunderstood } from './misunderstood.ts';

export function text(value: string, does: string): Option<string> {
  return { value, does, read: (written) => written };
}

export function toggle(does: string): Option<true> {
  return { does, read: () => true };
}

export const everywhere = {
  content: text('DIR', 'the folder of articles (default: content)'),
  out: text('DIR', 'where to publish; the site is in DIR/site (default: .healthwire)'),
  'base-url': {
    value: 'URL',
    does: "the site's address (default: that of site.yaml, or of start)",
    read: toBaseUrl,
  },
  json: toggle('print one JSON document, for programs'),
  help: { ...toggle('show this help'), short: 'h' },
  version: toggle('show the version'),
};

export const dryRun = toggle('say what would be done; write nothing');
export const reviewed = text('DAY', 'when it was reviewed medically (sign: today)');
export const next = text('DAY', 'by when it is to be reviewed next');
export const bucket = bucketOption(
  'bucket',
  'the source bucket (verify: the site, confirm: the state)',
);
export const stateBucket = bucketOption('state-bucket', 'the bucket of records and catalog');

/** The name of a bucket, as S3 takes it: 3 to 63 small letters, digits, dots and hyphens. */
function bucketOption(option: string, does: string): Option<string> {
  const read = (value: string): string => {
    if (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value)) return value;
    const meant = /^(?:s3:\/\/|arn:aws[a-z-]*:s3:::)?([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(
      value,
    );
    throw new Misunderstood(
      `--${option} ${value} is no bucket's name: write the name alone, like ` +
        `--${option} ${meant?.[1] ?? 'healthwire-source'}.`,
    );
  };
  return { value: 'NAME', does, read };
}

/** An origin: scheme, host and port. Feeds and pages are at the root of their host. */
function toBaseUrl(value: string): string {
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
