/** What a request is answered with, and the plainest of all answers. */
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
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    body: Buffer.from(`${sentence}\n`),
  };
}
