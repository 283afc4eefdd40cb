/**
 * What a link or an image in a source means.
 *
 * A relative path starts at the folder of the source, as on disk and on GitHub, and may climb as
 * far as the content folder: `../sleep/rls.md#when`, `../../media/leg.png`; a folder is its bundle. A path that begins with
 * a slash starts at the site: `/articles/sleep/rls/`, `/media/leg.png`, `/topics/sleep/`. Any other
 * such path is taken for what a static site generator meant by it: an article's path below
 * `articles/`, or for a picture the first of `media/<path>` and `articles/<path>` that is there.
 */
import type { Slug } from '../../site/settings.ts';
import { slugOfPath } from '../../site/slugs.ts';
import { extension } from '../file/extension.ts';
import { classify } from '../file/source-path.ts';
import { mediaTypes } from '../file/media-types.ts';

export type Target =
  /** Elsewhere: http, https, mailto or tel; normalised by the URL standard. */
  | { kind: 'web'; url: string }
  /** A place on the same page. */
  | { kind: 'here'; anchor: string }
  | { kind: 'article'; slug: Slug; anchor?: string }
  /** Keys in the order in which they are tried. */
  | { kind: 'media'; keys: string[] }
  /** A page of the site that is no article: listings, feeds. */
  | { kind: 'site'; path: string }
  /** Leads nowhere; the reason is half a sentence. */
  | { kind: 'none'; reason: string };

const schemes = new Set(['http', 'https', 'mailto', 'tel']);

/** `from` is the path of the file in which the link stands, below `articles/` and without `.md`. */
export function resolveTarget(url: string, from: string): Target {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined) return onTheWeb(url, scheme);
  if (url.startsWith('//')) return none('begins with two slashes: write https:// in full');
  const [, path, anchor] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/su.exec(url)!;
  if (path === '' || path === undefined) {
    if (anchor === undefined || anchor === '') return none('is empty: say where it leads');
    return { kind: 'here', anchor: decode(anchor) ?? anchor };
  }
  const plain = decode(path);
  if (plain === undefined) return none('holds a % that begins no valid escape');
  const fragment =
    anchor === undefined || anchor === '' ? {} : { anchor: decode(anchor) ?? anchor };
  return plain.startsWith('/')
    ? fromTheSite(plain.slice(1), url, fragment, from)
    : fromTheFolder(plain, fragment, from);
}

/** What a picture by its name alone means: beside the article, below `media/`, or below `articles/`. */
export function resolveByName(url: string, slug: Slug): Target {
  const path = decode(url);
  const beside = path === undefined ? none('') : fromTheFolder(path, {}, slug);
  const elsewhere = path === undefined ? none('') : anywhere(path);
  const keys = [beside, elsewhere].flatMap((one) => (one.kind === 'media' ? one.keys : []));
  return media([...new Set(keys)]);
}

function onTheWeb(url: string, scheme: string): Target {
  if (!schemes.has(scheme)) {
    return none(`begins with ${scheme}: and only http, https, mailto and tel links are published`);
  }
  const parsed = URL.parse(url);
  if (parsed === null) return none('is no valid URL: check how it is spelt');
  if (parsed.username !== '' || parsed.password !== '') {
    return none('holds a user name or password: leave it out');
  }
  return { kind: 'web', url: uriOf(parsed) };
}

/** The URL standard lets characters pass that RFC 3986 does not, and feeds and schemas want URIs. */
function uriOf({ href, host, protocol }: URL): string {
  const start = href.startsWith(`${protocol}//`) ? protocol.length + 2 + host.length : 0;
  return href.slice(0, start) + escapeUri(href.slice(start));
}

function escapeUri(text: string): string {
  const [address = '', ...fragment] = text.split('#');
  const escape = (part: string) =>
    part
      .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
      .replace(/[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%]/gu, encodeURIComponent);
  return escape(address) + (fragment.length > 0 ? `#${escape(fragment.join('%23'))}` : '');
}

function fromTheFolder(path: string, fragment: { anchor?: string }, from: string): Target {
  const steps = climb(['articles', ...from.split('/').slice(0, -1)], path);
  if (steps === undefined) return none('climbs out of the content folder');
  const [area, ...rest] = steps;
  if (area === 'articles' && !isMedia(path)) return article(rest.join('/'), fragment, from);
  if (area === 'articles' || area === 'media') return media([steps.join('/')]);
  return isMedia(path) ? anywhere(steps.join('/')) : none('leads to no article');
}

/** What listings and feeds occupy; functions/collection publishes there. */
const listings =
  /^$|^(topics|archive|feeds|api|schemas)(\/|$)|^(feed\.xml|atom\.xml|feed\.json|sitemap\.xml)$/;

function fromTheSite(
  path: string,
  url: string,
  fragment: { anchor?: string },
  from: string,
): Target {
  if (listings.test(path)) {
    const { pathname, search, hash } = new URL(url, 'http://localhost');
    return { kind: 'site', path: escapeUri(pathname + search + hash) };
  }
  const steps = climb([], path);
  if (steps === undefined) return none('climbs out of the site');
  const plain = steps.join('/');
  if (!isMedia(plain)) return article(plain.replace(/^articles\//, ''), fragment, from);
  const published = plain.replace(/^media\/(?=articles\/)/, '');
  return /^(media|articles)\//.test(published) ? media([published]) : anywhere(plain);
}

function climb(from: string[], path: string): string[] | undefined {
  const steps = [...from];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps;
}

function article(path: string, fragment: { anchor?: string }, from: string): Target {
  const slug = slugOfPath(path.replace(/(\.html?|\.mdx?|\.markdown)$/i, ''));
  if (slug === slugOfPath(from) && fragment.anchor !== undefined) {
    return { kind: 'here', anchor: fragment.anchor };
  }
  const kind = classify(`articles/${slug}.md`).kind;
  if (kind !== 'article') return none('leads to no article');
  return { kind: 'article', slug, ...fragment };
}

/** A picture of a site that kept its pictures elsewhere. */
function anywhere(path: string): Target {
  return media([`media/${path}`, `articles/${path}`]);
}

function media(keys: string[]): Target {
  const good = keys.filter((key) => classify(key).kind === 'media');
  return good.length > 0 ? { kind: 'media', keys: good } : none('leads to no media file');
}

function isMedia(path: string): boolean {
  return Object.hasOwn(mediaTypes, extension(path));
}

function none(reason: string): Target {
  return { kind: 'none', reason };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch {
    return undefined;
  }
}
