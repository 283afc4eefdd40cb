/**
 * A bucket of S3 with its website switched on, or whatever speaks S3: a script for the AWS command line
 * that uploads the site, each object with its type and how long it is kept. What a stack of healthwire
 * does beside that (infra/aws) needs CloudFront.
 */
import { cacheControlFor } from '../../../functions/site/headers.ts';
import { UNKNOWN_TYPE } from '../../../functions/store/content-type.ts';
import type { Host } from './host.ts';
import type { HostedSite, Moved } from './site.ts';
import { extensionsByType, typeByRule, type TypeRule } from './type-rules.ts';
import { goneAsLive } from './unable.ts';

export const s3: Host = {
  title: 'an S3 bucket',
  place: 'beside',
  keeps: {
    types: true,
    caching: true,
    security: 'no: a bucket sets no such headers',
    hub: 'no: only what the feeds say themselves',
    gone: 'no: the notice comes with 200',
    moved: true,
    notFound: true,
    address: 'with 302; `index.html` is one more',
  },
  use: ({ fromHere }) => `Upload it with: sh ${fromHere}/upload.sh BUCKET`,
  files: (site) => ({ 'upload.sh': script(site) }),
  lacks: (site) => [
    ...goneAsLive('An S3 bucket', site),
    'An S3 bucket sets no security headers: put a CDN that does before it, or deploy the stack of healthwire (README, "Deploying").',
  ],
};

function script(site: HostedSite): string {
  return `#!/bin/sh
# Written by healthwire; what you change here is lost with the next publish.
#
# Uploads the site: sh upload.sh BUCKET [FOLDER OF THE SITE]. What is there and unchanged stays; nothing
# is deleted, because what is withdrawn or moved leaves a page that says so.
set -eu
bucket=\${1:?the name of the bucket}
site=\${2:-$(dirname "$0")/../../site}

# class TYPE CACHE FILTER…: the files of one type and time, as the filters after them say.
class() {
  type=$1 cache=$2
  shift 2
  aws s3 sync "$site" "s3://$bucket" --no-progress --exclude '*' "$@" \\
    --exclude '.*' --exclude _headers --exclude _redirects --exclude CNAME \\
    --content-type "$type" --cache-control "$cache"
}

# one KEY TYPE CACHE [OPTION…]: one file, as no rule says it.
one() {
  key=$1 type=$2 cache=$3
  shift 3
  aws s3 cp "$site/$key" "s3://$bucket/$key" --no-progress \\
    --content-type "$type" --cache-control "$cache" "$@"
}

${classes(site).join('\n')}

${[...exceptions(site), ...site.moved.map((moved) => redirect(moved, site))].join('\n')}

aws s3 website "s3://$bucket" --index-document index.html --error-document 404.html
`;
}

/** Folders that are kept otherwise than all the rest. */
const folders = ['assets/', 'media/'];

/** One call for each type that there is, in each of the folders and outside of them. */
function classes({ classes, rules }: HostedSite): string[] {
  return ['', ...folders].flatMap((folder) => {
    const cache = cacheControlFor(`/${folder}x`);
    return [...(classes.get(cache) ?? [])]
      .sort()
      .map((type) =>
        [`class ${shell(type)} ${shell(cache)}`, ...filters(type, folder, rules)].join(' \\\n  '),
      );
  });
}

/**
 * Rules in their order, as filters of the AWS command line, whose last one that fits counts; of the
 * others only those that a name with one of these extensions may fit.
 */
function filters(type: string, folder: string, all: readonly TypeRule[]): string[] {
  const rules = rulesIn(folder, all).toReversed();
  const own = rules.filter((rule) => rule.type === type).flatMap(({ patterns }) => patterns);
  const endings = new Set(own.map(endingOf));
  const mayFit = (pattern: string) => type === UNKNOWN_TYPE || endings.has(endingOf(pattern));
  const lines = rules.flatMap((rule) =>
    rule.type === type ? including(rule.patterns) : excluding(rule.patterns.filter(mayFit)),
  );
  const first = lines.findIndex((line) => line.startsWith('--include'));
  return [
    // Everything, before what is something else.
    ...(type === UNKNOWN_TYPE ? [...including([`${folder}*`]), ...lines] : lines.slice(first)),
    ...(folder === '' ? excluding(folders.map((name) => `${name}*`)) : []),
  ];
}

/** `*.[mM][dD]` → `md` */
function endingOf(pattern: string): string {
  return pattern.slice(pattern.lastIndexOf('.') + 1).replace(/\[(.).\]/g, '$1');
}

const including = (patterns: readonly string[]) => patterns.map((one) => `--include ${shell(one)}`);
const excluding = (patterns: readonly string[]) => patterns.map((one) => `--exclude ${shell(one)}`);

function rulesIn(folder: string, rules: readonly TypeRule[]): TypeRule[] {
  const byExtension = [...extensionsByType].map(([type, all]) => ({
    type,
    patterns: all.map((extension) => `${folder}*.${caseless(extension)}`),
  }));
  const byName = rules.map(({ patterns, type }) => ({
    type,
    patterns: patterns.flatMap((pattern) => below(folder, pattern)),
  }));
  return [...byName, ...byExtension];
}

/** A pattern of paths as one of keys; none where it means nothing in the folder. */
function below(folder: string, pattern: string): string[] {
  const owner = folders.find((name) => pattern.startsWith(`/${name}`)) ?? '';
  if (pattern.startsWith('/')) return owner === folder ? [pattern.slice(1)] : [];
  if (folder !== '') return [];
  return pattern.startsWith('*/') ? [pattern.slice(2), pattern] : [pattern];
}

/** `jpg` → `[jJ][pP][gG]` */
function caseless(extension: string): string {
  return extension.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

function exceptions({ types }: HostedSite): string[] {
  return [...types].map(([key, type]) => one(key, type));
}

function redirect({ key, location }: Moved, { types, rules }: HostedSite): string {
  return `${one(key, types.get(key) ?? typeByRule(rules, `/${key}`))} --website-redirect ${shell(location)}`;
}

function one(key: string, type: string): string {
  return `one ${shell(key)} ${shell(type)} ${shell(cacheControlFor(`/${key}`))}`;
}

/** A word of the shell, whatever is in it. */
function shell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
