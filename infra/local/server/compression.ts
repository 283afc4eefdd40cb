/** Compression as CloudFront does it: brotli before gzip, for text of a certain size. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import Negotiator from 'negotiator';
import { isCompressed } from '../../../functions/site/stored-headers.ts';
import type { Answer } from './answer.ts';

/** CloudFront leaves smaller and larger files as they are. */
const SMALLEST_BYTES = 1_000;
const LARGEST_BYTES = 10_000_000;

const encoders = {
  br: (body: Uint8Array) =>
    brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (body: Uint8Array) => gzipSync(body),
};

/**
 * The answer in the best coding that the viewer accepts (RFC 9110, section 12.5.3). Its ETag
 * becomes weak, as CloudFront's does: the bytes differ, what they say does not, and either form
 * in an `If-None-Match` still means "unchanged" (section 13.1.2). What counts is the type that it is
 * stored with: CloudFront compresses before its viewer-response function gives another.
 */
export function compress(
  answer: Answer,
  acceptEncoding: string | undefined,
  storedType = answer.headers['content-type'] ?? '',
): Answer {
  const { headers, body } = answer;
  if (!isCompressed(storedType)) return answer;
  const vary = { ...headers, vary: 'Accept-Encoding' };
  const coding = best(acceptEncoding);
  if (!coding || body.length < SMALLEST_BYTES || body.length > LARGEST_BYTES)
    return { ...answer, headers: vary };
  const etag = headers.etag;
  return {
    status: answer.status,
    headers: {
      ...vary,
      'content-encoding': coding,
      ...(etag !== undefined && { etag: etag.startsWith('W/') ? etag : `W/${etag}` }),
    },
    body: encoders[coding](body),
  };
}

function best(acceptEncoding = ''): keyof typeof encoders | undefined {
  const negotiator = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } });
  const accepted = negotiator.encodings(['br', 'gzip']);
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : undefined;
}
