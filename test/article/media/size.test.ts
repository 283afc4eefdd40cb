/** How large pictures are, by the bytes of each format, and that odd bytes are no size and no fault. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pictureSize } from '../../../functions/article/media/size.ts';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part,
    ),
  );
const big = (value: number) => [24, 16, 8, 0].map((shift) => (value >> shift) & 255);
const box = (name: string, ...content: number[]) => [
  ...big(8 + content.length),
  ...bytes(name),
  ...content,
];
const avif = (...properties: number[][]) =>
  bytes(
    box('ftyp', ...bytes('avif')),
    box('meta', 0, 0, 0, 0, ...box('hdlr'), ...box('iprp', ...box('ipco', ...properties.flat()))),
  );
const extent = (width: number, height: number) =>
  box('ispe', 0, 0, 0, 0, ...big(width), ...big(height));

const frame = [0xff, 0xc2, 0, 17, 8, 1, 44, 2, 88];
const lying = bytes([0xff, 0xe1, 0, 34], 'Exif\0\0MM\0*', [
  ...big(8),
  0,
  1,
  1,
  0x12,
  0,
  3,
  ...big(1),
  0,
  6,
  0,
  0,
  ...big(0),
]);
const svg = (attributes: string) =>
  bytes(`<?xml version="1.0"?>\n<!-- <svg width="9"> --><svg ${attributes}><svg width="1"/></svg>`);

describe('a picture is as large as', () => {
  it.each<[string, string, Uint8Array, [number, number] | undefined]>([
    [
      'PNG says',
      'png',
      bytes([0x89], 'PNG\r\n\x1a\n', big(13), 'IHDR', big(600), big(300)),
      [600, 300],
    ],
    ['GIF says', 'gif', bytes('GIF89a', [88, 2, 44, 1]), [600, 300]],
    ['JPEG says', 'jpeg', bytes([0xff, 0xd8, 0xff, 0xfe, 0, 4, 1, 2], frame), [600, 300]],
    ['a camera that lay on its side', 'jpeg', bytes([0xff, 0xd8], [...lying], frame), [300, 600]],
    [
      'lossy WebP says',
      'webp',
      bytes('RIFF....WEBPVP8 ', Array<number>(10).fill(0), [88, 2, 44, 1]),
      [600, 300],
    ],
    ['lossless WebP says', 'webp', bytes('RIFF....WEBPVP8L....\x2f', [87, 194, 74, 0]), [600, 300]],
    [
      'extended WebP says',
      'webp',
      bytes('RIFF....WEBPVP8X', Array<number>(8).fill(0), [87, 2, 0, 43, 1, 0]),
      [600, 300],
    ],
    ['the largest extent of AVIF', 'avif', avif(extent(60, 30), extent(600, 300)), [600, 300]],
    ['AVIF that is turned', 'avif', avif(extent(600, 300), box('irot', 1)), [300, 600]],
    ['SVG says, in inches', 'svg+xml', svg('width="2in" height="96"'), [192, 96]],
    ['SVG’s shape, with one side', 'svg+xml', svg('height="50" viewBox="0 0 40 20"'), [100, 50]],
    ['a column, in SVG’s shape', 'svg+xml', svg('width="100%" viewBox="0,0 40 20"'), [672, 336]],
    ['nobody says', 'svg+xml', svg(''), undefined],
    ['nobody says of a file that is too short', 'png', bytes([0x89], 'PNG'), undefined],
    ['a page can say', 'gif', bytes('GIF89a', [0x30, 0x75, 0x98, 0x3a]), [9999, 5000]],
  ])('%s', (_, type, content, size) => {
    const [width, height] = size ?? [];
    expect(pictureSize(`image/${type}`, content)).toEqual(size && { width, height });
  });

  it('those of this repository are', () => {
    const drawn = (name: string, type: string) =>
      pictureSize(type, readFileSync(new URL(`../../../content/media/${name}`, import.meta.url)));
    const png = drawn('calf-and-knee.png', 'image/png')!;
    const svg = drawn('calf-and-knee.svg', 'image/svg+xml')!;
    expect(png.width / png.height).toBeCloseTo(svg.width / svg.height, 1);
  });
});

it('whatever the bytes, there is a size that a page can say, or none', () => {
  const begins = [
    [0x89, 0x50],
    [0xff, 0xd8, 0xff, 0xe1],
    [...bytes('RIFF....WEBPVP8')],
    [...avif()],
  ];
  const type = fc.constantFrom('png', 'gif', 'jpeg', 'webp', 'avif', 'svg+xml');
  const content = fc
    .tuple(fc.constantFrom([], ...begins), fc.uint8Array({ maxLength: 200 }))
    .map(([begin, rest]) => bytes(begin, [...rest]));
  fc.assert(
    fc.property(type, content, (name, given) => {
      const size = pictureSize(`image/${name}`, given) ?? { width: 1, height: 1 };
      for (const side of [size.width, size.height])
        expect(Number.isInteger(side) && side >= 1 && side <= 9999).toBe(true);
    }),
  );
});
