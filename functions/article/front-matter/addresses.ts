/**
 * The address that front matter asks for, and the redirects to it. What an author writes may stand
 * in nobody's way: a value that is no address below the site's root, or that belongs to the site
 * itself, is told of and left out.
 */
import type { FrontMatter } from '../../../schemas/types.ts';
import { shortened } from '../../base/text.ts';
import { reserved } from '../../site/addresses.ts';
import { articlePath, encodePath } from '../../site/routes.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import { classify } from '../file/source-path.ts';

export interface Addresses {
  /** Of the article: a path from the root of the site, percent-encoded. */
  address: string;
  /** What leads to it, each once, in order. */
  aliases: string[];
}

/** What cannot be an address: which value of the front matter, and the rest of a sentence about it. */
export interface RefusedAddress {
  path: readonly [field: keyof Fields, ...at: number[]];
  what: string;
}

type Hosts = Pick<Settings, 'baseUrl' | 'idAuthority'>;
type Fields = Pick<FrontMatter, 'slug' | 'permalink' | 'aliases'>;

/** `slug` is that of the file, whose address it has where its front matter names none. */
export function readAddresses(
  slug: Slug,
  { slug: last, permalink, aliases = [] }: Fields,
  hosts: Hosts,
): Addresses & { refused: RefusedAddress[] } {
  const refused: RefusedAddress[] = [];
  const read = (
    path: RefusedAddress['path'],
    written: string,
    below?: string,
  ): Read | undefined => {
    const found = readAddress(written, hosts, below);
    if ('path' in found) return found;
    refused.push({ path, what: `is "${shortened(written, 60)}": it ${found.no}.` });
    return undefined;
  };
  const whole = permalink === undefined ? undefined : read(['permalink'], permalink);
  const own =
    whole ?? (last === undefined ? undefined : read(['slug'], last, `/articles/${folderOf(slug)}`));
  const named = own?.path ?? articlePath(slug);
  // Variants need a folder: a page that is a file is the way to it.
  const address = named.replace(/\.html$/, '/');
  const others = aliases.flatMap((alias, at) => {
    if (isName(alias)) return [];
    return read(['aliases', at], alias, NOWHERE)?.path ?? [];
  });
  const all = new Set([...(named === address ? [] : [named]), ...others]);
  all.delete(address);
  return { address, aliases: [...all], refused };
}

/** `sleep/restless-legs` → `sleep/` */
function folderOf(slug: Slug): string {
  return slug.slice(0, slug.lastIndexOf('/') + 1);
}

/** Obsidian's aliases are other names of a note: what is plainly no path is none. */
function isName(alias: string): boolean {
  return (
    !/[/:]/.test(alias) && !/\.html?$/.test(alias) && !/^[a-z0-9]+([-_][a-z0-9]+)+$/.test(alias)
  );
}

interface Read {
  path: string;
}
interface No {
  /** The rest of a sentence that begins with "it". */
  no: string;
}

/** What begins with no slash starts from nowhere: tools disagree. */
const NOWHERE = '';

/** One value; `below` is where a value starts that begins with no slash. */
function readAddress(written: string, hosts: Hosts, below = '/'): Read | No {
  const placeholder = /\{\{|\}\}|\{%|<%|\$\{|(?<=^|\/):[a-z_]+/i.exec(written)?.[0];
  if (placeholder !== undefined)
    return no(
      `holds a placeholder (${placeholder}), which nobody fills in: write the address itself`,
    );
  const path = pathWithin(written, hosts);
  if (typeof path !== 'string') return path;
  if (path.startsWith('//')) return no('begins with two slashes, which is another host');
  if (!path.startsWith('/') && below === NOWHERE)
    return no(`begins with no slash: write the whole path, like /${shortened(path, 40)}`);
  const special = /[\\?#]/.exec(path)?.[0];
  if (special !== undefined) return no(`holds ${special}, which has a meaning in URLs`);
  const plain = decoded(path);
  if (plain === undefined) return no('holds a % that begins no valid escape');
  const isSlug = below.startsWith('/articles/');
  const root = isSlug ? '/articles' : '';
  return fromTheRoot(plain.startsWith('/') ? root + plain : below + plain);
}

/** Of a whole URL, what follows its host, if that is the site's own. */
function pathWithin(written: string, { baseUrl, idAuthority }: Hosts): string | No {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(written)) return written;
  const url = URL.parse(written);
  const own = [URL.parse(baseUrl)?.host, idAuthority];
  if (url === null || !/^https?:$/.test(url.protocol)) return no('is no path of this site');
  if (!own.includes(url.host) || url.username !== '')
    return no('leads to another host, where this site has no addresses');
  return url.pathname + url.search + url.hash;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return undefined;
  }
}

/** What the CDN takes for a file (functions/edge/viewer-request.js), whatever its case, and more. */
const file =
  /\.(atom|css|csv|gif|html|ico|jpe?g|js|json|jsonl|md|opml|pdf|png|rss|svg|txt|webmanifest|webp|xml)$/i;

function fromTheRoot(plain: string): Read | No {
  const names = plain.slice(1).split('/');
  if (names.at(-1) === '') names.pop();
  if (/^index(\.html?)?$/i.test(names.at(-1) ?? '')) names.pop();
  const [first] = names;
  if (first === undefined) return no('is the home page');
  const isBelowArticles = first === 'articles';
  const own = isBelowArticles ? names.slice(1) : names;
  if (own.length === 0) return no('is where all articles are');
  const wrong = whatIsWrong(own) ?? (isBelowArticles ? undefined : whatIsTaken(own));
  if (wrong !== undefined) return no(wrong);
  if (isBelowArticles) return { path: articlePath(own.join('/')) };
  const isPage = own.at(-1)!.endsWith('.html');
  return { path: `/${encodePath(own.join('/'))}${isPage ? '' : '/'}` };
}

/** An address has the names that a source may have. */
function whatIsWrong(names: readonly string[]): string | undefined {
  if (names.includes('..') || names.includes('.'))
    return 'leads through . or .., which no address does';
  const path = names.join('/');
  const kind = classify(`articles/${path}.md`);
  if (kind.kind === 'forbidden') {
    const { reason } = kind.diagnostic;
    return `is no address: ${reason.replace(/\.( Rename the file\.)?$/, '').replace(/^The/, 'the')}`;
  }
  if (kind.kind !== 'article' || kind.slug !== path) return 'has a name that the site keeps hidden';
  return undefined;
}

/** Beside the articles, what others have. */
function whatIsTaken(names: readonly string[]): string | undefined {
  const first = names[0]!.toLowerCase();
  if (reserved.has(first) || first.startsWith('__') || first.startsWith('sitemap'))
    return `begins with /${names[0]!}, which the site itself has`;
  const last = names.at(-1)!;
  const files = names.filter((name) => file.test(name));
  const isPage = files.length === 1 && last.endsWith('.html') && last !== '.html';
  if (files.length > 0 && !isPage)
    return 'is called like a file, and an article is none: only a last .html may be';
  return undefined;
}

function no(reason: string): No {
  return { no: reason };
}
