/**
 * Which paths of the site are of which kind, in CloudFront's words: the patterns are tried in this
 * order, and what fits none is `data`. functions/site/headers.ts says the same to the local server;
 * a test compares the two.
 */
import { framedFiles, type Kind } from '../../functions/site/headers.ts';

export const behaviours: readonly (readonly [pattern: string, kind: Kind])[] = [
  ['/assets/*', 'asset'],
  ['/media/*', 'media'],
  ...framedFiles.map((file) => [`*/${file}`, 'embed'] as const),
  ['*.html', 'page'],
  // The home page by itself, should CloudFront read the next one as "/*/".
  ['/', 'page'],
  ['*/', 'page'],
];

/** The kind of every other path. */
export const OTHERWISE: Kind = 'data';
