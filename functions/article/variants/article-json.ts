/** article.json: the article as data, by schemas/article.schema.json. */
import { createHash } from 'node:crypto';
import type { Article, Variants } from '../../../schemas/types.ts';
import type { Variant } from '../model.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import { absolute, variantPath } from '../../site/routes.ts';
import { mediaTypes, variant } from './variant.ts';

/** The document and its bytes: its data, its schema, and where the other variants are. */
export function articleJson(
  data: Omit<Article, '$schema' | 'variants'>,
  slug: Slug,
  settings: Settings,
  others: readonly Variant[],
): { article: Article; variant: Variant } {
  const article = {
    $schema: absolute(settings, '/schemas/article.v1.json'),
    ...data,
    variants: variantsOf(slug, settings, others),
  } as Article;
  return { article, variant: variant('article', `${JSON.stringify(article, null, 2)}\n`) };
}

/** The JSON itself has no hash: it cannot hold its own. */
function variantsOf(slug: Slug, settings: Settings, others: readonly Variant[]): Variants {
  const summary = (name: Variant['name']) => {
    const body = others.find((other) => other.name === name)?.body;
    return {
      url: absolute(settings, variantPath(slug, name)),
      type: mediaTypes[name],
      ...(body !== undefined && { sha256: sha256(body) }),
    };
  };
  return {
    page: summary('page'),
    article: summary('article'),
    embed: summary('embed'),
    source: summary('source'),
    oembed: summary('oembed'),
  };
}

/** Of text as UTF-8, in lower-case hexadecimal: what whoever pins a variant compares with. */
function sha256(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** The hash of the article.json among these variants, for the entry: it cannot hold its own. */
export function articleHash(variants: readonly Variant[]): { sha256: string } {
  return { sha256: sha256(variants.find(({ name }) => name === 'article')!.body) };
}
