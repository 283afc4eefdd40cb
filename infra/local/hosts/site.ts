/**
 * A published site as a host needs to know it. What headers an object has follows from its path, by
 * rule; what does not is listed here: withdrawn and moved articles, and whatever else is no rule's. So
 * what a host is told grows with that, and not with the articles.
 */
import { FEEDS } from '../../../functions/site/keys.ts';
import { cacheControlFor } from '../../../functions/site/headers.ts';
import { encodePath } from '../../../functions/site/routes.ts';
import type { Settings } from '../../../functions/site/settings.ts';
import type { ObjectHeaders } from '../../../functions/store/store.ts';
import { isAddedFile } from '../../../functions/site/variant-files.ts';
import { isPlain, nameRules, rulesWith, typeByRule, type TypeRule } from './type-rules.ts';

export interface HostedSite extends Pick<Settings, 'baseUrl' | 'hub'> {
  /** How many there are. */
  objects: number;
  /** Keys of what is withdrawn: each notice in every form. */
  gone: string[];
  /** Pages that only lead on. */
  moved: Moved[];
  /** Content types by the names of files; the first that fits counts, then the extension. */
  rules: readonly TypeRule[];
  /** Key → content type, where it is not the rule's. */
  types: ReadonlyMap<string, string>;
  /** Key → `Link`, where it is not the rule's; undefined where there is none. */
  links: ReadonlyMap<string, string | undefined>;
  /** Which content types there are under which Cache-Control. */
  classes: ReadonlyMap<string, ReadonlySet<string>>;
  /** In how many folders a feed, an embed and so on lie at the deepest. */
  depth: number;
}

export interface Moved {
  /** The page that leads on. */
  key: string;
  /** Where it leads: a path, percent-encoded. */
  location: string;
}

interface Known {
  key: string;
  headers: ObjectHeaders;
}

/** What the index of the site says, in one walk through it. */
export function hostedSite(
  objects: Iterable<Known>,
  { baseUrl, hub }: Pick<Settings, 'baseUrl' | 'hub'>,
): HostedSite {
  const types = new Map<string, string>();
  const added = new Map<string, string>();
  const links = new Map<string, string | undefined>();
  const classes = new Map<string, Set<string>>();
  const site = { baseUrl, hub, objects: 0, gone: [] as string[], moved: [] as Moved[], depth: 0 };
  for (const { key, headers } of objects) {
    const { status, location, type = headers.contentType, link } = headers.metadata ?? {};
    site.objects++;
    site.depth = Math.max(site.depth, key.split('/').length - 1);
    if (status === '410') site.gone.push(key);
    if (status === '301' && location !== undefined) site.moved.push({ key, location });
    if (type !== expectedType(key, added, type)) types.set(key, type);
    if (link !== linkByRule(key, site)) links.set(key, link);
    const cache = headers.cacheControl ?? cacheControlFor(`/${key}`);
    classes.set(cache, (classes.get(cache) ?? new Set()).add(type));
  }
  return { ...withoutUndefined(site), rules: rulesWith(added), types, links, classes };
}

/**
 * What a rule will say of an object. Files that a configuration adds to articles make a rule of their
 * own, which says what the first of them is.
 */
function expectedType(key: string, added: Map<string, string>, type: string): string {
  const file = key.slice(key.lastIndexOf('/') + 1);
  if (!isAddedFile(file) || isPlain(`/${key}`)) return typeByRule(nameRules, `/${key}`);
  const first = added.get(file) ?? type;
  added.set(file, first);
  return first;
}

function withoutUndefined<Site extends { hub: string | undefined }>({ hub, ...site }: Site) {
  return { ...site, ...(hub !== undefined && { hub }) };
}

/** A feed says where its hub is and what it is called there (WebSub, section 4). */
function linkByRule(
  key: string,
  { baseUrl, hub }: { baseUrl: string; hub?: string | undefined },
): string | undefined {
  if (hub === undefined || !isFeed(key)) return undefined;
  return `<${hub}>; rel="hub", <${baseUrl}/${encodePath(key)}>; rel="self"`;
}

/** Outside of these folders, that is, where files may have any name. */
function isFeed(key: string): boolean {
  return FEEDS.includes(key.slice(key.lastIndexOf('/') + 1)) && !/^(api|assets|media)\//.test(key);
}

/** The path of an object as a request has it, percent-decoded: a page is its folder. */
export function pathOf(key: string): string {
  return `/${key.replace(/(^|\/)index\.html$/, '$1')}`;
}

/** The same as it is written in addresses, where no host takes a part of it for a pattern. */
export function addressOf(key: string): string {
  return encodePath(pathOf(key)).replaceAll('*', '%2A');
}
