/**
 * What moves while a run writes is seen by its last look (protocol, point 7), whatever it is: the run
 * does not end before what it leaves is made of what is there, and needs nobody to send it again.
 */
import { beforeEach, expect, it } from 'vitest';
import { ingest } from '../../functions/publish/ingest.ts';
import type { Ports } from '../../functions/publish/ports.ts';
import { article, Publisher } from './publisher.ts';
import { watchedTable } from './watched-table.ts';

const SITE = (name: string) => `name: ${name}\nbaseUrl: https://test.example\n`;
const DOT = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="1"/>`;

let room: Publisher;

beforeEach(async () => {
  room = new Publisher();
  await room.publish({
    'site.yaml': SITE('Before'),
    'media/dot.svg': DOT(1),
    'articles/b.md': article('Linked before'),
  });
});

/** The ports of a run during which, once it has written its first row, somebody else does this. */
function meanwhile(written: string, happens: () => Promise<void>): Ports {
  let before = true;
  const table = watchedTable(room.table, () => undefined);
  return {
    ...room.ports(),
    table: {
      ...table,
      transact: async (token, changes) => {
        const result = await room.table.transact(token, changes);
        if (before && changes.some(({ partition }) => partition === written)) {
          before = false;
          await happens();
        }
        return result;
      },
    },
  };
}

/** Pushed and ingested by another run. */
async function pushed(files: Record<string, string | null>): Promise<void> {
  await room.push(files);
  for (const key of Object.keys(files)) await ingest(room.ports(), key);
}

const page = () => room.text('articles/a/index.html');

it.each([
  ['the settings', { 'site.yaml': SITE('After') }, 'After', 'Before'],
  [
    'a linked article',
    { 'articles/b.md': article('Linked', 'permalink: /elsewhere/\n') },
    'href="/elsewhere/"',
    'href="/articles/b/"',
  ],
  ['its source', { 'articles/a.md': article('Another title') }, 'Another title', 'First title'],
  ['an order to withdraw it', { 'withdrawals/a.json': '{"reason":"Wrong."}' }, 'Wrong.', 'no more'],
] as [string, Record<string, string | null>, string, string][])(
  '%s',
  async (_, files, has, hasNot) => {
    await room.push({ 'articles/a.md': article('First title', '', 'See [it](b.md) no more.') });
    await ingest(
      meanwhile('article#a', () => pushed(files)),
      'articles/a.md',
    );
    expect(await page()).toContain(has);
    expect(await page()).not.toContain(hasNot);
  },
);

it('a picture that is pushed again while it is written', async () => {
  await room.push({ 'media/dot.svg': DOT(2) });
  const ports = meanwhile('file#media/dot.svg', async () => {
    await room.push({ 'media/dot.svg': DOT(3) });
  });
  await ingest(ports, 'media/dot.svg');
  expect(await room.text('media/dot.svg')).toBe(DOT(3));
});

it('site.yaml that is pushed again while it is written', async () => {
  await room.push({ 'site.yaml': SITE('Second') });
  const ports = meanwhile('settings', async () => {
    await room.push({ 'site.yaml': SITE('Third') });
  });
  await ingest(ports, 'site.yaml');
  room.queues.ingest.clear();
  await room.drain();
  expect(await room.text('index.html')).toContain('Third');
});
