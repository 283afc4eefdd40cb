/**
 * The renditions of one picture on the site: written after the picture and before its row, which says
 * that they are there, so that no page leads to one too early.
 *
 * Like the picture they keep their address when another is pushed under its name, and none is ever
 * removed. What the new one has no rendition for any more shows it as it is: whoever takes a picture
 * down by pushing another must not leave the old one in a smaller size.
 */
import {
  allRenditions,
  limitsOf,
  renditionFormats,
  renditionTypes,
  type RenditionFormat,
} from '../../article/media/renditions.ts';
import type { PictureSize } from '../../article/media/size.ts';
import { cacheControlFor } from '../../site/headers.ts';
import { siteKey, type SiteKey, type SourceKey } from '../../site/keys.ts';
import { mediaPath, renditionPath } from '../../site/routes.ts';
import type { ETag, ObjectHeaders } from '../../store/store.ts';
import { mapAll } from '../protocol/map-all.ts';
import { sameHeaders, writeObject, type Heads, type SiteFile } from '../protocol/objects.ts';
import type { BeforeWrite } from '../protocol/recheck.ts';
import type { MadeRendition, Ports, Scaled } from '../ports.ts';
import type { MediaRow, Renditions } from '../rows/files.ts';

/** A rendition that there is, or may be. */
interface Place {
  /** `480.avif` */
  name: string;
  limit: number;
  format: RenditionFormat;
  path: string;
  key: SiteKey;
}

/** Where renditions of a file of this type may be. */
function placesOf(key: SourceKey, type: string): Place[] {
  return allRenditions(type).map((rendition) => {
    const path = renditionPath(mediaPath(key), rendition.name);
    return { ...rendition, path, key: siteKey(path) };
  });
}

/** The objects that may be overwritten, looked at. */
export async function headRenditions(
  { site }: Pick<Ports, 'site'>,
  key: SourceKey,
  type: string,
): Promise<Heads> {
  const places = placesOf(key, type);
  const heads = await mapAll(places, (place) => site.head(place.key));
  return new Map(places.map((place, at) => [place.key, heads[at]]));
}

/**
 * As the site itself tells of them, whoever wrote them: pages lead to the formats of which there are all
 * widths that the picture has, and none of them is the picture itself.
 */
export function exposedRenditions(
  { key, type, etag, size }: Pick<Original, 'key' | 'type' | 'size'> & { etag: ETag },
  heads: Heads,
): Renditions {
  const places = placesOf(key, type);
  const found = places.flatMap((place) => {
    const head = heads.get(place.key);
    return head === undefined ? [] : [[place.name, { etag: head.etag, type: head.contentType }]];
  });
  const limits = limitsOf(type, size);
  const formats = renditionFormats.filter((format) => {
    const own = places.filter((one) => one.format === format && limits.includes(one.limit));
    const isRendition = ({ key }: Place) => {
      const head = heads.get(key);
      return head?.contentType === renditionTypes[format] && head.etag !== etag;
    };
    return own.length > 0 && own.every(isRendition);
  });
  return { by: '', formats, files: Object.fromEntries(found) as Renditions['files'] };
}

/** Whether the site has exactly these. */
export function renditionsInPlace(
  key: SourceKey,
  type: string,
  heads: Heads,
  { files }: Renditions,
): boolean {
  return placesOf(key, type).every(({ name, path, key }) => {
    const [head, file] = [heads.get(key), files[name]];
    if (head === undefined || file === undefined) return head === file;
    return head.etag === file.etag && sameHeaders(head, headersOf(path, file.type));
  });
}

interface Original {
  key: SourceKey;
  type: string;
  body: Uint8Array;
  size: PictureSize | undefined;
}

interface Written {
  renditions: Renditions;
  changed: SiteKey[];
  unscaled?: Exclude<Scaled, MadeRendition[]>;
}

/** `row`: what it says of this very file is not made again, where the site has it. */
export async function writeRenditions(
  ports: Pick<Ports, 'site' | 'scaler'>,
  original: Original,
  heads: Heads,
  row: { value: MediaRow | undefined; isOfThis: boolean },
  beforeWrite: BeforeWrite,
): Promise<Written | 'moved'> {
  const { key, type } = original;
  const by = ports.scaler?.version ?? '';
  const before = row.value?.accepted?.renditions;
  if (row.isOfThis && before?.by === by && renditionsInPlace(key, type, heads, before)) {
    const unscaled = row.value?.report.unscaled;
    return { renditions: before, changed: [], ...(unscaled && { unscaled }) };
  }
  const scaled = await scale(ports, original);
  const made = typeof scaled === 'string' ? [] : smaller(scaled, original.body.length);
  const files: Renditions['files'] = {};
  const changed: SiteKey[] = [];
  for (const place of placesOf(key, type)) {
    // The row was read after the heads: what only it knows of came in between, and the write will say so.
    const isThere = heads.get(place.key) !== undefined || before?.files[place.name] !== undefined;
    const file = fileAt(place, original, made, isThere);
    if (file === undefined) continue;
    const written = await writeObject(ports.site, file, heads.get(place.key), beforeWrite);
    if (written.outcome === 'moved') return 'moved';
    files[place.name] = { etag: written.etag, type: file.contentType };
    if (written.outcome === 'written') changed.push(place.key);
  }
  const formats = [...new Set(made.map(({ format }) => format))];
  const unscaled = typeof scaled === 'string' && { unscaled: scaled };
  return { renditions: { by, formats, files }, changed, ...unscaled };
}

async function scale({ scaler }: Pick<Ports, 'scaler'>, { size, ...file }: Original) {
  if (scaler === undefined || size === undefined || limitsOf(file.type, size).length === 0)
    return [];
  return await scaler.scale({ ...file, ...size });
}

/** Without the formats in which the picture became no smaller: they would serve nobody. */
function smaller(made: readonly MadeRendition[], bytes: number): MadeRendition[] {
  const serving = renditionFormats.filter((format) => {
    const largest = made.findLast((one) => one.format === format);
    return largest !== undefined && largest.body.length < bytes;
  });
  return made.filter(({ format }) => serving.includes(format));
}

/** The rendition; where there is none any more, the picture itself; nothing where there never was one. */
function fileAt(
  { limit, format, path, key }: Place,
  { type, body }: Original,
  made: readonly MadeRendition[],
  isThere: boolean,
): SiteFile | undefined {
  const own = made.find((one) => one.format === format && one.limit === limit);
  if (own !== undefined) return { key, body: own.body, ...headersOf(path, renditionTypes[format]) };
  return isThere ? { key, body, ...headersOf(path, type) } : undefined;
}

function headersOf(path: string, contentType: string): ObjectHeaders {
  return { contentType, cacheControl: cacheControlFor(path) };
}
