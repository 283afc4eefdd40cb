/** What pages say of pictures follows the files, whichever is pushed first. */
import { expect, it } from 'vitest';
import { put } from '../../functions/publish/protocol/rows.ts';
import { readMedia } from '../../functions/publish/rows/files.ts';
import { fileKey } from '../../functions/publish/rows/keys.ts';
import { asSourceKey } from '../../functions/site/keys.ts';
import { Publisher } from './publisher.ts';
import { settled } from './settled.ts';

const SITE = 'name: Test\nbaseUrl: https://test.example\n';
const svg = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="10"/>`;

async function roomWithPicture() {
  const room = new Publisher();
  await room.publish({
    'site.yaml': SITE,
    'articles/a.md': '# A\n\na ![leg](/media/leg.svg)\n',
    'media/leg.svg': svg(20),
  });
  return { room, page: async () => (await room.text('articles/a/index.html'))! };
}

it('a picture of another size, and a twin for the dark, reach the pages that show it', async () => {
  const { room, page } = await roomWithPicture();
  expect(await page()).toContain('<img src="/media/leg.svg" alt="leg" width="20" height="10"');
  expect(await page()).not.toContain('<picture>');
  await room.publish({ 'media/leg.svg': svg(40) });
  expect(await page()).toContain('width="40" height="10"');
  await room.publish({ 'media/leg.dark.svg': svg(40) });
  expect(await page()).toContain('<picture><source srcset="/media/leg.dark.svg" media=');
  await settled(room);
});

it('a picture of which an earlier version did not know the size is asked when it is shown', async () => {
  const { room, page } = await roomWithPicture();
  const key = asSourceKey('media/leg.svg');
  const seen = await readMedia(room, key);
  const { size: _, ...accepted } = seen.value!.accepted!;
  const older = put(fileKey(key), { ...seen.value, accepted }, seen);
  expect(await room.table.transact('older', [older])).toEqual({ ok: true });
  room.renderer = 'next';
  await room.publish({ 'articles/a.md': '# A\n\nb ![leg](/media/leg.svg)\n' });
  expect(await page()).toContain('width="20" height="10"');
  await settled(room);
});
