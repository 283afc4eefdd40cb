/**
 * Every file of a small site, compared byte for byte with the one in `expected/`. After a change
 * that is meant to change them: `npm test -- test/golden -u`, and read the difference.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Publisher, snapshot } from '../publish/publisher.ts';

const content = new URL('./content/', import.meta.url).pathname;
const expected = new URL('./expected/', import.meta.url).pathname;

it('the published site is what it was, file by file and header by header', async () => {
  const room = new Publisher();
  await room.publish(readContent());
  room.now = new Date('2026-11-02T09:30:00Z');
  await room.publish({ 'articles/gone.md': null });

  const headers: Record<string, unknown> = {};
  for (const key of Object.keys(await snapshot(room.site))) {
    const { body, contentType, cacheControl, metadata } = (await room.site.get(key))!;
    headers[key] = { contentType, cacheControl, ...(metadata && { metadata }) };
    // The site's own icons have a test of their own.
    if (/^[^/]+\.(png|ico)$/.test(key)) continue;
    if (key.endsWith('.png')) expect(body).toEqual(new Uint8Array(readFileSync(content + key)));
    else await expect(new TextDecoder().decode(body)).toMatchFileSnapshot(join(expected, key));
  }
  const table = `${JSON.stringify(headers, null, 2)}\n`;
  await expect(table).toMatchFileSnapshot(join(expected, 'headers.json'));
});

function readContent(): Record<string, Uint8Array> {
  const names = readdirSync(content, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(content.length));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(content + name)]));
}
