/** article.json: the article as data, by schemas/article.schema.json. */
import { hash } from 'node:crypto';
import type { Article, Variants } from '../../../schemas/types.ts';
import { slugAt } from '../../site/addresses.ts';
import { absolute } from '../../site/routes.ts';
import type { Settings } from '../../site/settings.ts';
import type { RenderedVariant } from '../model.ts';
import type { Others, Variant } from './variant.ts';

export const article: Variant = {
  name: 'article',
  file: 'article.json',
  mediaType: 'application/json',
  alternate: 'application/json',
  label: 'JSON',
  api: {
    operation: 'article',
    summary: 'One article; the slashes in its slug are slashes in the path',
    schema: 'article',
  },
  render: ({ facts, settings, ...others }) => document(facts, settings, others),
  notice: ({ gone, url, data, settings, ...others }) => {
    const { id, address, title, language } = gone;
    const slug = slugAt(address);
    const { publisher } = settings;
    return document({ id, slug, url, title, language, ...data, publisher }, settings, others);
  },
};

/** Its data, its schema, and where the variants are. */
function document(data: Omit<Article, '$schema' | 'variants'>, settings: Settings, all: Others) {
  const $schema = absolute(settings, '/schemas/article.v1.json');
  const variants = variantsOf(settings, all);
  return `${JSON.stringify({ $schema, ...data, variants }, null, 2)}\n`;
}

/** The JSON itself has no hash: it cannot hold its own. */
function variantsOf(settings: Settings, { variants, others }: Others): Variants {
  const hashes = new Map<string, string>(others().map(({ name, body }) => [name, sha256(body)]));
  const known = variants.map(({ name, path, mediaType }) => {
    const sum = hashes.get(name);
    const url = absolute(settings, path);
    return [name, { url, type: mediaType, ...(sum !== undefined && { sha256: sum }) }];
  });
  return Object.fromEntries(known) as Variants;
}

/** In lower-case hexadecimal: what whoever pins a variant compares with. Text is hashed as UTF-8. */
function sha256(body: string | Uint8Array): string {
  return hash('sha256', body, 'hex');
}

/** The hash of the article.json among these, for the summary: it cannot hold its own. */
export function articleHash(variants: readonly RenderedVariant[]): { sha256: string } {
  return { sha256: sha256(variants.find(({ name }) => name === article.name)!.body) };
}
