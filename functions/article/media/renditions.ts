/**
 * Renditions: the smaller files that are made of a picture when it is published, so that a phone need
 * not load what a camera made. In which widths and formats there may be some, and how they are named;
 * how they are made is publish/scaler.ts.
 */
import type { Rendition } from '../../../schemas/types.ts';
import { renditionPath } from '../../site/routes.ts';
import type { PictureSize } from './size.ts';

/** Format → media type: browsers take the first that they know, so the smallest is first. */
export const renditionTypes = { avif: 'image/avif', webp: 'image/webp' } as const;
export type RenditionFormat = keyof typeof renditionTypes;
export const renditionFormats = Object.keys(renditionTypes) as RenditionFormat[];

/**
 * Pixels that a rendition is wide at most: a phone; a column of text, or a phone whose pixels are fine;
 * a column on a screen whose pixels are fine. No picture is made wider than it is.
 */
export const renditionLimits = [480, 960, 1600] as const;

/** Of these there are renditions, unless they move. A drawing is small, and as large as one likes. */
const scaledTypes = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

/**
 * The limits at which there are renditions of a picture so wide: up to the first that holds all of it.
 * None of one that is no wider than the least.
 */
export function limitsOf(type: string, size: PictureSize | undefined): number[] {
  if (!scaledTypes.has(type) || size === undefined || size.width <= renditionLimits[0]) return [];
  return renditionLimits.filter((_, at) => at === 0 || renditionLimits[at - 1]! < size.width);
}

/** `480.avif` */
function renditionName(limit: number, format: RenditionFormat): string {
  return `${limit}.${format}`;
}

/** Every rendition that a picture of this type may have, whatever its size. */
export function allRenditions(
  type: string,
): { name: string; limit: number; format: RenditionFormat }[] {
  if (!scaledTypes.has(type)) return [];
  return renditionFormats.flatMap((format) =>
    renditionLimits.map((limit) => ({ name: renditionName(limit, format), limit, format })),
  );
}

/** The files of a picture, by format and then by width; `url` may be a path. */
export function renditionsOf(
  url: string,
  { type, size, formats = [] }: { type: string; size?: PictureSize; formats?: RenditionFormat[] },
): Rendition[] {
  return formats.flatMap((format) =>
    limitsOf(type, size).map((limit) => ({
      url: renditionPath(url, renditionName(limit, format)),
      type: renditionTypes[format],
      width: Math.min(limit, size!.width),
    })),
  );
}
