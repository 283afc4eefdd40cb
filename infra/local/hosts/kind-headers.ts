/** The table of headers, by kind of path, with how long a copy is kept among them. */
import { cacheControlFor, securityHeaders, type Kind } from '../../../functions/site/headers.ts';

export const kinds = Object.keys(securityHeaders) as Kind[];

/** A path of each kind. */
const examples: Record<Kind, string> = {
  page: '/',
  embed: '/embed.html',
  data: '/feed.xml',
  media: '/media/x',
  asset: '/assets/x',
};

/** Names in lower case. */
export function headersOf(kind: Kind): Readonly<Record<string, string>> {
  return { 'cache-control': cacheControlFor(examples[kind]), ...securityHeaders[kind] };
}

/** Every name of the table, each once. */
export const headerNames: readonly string[] = [
  ...new Set(kinds.flatMap((kind) => Object.keys(headersOf(kind)))),
];

/** `content-type` → `Content-Type`: some hosts take only this for the header that they set themselves. */
export function titled(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

/**
 * A `_headers` file: patterns of paths, each with its headers; `! Name` takes one away. A pattern that
 * comes again stands where it came last, with all that was said of it: hosts keep one block of each.
 */
export function headersFile(blocks: readonly (readonly [string, readonly string[]])[]): string {
  const merged = new Map<string, string[]>();
  for (const [pattern, lines] of blocks) {
    const before = merged.get(pattern) ?? [];
    merged.delete(pattern);
    merged.set(pattern, [...before, ...lines]);
  }
  const texts = [...merged].map(
    ([pattern, lines]) => `\n${pattern}\n${lines.map((line) => `  ${line}\n`).join('')}`,
  );
  return `# Written by healthwire; what you change here is lost with the next publish.\n${texts.join('')}`;
}

/** A `_redirects` file. */
export function redirectsFile(lines: readonly string[]): string {
  return `# Written by healthwire; what you change here is lost with the next publish.\n${lines
    .map((line) => `${line}\n`)
    .join('')}`;
}
