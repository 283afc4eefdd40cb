/**
 * Which paths of the site are of which kind, as patterns in which `*` is any text: CloudFront and other
 * hosts take them. They are tried in this order, and what fits none is `data`. headers.ts says the same
 * to the local server; tests compare the two.
 */
import { framedFiles, type Kind } from './headers.ts';

export const kindPatterns: readonly (readonly [pattern: string, kind: Kind])[] = [
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
