import type { Tool } from './tool.ts';

export const jekyll: Tool = {
  name: 'Jekyll',
  configs: ['_config.yml', '_config.yaml', '_config.toml'],
  articles: (config) => {
    const inside = config.said('collections_dir');
    const folder = (name: string) => (inside === undefined ? `_${name}` : `${inside}/_${name}`);
    return ['posts', ...config.names('collections')].map(folder);
  },
  site: (config) => ({
    name: config.said('title', 'name'),
    baseUrl: config.said('url'),
    language: config.said('lang', 'locale', 'language'),
    description: config.said('description', 'tagline'),
  }),
  fields: ['redirect_from', 'last_modified_at', 'excerpt_separator', 'render_with_liquid'],
};
