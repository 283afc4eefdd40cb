/** The variants of an article, and what each is served as. */
import type { Variant } from '../model.ts';

/** Media types (RFC 6838), without parameters. */
export const mediaTypes: Record<Variant['name'], string> = {
  page: 'text/html',
  article: 'application/json',
  embed: 'text/html',
  source: 'text/markdown',
  oembed: 'application/json',
};

export const variantNames = Object.keys(mediaTypes) as Variant['name'][];

/** Media type and charset, as the header says it. */
export function contentTypeOf(name: Variant['name']): string {
  return `${mediaTypes[name]}; charset=utf-8`;
}

export function variant(name: Variant['name'], body: string): Variant {
  return { name, body, contentType: contentTypeOf(name) };
}
