/** What the server answers, wherever it comes from. */
import type { Headers } from './edge.ts';

export interface Answer {
  status: number;
  headers: Headers;
  /** Not sent to HEAD, nor with a 304. */
  body: Uint8Array;
}

/** A sentence, for where there is no page to show. */
export function plainAnswer(status: number, sentence: string, headers: Headers = {}): Answer {
  return {
    status,
    headers: { ...unstored('text/plain; charset=utf-8'), ...headers },
    body: Buffer.from(`${sentence}\n`),
  };
}

/** The headers of what only this server has: no cache keeps it. */
export function unstored(contentType: string): Headers {
  return {
    'content-type': contentType,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
}
