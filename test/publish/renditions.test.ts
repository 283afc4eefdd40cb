/** The smaller files of pictures: which there are, what is in them, and what becomes of them. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readMedia } from '../../functions/publish/rows/files.ts';
import { sharpScaler } from '../../functions/publish/scaler.ts';
import { asSourceKey } from '../../functions/site/keys.ts';
import { listAll } from '../../functions/store/store.ts';
import { jpeg, photograph, snapshotWithPlace } from './photographs.ts';
import { Publisher } from './publisher.ts';
import { settled } from './settled.ts';

const SITE = 'name: Test\nbaseUrl: https://test.example\n';
const PAGE = 'articles/a/index.html';

async function roomWith(name: string, body: Uint8Array, scaler = sharpScaler('test')) {
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

describe('renditions', () => {
  it('are as wide as a phone, a column and a fine screen, never wider than the picture', async () => {
    const room = await roomWith('leg.jpg', await jpeg(1200, 800));
    expect(await media(room)).toEqual({
      'leg.jpg': 'image/jpeg: jpeg 1200 × 800',
      'leg.jpg.1600.avif': 'image/avif: heif 1200 × 800',
      'leg.jpg.1600.webp': 'image/webp: webp 1200 × 800',
      'leg.jpg.480.avif': 'image/avif: heif 480 × 320',
      'leg.jpg.480.webp': 'image/webp: webp 480 × 320',
      'leg.jpg.960.avif': 'image/avif: heif 960 × 640',
      'leg.jpg.960.webp': 'image/webp: webp 960 × 640',
    });
    await settled(room);
  });
});
