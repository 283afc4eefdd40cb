/** The options that several commands share, each once. */
import { Misunderstood } from './command-error.ts';
import type { Option } from './option.ts';
import { usualContent } from './usual-content.ts';

/** Every command takes these. */
export const everywhere = {
  content: {
    value: 'DIR',
    does: 'the folder of articles (default: content, else this folder)',
    read: (given = usualContent()) => given,
  },
  out: {
    value: 'DIR',
    does: 'where to publish; the site is in DIR/site (default: .healthwire)',
    read: (given = '.healthwire') => given,
  },
  baseUrl: {
    value: 'URL',
    does: "the site's address (default: that of site.yaml, or of start)",
    read: (given: string | undefined) => (given === undefined ? undefined : toBaseUrl(given)),
  },
  json: { does: 'print one JSON document, for programs' },
  help: { short: 'h', does: 'show this help' },
  version: { does: 'show the version' },
} as const satisfies Record<string, Option>;

export const dryRun = { does: 'say what would be done; write nothing' };

export const confirm = { does: 'let articles go, however many they are' };

export const table = tableOption();

export const reviewed = {
  value: 'DAY',
  does: 'when it was reviewed medically (sign: as the file says, else today)',
};

export const next = { value: 'DAY', does: 'by when it is to be reviewed next' };

/** The name of a bucket, as S3 takes it: 3 to 63 small letters, digits, dots and hyphens. */
export function bucket(does: string) {
  const read = (given: string | undefined, name: string) => {
    if (given === undefined || /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(given)) return given;
    const [, meant = 'healthwire-source'] =
      /^(?:s3:\/\/|arn:aws[a-z-]*:s3:::)?([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(given) ?? [];
    throw new Misunderstood(
      `${name} ${given} is no bucket's name: write the name alone, like ${name} ${meant}.`,
    );
  };
  return { value: 'NAME', does, read } as const;
}

/** The name of a table, as DynamoDB takes it. */
function tableOption() {
  const read = (given: string | undefined, name: string) => {
    if (given === undefined || /^[\w.-]{3,255}$/.test(given)) return given;
    const [, meant = 'healthwire-table'] =
      /^arn:aws[a-z-]*:dynamodb:[^:]*:\d*:table\/([\w.-]{3,255})$/.exec(given) ?? [];
    throw new Misunderstood(
      `${name} ${given} is no table's name: write the name alone, like ${name} ${meant}.`,
    );
  };
  return { value: 'NAME', does: 'the table of what is remembered', read } as const;
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
