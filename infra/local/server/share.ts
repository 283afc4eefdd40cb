/**
 * One article for others in the same network, at a link that nobody can guess: as it is now, with what
 * its page loads, and nothing else of this machine. It is asked for (`start --share`), and ends with it.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import type { AddressInfo } from 'node:net';
import { html, unescapeHtml } from '../../../functions/base/markup.ts';
import { securityHeadersFor } from '../../../functions/site/headers.ts';
import { siteKey } from '../../../functions/site/keys.ts';
import { StoreError, type Store } from '../../../functions/store/store.ts';
import { plainAnswer, type Answer } from './answer.ts';
import { withBanner } from './dashboard/framed.ts';

interface ShareOptions {
  /** The page as it is now; undefined where there is nothing to show. */
  page: () => Promise<string | undefined>;
  /** What the page loads is looked up here. */
  site: Store;
  onError: (error: unknown) => void;
}

export interface Share {
  /** Where it is, as others in each network of this machine reach it. */
  links: string[];
  close(): Promise<void>;
}

/** Listens on every address of this machine, at a free port. */
export async function share(options: ShareOptions): Promise<Share> {
  const path = `/${randomBytes(16).toString('base64url')}/`;
  const server = createServer((request, response) => {
    respond(options, path, request, response).catch((error: unknown) => {
      options.onError(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '0.0.0.0', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    links: addressesIn(networkInterfaces()).map((host) => `http://${host}:${port}${path}`),
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** IPv4 addresses by which others reach this machine; where it is in no network, its own. */
export function addressesIn(
  interfaces: Readonly<Record<string, NetworkInterfaceInfo[] | undefined>>,
): string[] {
  const all = Object.values(interfaces).flatMap((some) => some ?? []);
  const others = all.filter(({ family, internal }) => family === 'IPv4' && !internal);
  return others.length === 0 ? ['127.0.0.1'] : others.map(({ address }) => address);
}

async function respond(
  options: ShareOptions,
  path: string,
  { method, url = '/' }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [asked = '/'] = url.split('?');
  let answer: Answer;
  try {
    answer =
      method === 'GET' || method === 'HEAD'
        ? await answerTo(options, path, asked)
        : plainAnswer(405, 'This page is only read.', { allow: 'GET, HEAD' });
  } catch (error) {
    if (!(error instanceof StoreError)) options.onError(error);
    answer = plainAnswer(500, 'The page cannot be shown right now: try again.');
  }
  response.writeHead(answer.status, {
    ...answer.headers,
    ...hidden,
    'content-length': answer.body.length,
  });
  response.end(method === 'HEAD' ? undefined : answer.body);
}

/** Nobody keeps it, finds it, or is told its address by a link that leads away. */
const hidden = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
};

async function answerTo({ page, site }: ShareOptions, path: string, asked: string) {
  const text = await page();
  if (asked === path)
    return text === undefined
      ? plainAnswer(404, 'This article is not there any more.')
      : { status: 200, headers: { ...headersOf('/'), ...ofPages }, body: marked(text) };
  const loads = text !== undefined && loadedBy(text).has(asked);
  const object = loads ? await site.get(siteKey(asked)) : undefined;
  return object === undefined
    ? plainAnswer(404, 'Only one article is shared here: nothing else can be read.')
    : {
        status: 200,
        headers: { ...headersOf(asked), 'content-type': object.contentType },
        body: object.body,
      };
}

const ofPages = { 'content-type': 'text/html; charset=utf-8' };

/** It is served over HTTP, which a browser must not be told never to use again. */
function headersOf(path: string): Answer['headers'] {
  const { 'strict-transport-security': _, ...headers } = securityHeadersFor(path);
  return headers;
}

function marked(text: string): Uint8Array {
  const words = html`<strong>Shared for you to look at.</strong> This is somebody’s working copy: do not
pass it on, and do not rely on what it says.`;
  return Buffer.from(withBanner(text, words));
}

/** Paths of this site that a page loads by itself: stylesheet, pictures, icons; no links. */
export function loadedBy(text: string): Set<string> {
  const found = new Set<string>();
  for (const [tag] of text.matchAll(/<(?:link|img|source|video|audio|track)\b[^>]*>/g)) {
    if (
      tag.startsWith('<link') &&
      !/ rel="(?:stylesheet|icon|apple-touch-icon|manifest)"/.test(tag)
    )
      continue;
    for (const [, name, value] of tag.matchAll(/ (src|srcset|href|poster)="([^"]*)"/g)) {
      const paths =
        name === 'srcset' ? value!.split(',').map((one) => one.trim().split(' ')[0]!) : [value!];
      for (const path of paths) if (/^\/(?!\/)/.test(path)) found.add(unescapeHtml(path));
    }
  }
  return found;
}
