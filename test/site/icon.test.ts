/** The site's mark is a picture that others can read, in the colours of the site. */
import { inflateSync, crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { iconFiles, manifest } from '../../functions/site/icon.ts';
import { addedTheme } from '../../functions/site/theme.ts';
import { settings } from '../collection/sample.ts';

/** The chunks of a PNG, whose checksums are right. */
function chunks(png: Uint8Array): Record<string, Buffer> {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const found: Record<string, Buffer> = {};
  for (let at = 8; at < bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at);
    expect(bytes.readUInt32BE(end)).toBe(crc32(bytes.subarray(at + 4, end)));
    found[bytes.toString('latin1', at + 4, at + 8)] = bytes.subarray(at + 8, end);
    at = end + 4;
  }
  return found;
}

/** Rows of `.` and `#`, every `step`th pixel. */
function drawing(png: Uint8Array, step: number): string[] {
  const { IHDR, IDAT } = chunks(png);
  const size = IHDR!.readUInt32BE(0);
  const rows = inflateSync(IDAT!);
  const line = 1 + Math.ceil(size / 8);
  const at = Array.from({ length: size / step }, (_, i) => i * step + (step >> 1));
  return at.map((y) =>
    at.map((x) => (rows[y * line + 1 + (x >> 3)]! & (0x80 >> (x & 7)) ? '#' : '.')).join(''),
  );
}

const mark = [
  ...['............', '............', '............', '.....##.....', '.....##.....'],
  ...['...######...', '...######...', '.....##.....', '.....##.....'],
  ...['............', '............', '............'],
];

describe('the icons', () => {
  it('show the mark in every size', () => {
    const { '/favicon.ico': favicon, ...pngs } = iconFiles({});
    expect(Object.keys(pngs)).toEqual(['/apple-touch-icon.png', '/icon-192.png', '/icon-512.png']);
    expect(drawing(pngs['/apple-touch-icon.png']!, 15)).toEqual(mark);
    expect(drawing(pngs['/icon-192.png']!, 16)).toEqual(mark);
    expect([...favicon!.subarray(0, 8)]).toEqual([0, 0, 1, 0, 1, 0, 32, 32]);
    expect(chunks(favicon!.subarray(22)).IHDR!.readUInt32BE(0)).toBe(32);
  });

  it.each([
    ['#7a1f5c', '7a1f5cffffff'],
    ['#fA0', 'ffaa00ffffff'],
    ['rebeccapurple', '00473fffffff'],
  ])('have the site’s colour: %s', (bar, palette) => {
    const house = addedTheme.with({ colours: { bar } });
    expect(chunks(iconFiles(house)['/icon-192.png']!).PLTE!.toString('hex')).toBe(palette);
  });
});

it('the manifest names the site and icons that are there', () => {
  const { name, icons } = JSON.parse(manifest(settings)) as {
    name: string;
    icons: { src: string }[];
  };
  expect(name).toBe(settings.name);
  const there = Object.keys(iconFiles({}));
  for (const { src } of icons) expect(there).toContain(src);
});
