/**
 * Makes renditions with libvips, through `sharp`. It is loaded when the first picture comes that needs
 * some: whoever ingests an article does not wait for it.
 */
import type { Sharp, SharpInput, SharpOptions } from 'sharp';
import { isAnimatedPng } from '../article/media/animation.ts';
import { limitsOf, renditionFormats, type RenditionFormat } from '../article/media/renditions.ts';
import { mapAll } from './protocol/map-all.ts';
import type { MadeRendition, Picture, Scaled, Scaler } from './ports.ts';

/**
 * What the bytes depend on, beside the picture and `sharp` itself. Qualities at which neither a
 * photograph nor a drawing with words in it shows what it lost; an effort beyond which the time for a
 * picture grows tenfold and its size hardly shrinks (docs/decisions/24-pictures-in-renditions.md).
 */
export const recipe = {
  avif: { quality: 50, effort: 3, chromaSubsampling: '4:4:4' },
  webp: { quality: 75, effort: 4, smartSubsample: true },
  /** Pixels of a picture that is read; a count, for a small file may unfold into gigabytes. */
  pixels: 50_000_000,
} as const;

/** `version`: of the recipe and of `sharp` (infra/renderer.ts). */
export function sharpScaler(version: string): Scaler {
  let last: Promise<unknown> = Promise.resolve();
  return {
    version,
    // One at a time: each is read whole, and they share the memory of one process.
    scale(picture) {
      const made = last.then(() => scale(picture));
      last = made.catch(() => undefined);
      return made;
    },
  };
}

type Make = (input: SharpInput, options?: SharpOptions) => Sharp;

/** Throws an Error with a sentence where there is no `sharp` for this machine. */
async function loadSharp(): Promise<Make> {
  try {
    const { default: sharp } = await import('sharp');
    // Nothing is asked for twice; and one thread each, so that the bytes do not depend on their number.
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  } catch (cause) {
    throw new Error(
      'Smaller files of pictures cannot be made, for sharp is not installed for this machine: ' +
        'npm install --include=optional sharp.',
      { cause },
    );
  }
}

async function scale(picture: Picture): Promise<Scaled> {
  const { type, body } = picture;
  if (type === 'image/png' && isAnimatedPng(body)) return 'moving';
  const sharp = await loadSharp();
  try {
    const { pages = 1 } = await sharp(body, reading).metadata();
    if (pages > 1) return 'moving';
    return await renditions(sharp, picture);
  } catch {
    return 'unreadable';
  }
}

const reading: SharpOptions = { limitInputPixels: recipe.pixels, failOn: 'error' };

/** It is read once, at the largest width, and lies as its camera was held; what else the file says is left out. */
async function renditions(sharp: Make, picture: Picture): Promise<Scaled> {
  const limits = limitsOf(picture.type, picture);
  const largest = Math.min(limits.at(-1)!, picture.width);
  const { data, info } = await sharp(picture.body, reading)
    .autoOrient()
    .resize({ width: largest, withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  // It is as we read it (article/media/size.ts), or the pages would say something else.
  const expected = (largest * picture.height) / picture.width;
  if (width !== largest || Math.abs(height - expected) > 1) return 'unreadable';
  const wanted = renditionFormats.flatMap((format) => limits.map((limit) => ({ limit, format })));
  // All are waited for, whatever becomes of one: none goes on when the picture has been given up.
  return await mapAll(wanted, async ({ limit, format }): Promise<MadeRendition> => {
    const image = sharp(data, { raw: { width, height, channels } });
    const body = await encode(image.resize({ width: Math.min(limit, width) }), format);
    return { limit, format, body };
  });
}

async function encode(image: Sharp, format: RenditionFormat): Promise<Uint8Array> {
  return await (format === 'avif' ? image.avif(recipe.avif) : image.webp(recipe.webp)).toBuffer();
}
