/** Pictures for tests, made when they are needed: as little as possible like noise, and never the same size. */
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
    .withExif({
      IFD0: { Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 12/1' },
    })
    .toBuffer();
}
