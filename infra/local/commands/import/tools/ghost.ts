import type { Tool } from './tool.ts';

/** Its export as Markdown has no configuration. */
export const ghost: Tool = {
  name: 'Ghost',
  configs: [],
  articles: () => ['.'],
  site: () => ({}),
  fields: ['feature_image', 'custom_excerpt', 'primary_tag', 'primary_author', 'published_at'],
};
