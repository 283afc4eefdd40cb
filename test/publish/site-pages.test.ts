/** Pages about the publisher come with their words in site.yaml, and stay when these go. */
import { expect, it } from 'vitest';
import { sweep } from '../../functions/publish/sweep.ts';
import { Publisher } from './publisher.ts';
import { settled } from './settled.ts';

const SITE = 'name: Test\nbaseUrl: https://test.example\n';
const POLICY = 'publisher/editorial-policy/index.html';
const principles = '"publishingPrinciples":"https://test.example/publisher/editorial-policy/"';

it('words make a page that articles lead to; without them it stays and says nothing', async () => {
  const room = new Publisher();
  await room.publish({ 'site.yaml': SITE, 'articles/a.md': '# A\n\nText.\n' });
  const article = async () => (await room.text('articles/a/index.html'))!;
  expect(await room.text(POLICY)).toBeUndefined();
  expect(await article()).not.toContain('publishingPrinciples');

  await room.publish({ 'site.yaml': `${SITE}editorialPolicy: We cite.\n` });
  expect(await room.text(POLICY)).toContain('<p>We cite.</p>');
  expect(await article()).toContain(principles);
  expect(await article()).toContain('<a href="/publisher/editorial-policy/">');
  await settled(room);

  await room.publish({ 'site.yaml': SITE });
  expect(await room.text(POLICY)).toContain('There is nothing here at the moment.');
  expect(await article()).not.toContain('/publisher/');
  await settled(room);
});

it('another renderer makes the words anew, for the sweep sends site.yaml, too', async () => {
  const room = new Publisher();
  await room.publish({ 'site.yaml': `${SITE}editorialPolicy: We cite.\n` });
  const sent = async () => {
    await sweep(room.ports());
    const keys = [...room.queues.ingest];
    await room.drain();
    return keys;
  };
  expect(await sent()).toEqual([]);
  room.renderer = 'another';
  expect(await sent()).toEqual(['site.yaml']);
  expect(await sent()).toEqual([]);
  await settled(room);
});
