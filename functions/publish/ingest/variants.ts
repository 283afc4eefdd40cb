/** The variants of one article as files of the site, with the headers they are served with. */
import type { RenderedVariant } from '../../article/model.ts';
import type { Slug } from '../../site/settings.ts';
import { articlePath, variantPath } from '../../site/routes.ts';
import { variantNames } from '../../site/routes.ts';
import { contentTypeOf } from '../../site/content-types.ts';
import { variantTable } from '../../site/variant-table.ts';
import { NOBODY, tagUri } from '../../site/tag-uri.ts';
import type { Article, Summary } from '../../../schemas/types.ts';
import { storedHeaders } from '../../site/stored-headers.ts';
import type { ObjectHead, ObjectHeaders, Store } from '../../store/store.ts';
import type { Exposed } from './situation.ts';
import { siteKey, type SiteKey } from '../../site/keys.ts';
import { sameHeaders, type SiteFile } from '../protocol/objects.ts';

export function variantKey(slug: Slug, name: RenderedVariant['name']): SiteKey {
  return siteKey(variantPath(slug, name));
}

/** The edge answers 410 for a notice and 301 for a redirect: functions/edge/viewer-response.js. */
function headersOf(summary: Omit<Summary, 'memory'>, name: RenderedVariant['name']): ObjectHeaders {
  const path = variantPath(summary.slug, name);
  return storedHeaders(
    path,
    contentTypeOf(variantTable[name].mediaType),
    metadataOf(summary, name),
  );
}

function metadataOf(
  summary: Omit<Summary, 'memory'>,
  name: RenderedVariant['name'],
): Record<string, string> | undefined {
  if (summary.status === 'withdrawn') return { status: '410' };
  if (summary.status === 'moved' && name === 'page')
    return { status: '301', location: articlePath(summary.movedTo!) };
  return undefined;
}

export function variantFiles(
  summary: Omit<Summary, 'memory'>,
  variants: RenderedVariant[],
): SiteFile[] {
  const encoder = new TextEncoder();
  return variants.map(({ name, body }) => ({
    key: variantKey(summary.slug, name),
    body: typeof body === 'string' ? encoder.encode(body) : body,
    ...headersOf(summary, name),
  }));
}

/** The objects on the site are the ones the entry remembers, headers included. */
export function inPlace(
  summary: Summary,
  heads: ReadonlyMap<RenderedVariant['name'], ObjectHead | undefined>,
): boolean {
  const known = summary.memory?.variants ?? {};
  return variantNames.every((name) => {
    const head = heads.get(name);
    const etag = known[variantKey(summary.slug, name)];
    if (etag === undefined || head === undefined) return etag === head?.etag;
    return head.etag === etag && sameHeaders(head, headersOf(summary, name));
  });
}

/**
 * What the site shows of an article that no record accounts for; undefined when it shows nothing.
 * The published article.json says what it is; where that is not there yet, the slug must do.
 */
export async function readExposed(
  site: Store,
  slug: Slug,
  heads: ReadonlyMap<RenderedVariant['name'], ObjectHead | undefined>,
): Promise<Exposed | undefined> {
  if ([...heads.values()].every((head) => head === undefined)) return undefined;
  const object = await site.get(variantKey(slug, 'article'));
  try {
    const text = new TextDecoder().decode(object?.body);
    const { id, title, language } = JSON.parse(text) as Article;
    return { id, title, language };
  } catch {
    return { id: tagUri(NOBODY, slug), title: slug, language: 'en' };
  }
}
