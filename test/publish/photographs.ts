/** Pictures for tests, made when they are needed. */
import { crc32 } from 'node:zlib';
import sharp from 'sharp';

/** Soft hills of colour, as a photograph has them, with some grain; the same for the same size. */
export function photograph(width: number, height: number) {
  const data = Buffer.alloc(width * height * 3);
  let seed = 1;
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;
      const grain = (seed >>> 28) - 8;
      data[at++] = 128 + 90 * Math.sin(x / 97) + grain;
      data[at++] = 128 + 90 * Math.sin(y / 61 + x / 211) + grain;
      data[at++] = 128 + 90 * Math.cos((x + y) / 151) + grain;
    }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

export function jpeg(width: number, height: number): Promise<Buffer> {
  return photograph(width, height).jpeg({ quality: 90 }).toBuffer();
}

/** As a telephone takes it: on its side, and with the place where it was. */
export function snapshotWithPlace(width: number, height: number): Promise<Buffer> {
  return photograph(width, height)
    .jpeg({ quality: 90 })
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 12/1' } })
    .toBuffer();
}

/** Whether that place stands anywhere in a file. */
export function saysPlace(file: Uint8Array): boolean {
  const degrees = [52, 1, 31, 1, 12, 1];
  const little = Buffer.from(Uint32Array.from(degrees).buffer);
  return [little, Buffer.from(little).swap32()].some((place) => Buffer.from(file).includes(place));
}

/** Of three frames. */
export async function moving(format: 'gif' | 'webp'): Promise<Buffer> {
  const [width, height] = [600, 400];
  const frames = await photograph(width, 3 * height)
    .raw()
    .toBuffer();
  const raw = { width, height: 3 * height, channels: 3 as const, pageHeight: height };
  // Nobody asks how small it is.
  return sharp(frames, { raw }).toFormat(format, { effort: 1 }).toBuffer();
}

/** With the chunk of a PNG that moves (PNG, section 11.3.6.1) behind its header. */
export function movingPng(png: Buffer): Buffer {
  const HEADER_BYTES = 33;
  const chunk = Buffer.alloc(20);
  chunk.writeUInt32BE(8, 0);
  chunk.write('acTL', 4, 'latin1');
  chunk.writeUInt32BE(1, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 16)), 16);
  return Buffer.concat([png.subarray(0, HEADER_BYTES), chunk, png.subarray(HEADER_BYTES)]);
}
