/** The variants of one article as files of the site, with the headers they are served with. */
import { encode } from '../../base/pieces.ts';
import type { RenderedVariant } from '../../article/model.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import { renderMoved } from '../../article/render.ts';
import { keysAt, variantKey, variantsAt } from '../../site/addresses.ts';
import { absolute } from '../../site/routes.ts';
import { contentTypeOf } from '../../site/content-types.ts';
import { variantFilesFor } from '../../site/variant-files.ts';
import { NOBODY, tagUri } from '../../site/tag-uri.ts';
import type { Article } from '../../../schemas/types.ts';
import { storedHeaders } from '../../site/stored-headers.ts';
import type { ObjectHead, ObjectHeaders, Store } from '../../store/store.ts';
import type { Remembered } from '../rows/article.ts';
import { placesOf, type PlacedSummary } from '../rows/places.ts';
import type { Exposed } from './situation.ts';
import type { SiteKey } from '../../site/keys.ts';
import { sameHeaders, type SiteFile } from '../protocol/objects.ts';

/** The edge answers 410 for a notice and 301 for a redirect: functions/edge/viewer-response.js. */
function headersAt(
  address: string,
  name: string,
  house: object | undefined,
  said?: Record<string, string>,
): ObjectHeaders {
  const { file, mediaType } = variantFilesFor(house)[name]!;
  return storedHeaders(address + file, contentTypeOf(mediaType), said);
}

function metadataOf(summary: PlacedSummary, name: string): Record<string, string> | undefined {
  if (summary.status === 'withdrawn') return { status: '410' };
  if (summary.status === 'moved') return leading(placesOf(summary).leadsTo, name);
  return undefined;
}

function leading(location: string, name: string) {
  return name === 'page' ? { status: '301', location } : undefined;
}

/** All that one article has on the site: its variants, and at its other addresses the way to them. */
export function variantFiles(
  summary: PlacedSummary,
  variants: readonly RenderedVariant[],
  settings: Settings,
): SiteFile[] {
  const { address, redirects } = placesOf(summary);
  const own = address === undefined ? [] : filesAt(address, variants, summary, settings);
  return [...own, ...redirects.flatMap((from) => redirectFiles(from, summary, settings))];
}

function filesAt(
  address: string,
  variants: readonly RenderedVariant[],
  summary: PlacedSummary,
  settings: Settings,
): SiteFile[] {
  return variants.map(({ name, body }) => ({
    key: variantKey(address, name, settings),
    body: encode(body),
    ...headersAt(address, name, settings, metadataOf(summary, name)),
  }));
}

function redirectFiles(from: string, summary: PlacedSummary, settings: Settings): SiteFile[] {
  const { id, title, language } = summary;
  const { leadsTo } = placesOf(summary);
  const movedTo = absolute(settings, leadsTo);
  const names = variantsAt(from, settings);
  return renderMoved({ id, address: from, title, language, movedTo }, settings)
    .filter(({ name }) => names.includes(name))
    .map(({ name, body }) => ({
      key: variantKey(from, name, settings),
      body: encode(body),
      ...headersAt(from, name, settings, leading(leadsTo, name)),
    }));
}

/** The objects on the site are the ones the entry remembers, headers included. */
export function inPlace(
  summary: Remembered,
  heads: ReadonlyMap<SiteKey, ObjectHead | undefined>,
  house: object | undefined,
): boolean {
  const { address, redirects, leadsTo } = placesOf(summary);
  const isThere = (at: string, name: string, said: Record<string, string> | undefined): boolean => {
    const key = variantKey(at, name, house);
    const head = heads.get(key);
    const etag = summary.memory.variants[key];
    if (etag === undefined || head?.etag !== etag) return false;
    return sameHeaders(head, headersAt(at, name, house, said));
  };
  if (summary.status === 'unpublished') return isNowhere(summary, heads);
  const own = address === undefined ? [] : Object.keys(variantFilesFor(house));
  return (
    own.every((name) => isThere(address!, name, metadataOf(summary, name))) &&
    redirects.every((from) =>
      variantsAt(from, house).every((name) => isThere(from, name, leading(leadsTo, name))),
    )
  );
}

/** What was never public has nothing there, and waits for no address. */
function isNowhere(
  { memory }: Remembered,
  heads: ReadonlyMap<SiteKey, ObjectHead | undefined>,
): boolean {
  const waits = memory.redirects !== undefined && memory.yielded !== true;
  return !waits && [...heads.values()].every((head) => head === undefined);
}

/**
 * What the site shows of an article that no record may account for; undefined when it shows nothing
 * at these addresses. The published article.json says what it is; where that is not there yet, the
 * slug must do.
 */
export async function readExposed(
  site: Store,
  slug: Slug,
  addresses: readonly string[],
  heads: ReadonlyMap<SiteKey, ObjectHead | undefined>,
): Promise<Exposed | undefined> {
  const at = addresses.filter((one) =>
    keysAt(one, undefined).some((key) => heads.get(key) !== undefined),
  );
  const [first] = at;
  if (first === undefined) return undefined;
  const object = await site.get(variantKey(first, 'article', undefined));
  try {
    const text = new TextDecoder().decode(object?.body);
    const { id, title, language } = JSON.parse(text) as Article;
    return { id, title, language, at };
  } catch {
    return { id: tagUri(NOBODY, slug), title: slug, language: 'en', at };
  }
}
