/**
 * Every server answers as the table says (answers.ts), and every object of a really published site is
 * served with its bytes and with what its store says of it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  cacheControlFor,
  securityHeaders,
  securityHeadersFor,
} from '../../../../functions/site/headers.ts';
import { listAll } from '../../../../functions/store/store.ts';
import { addressOf } from '../../../../infra/local/hosts/site.ts';
import { openPublished } from '../../../../infra/local/runtime/bind.ts';
import { rawRequest, type RawResponse } from '../server/raw-request.ts';
import { answers, type Asked } from './answers.ts';
import { publishCorpus } from './corpus.ts';
import { isInstalled, serverNames, servers, type Running, type ServerName } from './servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'healthwire-test-'));
let out: string;

beforeAll(async () => {
  out = await publishCorpus(folder, ['nginx', 'caddy']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(serverNames.filter(isInstalled))('%s', (name) => {
  let server: Running;
  beforeAll(async () => {
    server = await servers[name](out);
  });
  afterAll(() => server.stop());

  test.each(answers.map((asked) => [asked.what, asked] as const))('%s', async (_, asked) => {
    const { status, headers = {}, body } = expectedOf(asked, name);
    const response = await ask(server, asked);
    expect(found(response, headers)).toEqual({ status, headers: matching(headers) });
    if (typeof body === 'string') expect(response.body.toString()).toBe(body);
    else if (body !== undefined) expect(response.body.toString()).toMatch(body);
  });

  test('serves every object with its bytes and its headers', async () => {
    const { site, close } = openPublished(out);
    let objects = 0;
    for await (const { key } of listAll(site, '')) {
      objects++;
      const { body, contentType, metadata = {} } = (await site.get(key))!;
      const path = addressOf(key);
      const response = await rawRequest(server.port, path);
      const none = Object.fromEntries(tableHeaders.map((header) => [header, undefined]));
      const headers = {
        ...none,
        ...securityHeadersFor(path),
        'cache-control': cacheControlFor(path),
        link: metadata.link,
        location: metadata.location,
        ...(metadata.status !== '301' && { 'content-type': metadata.type ?? contentType }),
      };
      const status = Number(metadata.status ?? 200);
      expect([key, found(response, headers)]).toEqual([key, { status, headers }]);
      if (status !== 301) expect([key, response.body.equals(body)]).toEqual([key, true]);
    }
    close();
    expect(objects).toBeGreaterThan(100);
  });
});

const tableHeaders = [...new Set(Object.values(securityHeaders).flatMap(Object.keys))];

/** The table's answer, and where this server differs that. */
function expectedOf({ differs, ...asked }: Asked, name: ServerName) {
  const other = differs?.[name];
  if (other === undefined) return asked;
  const own = other.headers === undefined || Object.keys(other.headers).length === 0;
  return {
    ...asked,
    ...other,
    headers: own ? (other.headers ?? asked.headers) : { ...asked.headers, ...other.headers },
  };
}

async function ask(
  { port }: Running,
  { path, method = 'GET', request = {}, again }: Asked,
): Promise<RawResponse> {
  if (again === undefined) return await rawRequest(port, path, { method, headers: request });
  const { headers } = await rawRequest(port, path, { method, headers: request });
  const validator = headers[again === 'if-none-match' ? 'etag' : 'last-modified'];
  return await rawRequest(port, path, {
    method,
    headers: { ...request, [again]: String(validator) },
  });
}

/** Of the answer, what is expected of it. */
function found({ status, headers }: RawResponse, expected: object) {
  return {
    status,
    headers: Object.fromEntries(Object.keys(expected).map((name) => [name, headers[name]])),
  };
}

function matching(headers: object): object {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value instanceof RegExp ? (expect.stringMatching(value) as unknown) : (value as unknown),
    ]),
  );
}
