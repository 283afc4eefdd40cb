/** What is known of an article, however long its texts are. */
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readArticle, writeArticle } from '../../functions/publish/rows/article.ts';
import { articleKey, pieceKey } from '../../functions/publish/rows/keys.ts';
import { article, Publisher } from './publisher.ts';

/** Nothing makes it much shorter. */
function noise(length: number): string {
  let text = '';
  for (let at = 0; text.length < length; at++)
    text += createHash('sha512').update(String(at)).digest('base64');
  return text.slice(0, length);
}

it('its texts come back from as many rows as they need, of which none is left over', async () => {
  const room = new Publisher();
  await room.publish({ 'articles/a.md': article('A') });
  const { table } = room;
  const piecesOf = async () => (await table.query('article#a', { prefix: 'piece#' })).rows;
  const lengthOf = async () => {
    const texts = (await piecesOf()).map(({ attributes }) => attributes.text as string);
    return texts.reduce((sum, { length }) => sum + length, 0);
  };
  expect(await piecesOf()).toHaveLength(1);
  for (const [content, pieces] of [
    [`<p>${noise(1_000_000)} \u{1f40c}</p>`, 4],
    [`<p>${noise(200_000)}</p>`, 1],
    [`<p>${'The same once more. '.repeat(50_000)}</p>`, 1],
  ] as const) {
    const before = await readArticle(room, 'a');
    const next = { ...before.value!, content };
    expect(await writeArticle(room.ports(), next, before)).toBe(true);
    expect((await readArticle(room, 'a')).value).toEqual(next);
    expect(await piecesOf()).toHaveLength(pieces);
  }
  // What says little takes little.
  expect(await lengthOf()).toBeLessThan(10_000);
});

it('its texts are damaged where they would fill the memory', async () => {
  const room = new Publisher();
  await room.publish({ 'articles/a.md': article('A') });
  const text = deflateRawSync(`${' '.repeat(4e7)}{}`).toString('base64');
  const row = await room.table.get(articleKey('a'));
  await room.table.transact('spoilt', [
    { kind: 'put', ...articleKey('a'), attributes: row!.attributes },
    { kind: 'put', ...pieceKey('a', 0), attributes: { text } },
  ]);
  expect((await readArticle(room, 'a')).value).toMatchObject({ slug: 'a', isDamaged: true });
});
