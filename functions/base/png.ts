/**
 * Pictures of two colours as PNG (W3C, third edition) and ICO. Nothing is compressed, so that every
 * machine makes the same bytes; a row of n pixels is n / 8 of them.
 */

/** Whether a pixel, in columns and rows from the upper left, has the second colour. */
export type Painter = (x: number, y: number) => boolean;

/** `#00473f` */
type Colour = string;

/** A square of `size` pixels, at most 600, in these two colours. */
export function png(
  size: number,
  colours: readonly [Colour, Colour],
  isSecond: Painter,
): Uint8Array {
  const bytes = Math.ceil(size / 8);
  const rows = Array.from({ length: size }, (_, y) => {
    const row = new Uint8Array(1 + bytes);
    for (let x = 0; x < size; x++) if (isSecond(x, y)) row[1 + (x >> 3)]! |= 0x80 >> (x & 7);
    return [...row];
  });
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    // One bit a pixel, by a palette.
    ...chunk('IHDR', [...be(size), ...be(size), 1, 3, 0, 0, 0]),
    ...chunk('PLTE', colours.flatMap(channels)),
    ...chunk('IDAT', stored(rows.flat())),
    ...chunk('IEND', []),
  ]);
}

/** One picture of at most 255 pixels, as Windows' icons hold it. */
export function ico(size: number, picture: Uint8Array): Uint8Array {
  const header = [...le(0, 2), ...le(1, 2), ...le(1, 2)];
  const entry = [
    size,
    size,
    2,
    0,
    ...le(1, 2),
    ...le(1, 2),
    ...le(picture.length, 4),
    ...le(22, 4),
  ];
  return Uint8Array.from([...header, ...entry, ...picture]);
}

function channels(colour: Colour): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** A zlib stream (RFC 1950) of one block that is not compressed (RFC 1951, section 3.2.4). */
function stored(bytes: readonly number[]): number[] {
  const { length } = bytes;
  if (length > 0xffff) throw new Error(`A picture of ${length} bytes does not fit into one block.`);
  return [0x78, 0x01, 1, ...le(length, 2), ...le(length ^ 0xffff, 2), ...bytes, ...adler32(bytes)];
}

function adler32(bytes: readonly number[]): number[] {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return be(((b << 16) | a) >>> 0);
}

function chunk(type: string, data: readonly number[]): number[] {
  const named = [...[...type].map((letter) => letter.charCodeAt(0)), ...data];
  return [...be(data.length), ...named, ...be(crc32(named))];
}

function crc32(bytes: readonly number[]): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** Four bytes, the highest first. */
function be(value: number): number[] {
  return le(value, 4).reverse();
}

function le(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, at) => (value >>> (8 * at)) & 0xff);
}
