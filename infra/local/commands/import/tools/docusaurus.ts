import type { Tool } from './tool.ts';

export const docusaurus: Tool = {
  name: 'Docusaurus',
  configs: ['js', 'ts', 'mjs', 'cjs', 'mts', 'cts'].map((ending) => `docusaurus.config.${ending}`),
  articles: () => ['docs', 'blog'],
  site: (config) => ({
    name: config.said('title'),
    baseUrl: config.said('url'),
    language: config.said('defaultLocale'),
    description: config.said('tagline'),
  }),
  fields: ['sidebar_position', 'sidebar_label', 'hide_table_of_contents', 'pagination_next'],
};
