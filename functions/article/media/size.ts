/**
 * How large a picture is, from its first bytes, so that the text below it does not move when it comes.
 * Nothing is decoded; what cannot be read has no size. Every loop goes forward through the bytes.
 */

/** In CSS pixels, as a browser shows it that is told nothing. */
export interface PictureSize {
  width: number;
  height: number;
}

/** Of a file that is what its type says (check.ts); undefined where its bytes do not tell. */
export function pictureSize(type: string, bytes: Uint8Array): PictureSize | undefined {
  const read = readers[type];
  if (read === undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return fitting(read(view));
  } catch (error) {
    // It ends before it has said so.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What the attributes of a page may say (render/sanitize-schema.ts). */
const SIDE_LIMIT = 9999;

function fitting(size: PictureSize | undefined): PictureSize | undefined {
  if (size === undefined || !(size.width > 0 && size.height > 0)) return undefined;
  const shrink = Math.min(1, SIDE_LIMIT / Math.max(size.width, size.height));
  const side = (length: number) => Math.max(1, Math.round(length * shrink));
  return { width: side(size.width), height: side(size.height) };
}

type Reader = (view: DataView) => PictureSize | undefined;

const readers: Readonly<Record<string, Reader>> = {
  'image/png': (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  'image/gif': (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  'image/jpeg': jpeg,
  'image/webp': webp,
  'image/avif': avif,
  'image/svg+xml': svg,
};

/** Segment by segment up to the frame's header (ITU-T T.81, B.2.2); a camera may say it lies on its side. */
function jpeg(view: DataView): PictureSize | undefined {
  let isTurned = false;
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return isTurned ? { width: height, height: width } : { width, height };
    }
    const length = view.getUint16(at + 2);
    if (length < 2) return undefined;
    if (marker === 0xe1) isTurned ||= isOnItsSide(view, at + 4, length - 2);
    at += 2 + length;
  }
  return undefined;
}

/** Exif's orientation, 5 to 8, in the first directory (Exif 2.32, 4.6). */
function isOnItsSide(view: DataView, start: number, length: number): boolean {
  const EXIF = 0x45786966;
  if (length < 20 || view.getUint32(start) !== EXIF) return false;
  const tiff = start + 6;
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  const entries = view.getUint16(directory, little);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + 12 * i;
    if (view.getUint16(entry, little) === 0x0112)
      return view.getUint16(entry + 8, little) >= 5 && view.getUint16(entry + 8, little) <= 8;
  }
  return false;
}

/** Lossy, lossless or extended (RFC 9649, section 2). */
function webp(view: DataView): PictureSize | undefined {
  const kind = ascii(view, 12, 4);
  if (kind === 'VP8X') return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
  }
  if (kind !== 'VP8 ') return undefined;
  const side = (at: number) => view.getUint16(at, true) & 0x3fff;
  return { width: side(26), height: side(28) };
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

/** The largest of the items' extents, turned as one of them says (ISO/IEC 23008-12, 6.5.3 and 6.5.10). */
function avif(view: DataView): PictureSize | undefined {
  const properties = ['meta', 'iprp', 'ipco'].reduce<Box | undefined>(
    (within, name) => within && boxesIn(view, within).find((box) => box.name === name),
    { name: '', start: 0, end: view.byteLength },
  );
  if (properties === undefined) return undefined;
  const boxes = boxesIn(view, properties);
  const [largest] = boxes
    .filter(({ name }) => name === 'ispe')
    .map(({ start }) => ({ width: view.getUint32(start + 4), height: view.getUint32(start + 8) }))
    .sort((a, b) => b.width * b.height - a.width * a.height);
  const turned = boxes.some(({ name, start }) => name === 'irot' && view.getUint8(start) & 1);
  return turned && largest ? { width: largest.height, height: largest.width } : largest;
}

interface Box {
  name: string;
  /** Of its content. */
  start: number;
  end: number;
}

function boxesIn(view: DataView, { name, start, end }: Box): Box[] {
  const boxes: Box[] = [];
  // A full box begins with its version and flags.
  for (let at = name === 'meta' ? start + 4 : start; at + 8 <= end;) {
    const size = view.getUint32(at);
    if (size < 8) break;
    boxes.push({ name: ascii(view, at + 4, 4), start: at + 8, end: Math.min(end, at + size) });
    at += size;
  }
  return boxes;
}

function ascii(view: DataView, at: number, length: number): string {
  return Array.from({ length }, (_, i) => String.fromCharCode(view.getUint8(at + i))).join('');
}

/** A drawing without lengths fills what it is given: as wide as a column of text. */
const COLUMN = 672;

/** Bytes in which the first tag ends; a comment before it may be long. */
const HEAD_BYTES = 64 * 1024;

/** Lengths of the outermost element, else the shape of its view box (SVG 2, 8.12). */
function svg(view: DataView): PictureSize | undefined {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, Math.min(view.byteLength, HEAD_BYTES));
  const text = new TextDecoder().decode(bytes).replace(/<!--.*?(?:-->|$)/gs, '');
  const tag = /<(?:\w+:)?svg\b[^>]*>/.exec(text)?.[0] ?? '';
  const attribute = (name: string) =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1]?.trim() ?? '';
  const box = attribute('viewBox')
    .split(/[\s,]+/)
    .map(Number);
  const shape = box.length === 4 && box[2]! > 0 ? box[3]! / box[2]! : undefined;
  const [width, height] = [pixels(attribute('width')), pixels(attribute('height'))];
  if (width !== undefined && height !== undefined) return { width, height };
  if (shape === undefined) return undefined;
  if (height !== undefined) return { width: height / shape, height };
  return { width: width ?? COLUMN, height: (width ?? COLUMN) * shape };
}

/** CSS pixels in each (CSS Values 4, section 6.2). */
const units: Readonly<Record<string, number>> = {
  ...{ '': 1, px: 1, pt: 96 / 72, pc: 16, in: 96, cm: 96 / 2.54, mm: 96 / 25.4 },
};

function pixels(length: string): number | undefined {
  const [, number, unit = ''] = /^(\d*\.?\d+)([a-z]*)$/i.exec(length) ?? [];
  const factor = Object.hasOwn(units, unit.toLowerCase()) ? units[unit.toLowerCase()] : undefined;
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}
