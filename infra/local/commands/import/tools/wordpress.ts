import type { Tool } from './tool.ts';

/** Its export as Markdown, by whichever program, has no configuration. */
export const wordpress: Tool = {
  name: 'WordPress',
  configs: [],
  articles: () => ['.'],
  site: () => ({}),
  fields: ['coverImage', 'wp_id', 'post_id', 'post_name', 'post_status', 'wordpress_id'],
};
