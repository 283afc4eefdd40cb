/** The smaller files of pictures: which there are, what is in them, and what becomes of them. */
import { hash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Scaler } from '../../functions/publish/ports.ts';
import { readMedia } from '../../functions/publish/rows/files.ts';
import { sharpScaler } from '../../functions/publish/scaler.ts';
import { asSourceKey } from '../../functions/site/keys.ts';
import { listAll } from '../../functions/store/store.ts';
import type { Diagnostic } from '../../schemas/types.ts';
import {
  jpeg,
  moving,
  movingPng,
  photograph,
  saysPlace,
  snapshotWithPlace,
} from './photographs.ts';
import { Publisher, snapshot } from './publisher.ts';
import { settled } from './settled.ts';

const SITE = 'name: Test\nbaseUrl: https://test.example\n';
const PAGE = 'articles/a/index.html';

/** Asks once for the renditions of the same picture: that they are always the same has a test of its own. */
function remembering(scaler: Scaler): Scaler {
  const made = new Map<string, ReturnType<Scaler['scale']>>();
  return {
    ...scaler,
    scale(picture) {
      const key = `${picture.type} ${hash('md5', picture.body)}`;
      const scaled = made.get(key) ?? scaler.scale(picture);
      made.set(key, scaled);
      return scaled;
    },
  };
}

const remembered = remembering(sharpScaler('test'));

async function roomWith(name: string, body: Uint8Array, scaler = remembered) {
  const room = new Publisher();
  room.scaler = scaler;
  await room.publish({
    'site.yaml': SITE,
    'articles/a.md': `# A\n\na ![leg](/media/${name})\n`,
    [`media/${name}`]: body,
  });
  return room;
}

const rowOf = async (room: Publisher, name: string) =>
  (await readMedia(room, asSourceKey(`media/${name}`))).value;

/** Key below `media/` → its content type, and what is really in it. */
async function media(room: Publisher): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { key } of listAll(room.site, 'media/')) {
    const { body, contentType } = (await room.site.get(key))!;
    const { format, width, height } = await sharp(body).metadata();
    found[key.slice('media/'.length)] = `${contentType}: ${format} ${width} × ${height}`;
  }
  return found;
}

const all = ['480.avif', '480.webp', '960.avif', '960.webp', '1600.avif', '1600.webp'];
const PHOTOGRAPH = await jpeg(1200, 800);
const SMALL = await jpeg(300, 200);

describe('renditions', () => {
  it('are as wide as a phone, a column and a fine screen, never wider than the picture', async () => {
    const room = await roomWith('leg.jpg', PHOTOGRAPH);
    expect(await media(room)).toEqual({
      'leg.jpg': 'image/jpeg: jpeg 1200 × 800',
      'leg.jpg.1600.avif': 'image/avif: heif 1200 × 800',
      'leg.jpg.1600.webp': 'image/webp: webp 1200 × 800',
      'leg.jpg.480.avif': 'image/avif: heif 480 × 320',
      'leg.jpg.480.webp': 'image/webp: webp 480 × 320',
      'leg.jpg.960.avif': 'image/avif: heif 960 × 640',
      'leg.jpg.960.webp': 'image/webp: webp 960 × 640',
    });
    const sizes =
      '(min-width: 712px) 672px, (min-resolution: 2.5dppx) calc(67vw - 27px), calc(100vw - 40px)';
    const source = (format: string) =>
      `<source type="image/${format}" srcset="/media/leg.jpg.480.${format} 480w, ` +
      `/media/leg.jpg.960.${format} 960w, /media/leg.jpg.1600.${format} 1200w" sizes="${sizes}">`;
    expect(await room.text(PAGE)).toContain(
      `<picture>${source('avif')}${source('webp')}<img src="/media/leg.jpg" alt="leg" ` +
        'width="1200" height="800" fetchpriority="high" decoding="async"></picture>',
    );
    // Whoever shows an article elsewhere gets the picture alone.
    for (const key of ['feed.xml', 'atom.xml', 'feed.json', 'articles/a/embed.html'])
      expect((await room.text(key))!).not.toMatch(/<picture|&lt;picture|\.480\./);
    await settled(room);
  });

  it('have the same bytes each time they are made', async () => {
    const [one, two] = [
      await roomWith('leg.jpg', PHOTOGRAPH, sharpScaler('test')),
      await roomWith('leg.jpg', PHOTOGRAPH, sharpScaler('test')),
    ];
    expect(await rowOf(one, 'leg.jpg')).toEqual(await rowOf(two, 'leg.jpg'));
    expect(await snapshot(one.site)).toEqual(await snapshot(two.site));
  });

  it('lie as the camera was held, and do not say where it was', async () => {
    const picture = await snapshotWithPlace(1500, 1000);
    expect(saysPlace(picture)).toBe(true);
    const room = await roomWith('leg.jpg', picture);
    for (const name of all) {
      const { body } = (await room.site.get(`media/leg.jpg.${name}`))!;
      const { width, height, exif, xmp, orientation } = await sharp(body).metadata();
      expect([name, height / width, saysPlace(body)]).toEqual([name, 1.5, false]);
      expect([exif, xmp, orientation ?? 1]).toEqual([undefined, undefined, 1]);
    }
    expect(await room.text(PAGE)).toContain('width="1000" height="1500"');
  });
});

describe('a picture is published as it is', () => {
  const alone = async (name: string, body: Uint8Array) => {
    const room = await roomWith(name, body);
    const keys = Object.keys(await snapshot(room.site)).filter((key) => key.startsWith('media/'));
    expect(keys).toEqual([`media/${name}`]);
    expect(await room.text(PAGE)).toContain(`<img src="/media/${name}"`);
    expect(await room.text(PAGE)).not.toContain('<picture>');
    await settled(room);
    const { outcome, diagnostics, unscaled } = room.report(`media/${name}`)!;
    expect([outcome, diagnostics]).toEqual(['accepted', []]);
    return unscaled;
  };

  it('if it is no wider than a phone', async () => {
    expect(await alone('leg.jpg', SMALL)).toBeUndefined();
  });

  it('if it is a drawing', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="10"/>';
    expect(await alone('leg.svg', new TextEncoder().encode(svg))).toBeUndefined();
  });

  it('if no rendition would be smaller', async () => {
    expect(
      await alone('leg.webp', await photograph(600, 400).webp({ quality: 1 }).toBuffer()),
    ).toBeUndefined();
  });

  it('if it moves, and that is said', async () => {
    expect(await alone('leg.gif', await moving('gif'))).toBe('moving');
    expect(await alone('leg.webp', await moving('webp'))).toBe('moving');
    expect(await alone('leg.png', movingPng(await photograph(600, 400).png().toBuffer()))).toBe(
      'moving',
    );
  });

  it('if its bytes end too soon, and that is said', async () => {
    const half = PHOTOGRAPH.subarray(0, PHOTOGRAPH.length / 2);
    expect(await alone('leg.jpg', half)).toBe('unreadable');
  });

  it('if it would unfold into more pixels than are read, and that is said', async () => {
    const huge = { width: 9000, height: 6000, channels: 3 as const, background: '#fff' };
    const bomb = await sharp({ create: huge }).png({ palette: true }).toBuffer();
    expect(bomb.length).toBeLessThan(100_000);
    expect(await alone('leg.png', bomb)).toBe('unreadable');
  });
});

describe('another picture under the same name', () => {
  it('has renditions of its own, and none of the former is left', async () => {
    const room = await roomWith('leg.jpg', PHOTOGRAPH);
    await room.publish({ 'media/leg.jpg': await jpeg(700, 500) });
    expect(await media(room)).toEqual({
      'leg.jpg': 'image/jpeg: jpeg 700 × 500',
      // Nothing leads there any more, and whoever kept the address sees the new picture.
      'leg.jpg.1600.avif': 'image/jpeg: jpeg 700 × 500',
      'leg.jpg.1600.webp': 'image/jpeg: jpeg 700 × 500',
      'leg.jpg.480.avif': 'image/avif: heif 480 × 343',
      'leg.jpg.480.webp': 'image/webp: webp 480 × 343',
      'leg.jpg.960.avif': 'image/avif: heif 700 × 500',
      'leg.jpg.960.webp': 'image/webp: webp 700 × 500',
    });
    expect(await room.text(PAGE)).toContain('/media/leg.jpg.960.avif 700w" sizes=');
    await settled(room);
    await room.publish({ 'media/leg.jpg': SMALL });
    expect(new Set(Object.values(await media(room)))).toEqual(
      new Set(['image/jpeg: jpeg 300 × 200']),
    );
    expect(await room.text(PAGE)).not.toContain('<picture>');
    await settled(room);
  });

  it('that is not fit, or none at all, leaves everything as it was', async () => {
    const room = await roomWith('leg.jpg', PHOTOGRAPH);
    const before = await snapshot(room.site);
    await room.publish({ 'media/leg.jpg': 'No picture.' });
    expect(await snapshot(room.site)).toEqual(before);
    await room.publish({ 'media/leg.jpg': null });
    expect(await snapshot(room.site)).toEqual(before);
    await settled(room);
  });
});

it('a rendition that was changed or deleted by others is made again, and only then', async () => {
  const scaler = remembered;
  let scaled = 0;
  const counting: Scaler = { ...scaler, scale: (one) => (scaled++, scaler.scale(one)) };
  const room = await roomWith('leg.jpg', PHOTOGRAPH, counting);
  const before = await snapshot(room.site);
  await room.sweep();
  await room.publish({ 'media/leg.jpg': PHOTOGRAPH });
  expect(scaled).toBe(1);
  const changed = { contentType: 'image/avif', cacheControl: 'no-store' };
  await room.site.put('media/leg.jpg.480.avif', new TextEncoder().encode('x'), changed);
  await room.site.delete('media/leg.jpg.960.webp');
  await room.sweep();
  expect([scaled, await snapshot(room.site)]).toEqual([2, before]);
});

it('another scaler makes them anew, and pages follow', async () => {
  const room = await roomWith('leg.jpg', PHOTOGRAPH);
  const none: Scaler = { version: 'none', scale: async () => 'unreadable' };
  room.scaler = none;
  await room.sweep();
  expect(await room.text(PAGE)).not.toContain('<picture>');
  room.scaler = sharpScaler('again');
  await room.sweep();
  expect(await room.text(PAGE)).toContain('<picture>');
  await settled(room);
});

it('nobody may push a file that has the name of a rendition', async () => {
  const room = await roomWith('leg.jpg', SMALL);
  await room.publish({ 'media/leg.jpg.480.avif': SMALL });
  const { diagnostic } = room.events.findLast(({ event }) => event === 'path.forbidden') as {
    diagnostic: Diagnostic;
  };
  expect(diagnostic.reason).toBe(
    'A smaller file of leg.jpg has this name when that is published. Rename the file.',
  );
  await settled(room);
});
