import type { Tool } from './tool.ts';

export const mkdocs: Tool = {
  name: 'MkDocs',
  configs: ['mkdocs.yml', 'mkdocs.yaml'],
  articles: (config) => [config.said('docs_dir') ?? 'docs'],
  site: (config) => ({
    name: config.said('site_name'),
    baseUrl: config.said('site_url'),
    language: config.said('theme.language'),
    description: config.said('site_description'),
  }),
  fields: [],
};
