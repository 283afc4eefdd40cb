import { afterEach, beforeEach } from 'vitest';
import { storedHeaders } from '../../../../functions/site/stored-headers.ts';
import { siteKey } from '../../../../functions/site/keys.ts';
import { MemoryStore } from '../../../../functions/store/memory.ts';
import { loadEdge } from '../../../../infra/local/server/edge.ts';
import { createSiteServer, type SiteServer } from '../../../../infra/local/server/site-server.ts';
import { rawRequest, type RawResponse } from './raw-request.ts';

export const HTML = 'text/html; charset=utf-8';
/** A page that is long enough to be compressed. */
export const article = `<!doctype html><html lang="en"><body>${'<p>Légs.</p>'.repeat(200)}</body></html>`;

/** A server over an empty store for every test of a file, and what a test asks of it. */
export interface Running {
  store: MemoryStore;
  server: SiteServer;
  port: number;
  /** What the server told its terminal. */
  errors: unknown[];
  /** Publishes an object as it would be; returns its ETag. */
  put(
    path: string,
    body: string,
    contentType?: string,
    metadata?: Record<string, string>,
  ): Promise<string>;
  get(path: string, headers?: Record<string, string>): Promise<RawResponse>;
}

export function runningServer(): Running {
  const running = {
    errors: [] as unknown[],
    async put(path, body, contentType = HTML, metadata) {
      const headers = storedHeaders(path, contentType, metadata);
      const result = await running.store.put(siteKey(path), Buffer.from(body), headers);
      if (!result.ok) throw new Error('not written');
      return result.etag;
    },
    get: (path, headers = {}) => rawRequest(running.port, path, { headers }),
  } as Running;

  beforeEach(async () => {
    running.errors.length = 0;
    running.store = new MemoryStore({ now: () => new Date('2026-11-23T08:00:00Z') });
    const onError = (error: unknown) => running.errors.push(error);
    running.server = createSiteServer({ store: running.store, edge: loadEdge(), onError });
    running.port = (await running.server.listen(0)).port;
  });
  afterEach(() => running.server.close());
  return running;
}

/** Without what differs from run to run. */
export function comparable({ headers, status }: RawResponse) {
  return { status, headers: { ...headers, date: undefined } };
}
