/** Every variant that an article has: the only list. What else must know them is generated from it. */
import { article } from './article-json.ts';
import { embed } from './embed.ts';
import { frame } from './frame.ts';
import { oembed } from './oembed.ts';
import { page } from './page.ts';
import { source } from './source.ts';
import type { Variant } from './variant.ts';

export const variants: readonly Variant[] = [page, article, embed, frame, source, oembed];
