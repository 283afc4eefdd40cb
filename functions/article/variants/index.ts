/** Every variant that an article has: the only list. What else must know them is generated from it. */
import { article } from './article-json.ts';
import { embed } from './embed.ts';
import { frame } from './frame.ts';
import { oembed } from './oembed.ts';
import { page } from './page.ts';
import { source } from './source.ts';
import { Addition } from '../../site/house.ts';
import type { Variant } from './variant.ts';

export const variants: readonly Variant[] = [page, article, embed, frame, source, oembed];

/** Variants of the site's own. */
export const addedVariants = new Addition<readonly Variant[]>('variants', []);

/** Those that an article has on this site. */
export function variantsFor(settings: object): readonly Variant[] {
  return [...variants, ...addedVariants.of(settings)];
}
