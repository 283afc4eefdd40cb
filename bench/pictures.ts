/**
 * `npm run bench:pictures`: what renditions weigh and how long they take, on a photograph that is made
 * for it and on the pictures of `content/`. Milliseconds of processor, the least of three times.
 */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mediaTypes } from '../functions/article/file/media-types.ts';
import { pictureSize } from '../functions/article/media/size.ts';
import { sharpScaler } from '../functions/publish/scaler.ts';
import { asSourceKey } from '../functions/site/keys.ts';
import { jpeg } from '../test/publish/photographs.ts';

const TIMES = 3;
const folder = fileURLToPath(new URL('../content/media/', import.meta.url));
const scaler = sharpScaler('bench');

const pictures: [name: string, type: string, body: Uint8Array][] = [
  ['photograph.jpg', 'image/jpeg', await jpeg(4000, 3000)],
  ...globSync('*.png', { cwd: folder })
    .sort()
    .map((name): [string, string, Uint8Array] => [
      name,
      mediaTypes.png!.type,
      readFileSync(folder + name),
    ]),
];

for (const [name, type, body] of pictures) {
  const size = pictureSize(type, body)!;
  const picture = { key: asSourceKey(`media/${name}`), type, body, ...size };
  let least = Infinity;
  let made = await scaler.scale(picture);
  for (let time = 0; time < TIMES; time++) {
    const before = process.cpuUsage();
    made = await scaler.scale(picture);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  console.log(
    `${name}, ${size.width} × ${size.height}: ${kilobytes(body)}, ${least.toFixed(0)} ms`,
  );
  if (typeof made === 'string') throw new Error(`${name} is ${made}.`);
  for (const one of made) console.log(`  ${one.limit}.${one.format}: ${kilobytes(one.body)}`);
}

function kilobytes(body: Uint8Array): string {
  return `${(body.length / 1000).toFixed(1)} KB`;
}
