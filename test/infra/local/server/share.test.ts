/** One article is shared with the network, by its link, and nothing else of this machine. */
import { expect, it, onTestFinished } from 'vitest';
import { addressesIn, loadedBy, share } from '../../../../infra/local/server/share.ts';
import { start } from '../../../../infra/local/commands/start/serve.ts';
import { MemoryStore } from '../../../../functions/store/memory.ts';
import { temporaryFolder } from '../folders.ts';
import { rawRequest } from './raw-request.ts';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

it('a draft is seen at a link of its own, as it is now, with its pictures; all else is 404', async () => {
  const front = 'title: A draft\ndraft: true\n';
  const content = temporaryFolder({
    'articles/draft.md': `---\n${front}---\n\nWords. ![A dot](../media/dot.png) [Other](other.md)\n`,
    'articles/other.md': `---\ntitle: Another\ndraft: true\n---\n\nA secret.\n`,
    'articles/live.md': '# Live\n\nSeen.\n',
    'media/dot.png': Buffer.from(PNG, 'base64'),
    'media/other.png': Buffer.from(PNG, 'base64'),
  });
  const folders = { content, out: temporaryFolder(), renderer: 'test' };
  let links: readonly string[] = [];
  const silent = () => undefined;
  const running = await start(
    folders,
    { port: 0, confirm: false, share: 'articles/draft.md' },
    {
      ...{ progress: silent, published: async () => undefined, serving: silent, pushed: silent },
      sharing: (at) => (links = at),
      failed: (error) => {
        throw error;
      },
    },
  );
  onTestFinished(() => running.close());
  const link = new URL(links[0]!);
  expect(link.pathname).toMatch(/^\/[\w-]{22}\/$/);
  const get = (path: string) => rawRequest(Number(link.port), path);

  const { status, headers, body } = await get(link.pathname);
  const text = body.toString();
  expect(status).toBe(200);
  expect(text).toContain('Words.');
  expect(text).toContain('<strong>Shared for you to look at.</strong>');
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  });
  for (const path of loadedBy(text)) expect([path, (await get(path)).status]).toEqual([path, 200]);
  expect([...loadedBy(text)]).toContain('/media/dot.png');

  const port = new URL(running.url).port;
  const desk = (await rawRequest(Number(port), '/__dashboard/draft/')).body.toString();
  expect(desk).toContain(`<a href="${link.href}">`);
  for (const path of [
    ...['/', '/__dashboard/', '/__dashboard/draft/', '/articles/live/', '/media/other.png'],
    ...['/feed.xml', `${link.pathname}x`, link.pathname.slice(0, -2), '/%ff', '/../site.yaml'],
  ])
    expect([path, (await get(path)).status]).toEqual([path, 404]);
  expect((await rawRequest(Number(link.port), link.pathname, { method: 'POST' })).status).toBe(405);
});

it('two runs never have one link, and an article that is gone is 404', async () => {
  const options = {
    page: async () => undefined,
    site: new MemoryStore(),
    onError: () => undefined,
  };
  const [one, two] = [await share(options), await share(options)];
  onTestFinished(async () => {
    await Promise.all([one.close(), two.close()]);
  });
  const [a, b] = [new URL(one.links[0]!), new URL(two.links[0]!)];
  expect(a.pathname).not.toBe(b.pathname);
  expect((await rawRequest(Number(a.port), a.pathname)).status).toBe(404);
});

it('links name the addresses that others reach, or this machine where there is no network', () => {
  const at = (address: string, family: 'IPv4' | 'IPv6', internal: boolean) =>
    ({ address, family, internal }) as Parameters<typeof addressesIn>[0][string] extends
      (infer One)[] | undefined
      ? One
      : never;
  const lo = [at('127.0.0.1', 'IPv4', true), at('::1', 'IPv6', true)];
  expect(addressesIn({ lo })).toEqual(['127.0.0.1']);
  const eth = [at('192.0.2.7', 'IPv4', false), at('fe80::1', 'IPv6', false)];
  expect(addressesIn({ lo, eth, tun: undefined })).toEqual(['192.0.2.7']);
});

it('what a page loads is what its tags load, not what it leads to', () => {
  const page =
    '<link rel="stylesheet" href="/assets/a.css"><link rel="alternate" href="/feed.xml">' +
    '<a href="/media/b.pdf"><img src="/media/c.png" srcset="/media/c-1.webp 640w, /media/c-2.webp 1280w"></a>' +
    '<img src="https://elsewhere.example/d.png"><img src="//elsewhere.example/e.png"><img src="/media/f&amp;g.png">';
  expect([...loadedBy(page)]).toEqual([
    ...['/assets/a.css', '/media/c.png', '/media/c-1.webp', '/media/c-2.webp', '/media/f&g.png'],
  ]);
});
