/** Objects whose bytes say which headers belong to them, so that a mixture of two can be told. */
import { createHash } from 'node:crypto';
import type { ObjectHead, ObjectHeaders, StoredObject } from '../../functions/store/store.ts';

/** The n-th version of an object: its size, type and headers all depend on n. */
export function versionOf(key: string, n: number): { body: Uint8Array; headers: ObjectHeaders } {
  const filling = 'x'.repeat((n * 7919) % 60_000);
  return { body: Buffer.from(`${key} ${n} ${filling} end`), headers: headersOf(n) };
}

function headersOf(n: number): ObjectHeaders {
  return {
    contentType: `text/x-${n}`,
    ...(n % 3 > 0 && { cacheControl: `max-age=${n}` }),
    ...(n % 2 > 0 && { metadata: { version: String(n) } }),
  };
}

/** Which version this is; throws when it is not exactly one, bytes, ETag and headers alike. */
export function numberOf(key: string, object: StoredObject): number {
  const [name, said] = Buffer.from(object.body.subarray(0, 200)).toString().split(' ');
  const n = Number(said);
  const { body, headers } = versionOf(key, n);
  const etag = createHash('md5').update(body).digest('hex');
  const { body: bytes, lastModified, ...found } = object;
  const expected = { ...headers, etag, size: body.length };
  if (name !== key || Buffer.compare(bytes, body) !== 0)
    throw new Error(`${key} of ${lastModified} is not whole: ${bytes.length} bytes of ${said}`);
  if (JSON.stringify(sorted(found)) !== JSON.stringify(sorted(expected)))
    throw new Error(`${key}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
  return n;
}

/** The same for a head, which carries its version's number in its content type. */
export function numberOfHead(key: string, head: ObjectHead): number {
  const n = Number(head.contentType.slice('text/x-'.length));
  return numberOf(key, { ...head, body: versionOf(key, n).body });
}

function sorted(object: object): [string, unknown][] {
  return Object.entries(object).sort();
}
