/** One request to the site, answered: route, look up, dress, and say only what is new. */
import fresh from 'fresh';
import { securityHeadersFor } from '../../../functions/site/headers.ts';
import { StoreError, type Store, type StoredObject } from '../../../functions/store/store.ts';
import { plainAnswer, type Answer } from './answer.ts';
import { compress } from './compression.ts';
import type { Edge, EdgeAnswer, EdgeRequest, Headers } from './edge.ts';
import type { Dashboard } from './dashboard/dashboard.ts';
import type { ReloadHub } from './live-reload.ts';

export interface Site {
  /** What is published. */
  store: Store;
  edge: Edge;
  /** With it, open pages reload after each `reload.push()`. */
  reload?: ReloadHub;
  /** With it, editors see how their articles stand; it is nowhere on the site. */
  dashboard?: Dashboard;
}

const NOT_FOUND_PAGE = '404.html';

/** Throws what the store throws. */
export async function answerRequest(site: Site, request: EdgeRequest): Promise<Answer> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return plainAnswer(405, 'This site is read with GET and HEAD.', { allow: 'GET, HEAD' });

  if (site.dashboard?.owns(request.path))
    return compress(await site.dashboard.answer(request), request.headers['accept-encoding']);

  const routing = site.edge.viewerRequest(request);
  if ('answer' in routing) return fromEdge(routing.answer);

  const seen = site.reload?.version ?? '';
  const object = await getObject(site.store, routing.key);
  const answer = object
    ? served(site.edge, request, object)
    : notFound(await getObject(site.store, NOT_FOUND_PAGE));
  const reloading = site.reload ? site.reload.inject(answer, seen) : answer;
  const accepted = request.headers['accept-encoding'];
  return conditional(request, compress(reloading, accepted, object?.contentType));
}

/** A key that no object can have is one where there is nothing. */
async function getObject(store: Store, key: string): Promise<StoredObject | undefined> {
  try {
    return await store.get(key);
  } catch (error) {
    if (error instanceof StoreError && error.failure === 'invalid-key') return undefined;
    throw error;
  }
}

/** As S3 would serve it, after the CDN's viewer-response function. */
function served(edge: Edge, request: EdgeRequest, object: StoredObject): Answer {
  const metadata = Object.entries(object.metadata ?? {});
  const { status, headers } = edge.viewerResponse(request, 200, {
    ...storedHeaders(object),
    etag: `"${object.etag}"`,
    'last-modified': new Date(object.lastModified).toUTCString(),
    ...Object.fromEntries(metadata.map(([name, value]) => [`x-amz-meta-${name}`, value])),
    ...securityHeadersFor(request.path),
  });
  return { status, headers, body: object.body };
}

/** CloudFront's custom error page; it runs no viewer-response function on one. */
function notFound(page: StoredObject | undefined): Answer {
  if (!page) return plainAnswer(404, 'There is nothing at this address.');
  const headers = { ...storedHeaders(page), ...securityHeadersFor(`/${NOT_FOUND_PAGE}`) };
  return { status: 404, headers, body: page.body };
}

function storedHeaders({ contentType, cacheControl }: StoredObject): Headers {
  return {
    'content-type': contentType,
    ...(cacheControl !== undefined && { 'cache-control': cacheControl }),
  };
}

function fromEdge({ status, headers, body = '' }: EdgeAnswer): Answer {
  return { status, headers, body: Buffer.from(body) };
}

/**
 * 304 where the viewer has this very answer already (RFC 9110, sections 13 and 15.4.5), with the
 * headers that a cache may need to update, and none that describe a body.
 */
function conditional(request: EdgeRequest, answer: Answer): Answer {
  if (answer.status !== 200 || !fresh(request.headers, answer.headers)) return answer;
  const described = ['content-type', 'content-encoding'];
  const headers = Object.entries(answer.headers).filter(([name]) => !described.includes(name));
  return { status: 304, headers: Object.fromEntries(headers), body: new Uint8Array() };
}
