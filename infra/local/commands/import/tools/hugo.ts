import type { Tool } from './tool.ts';

const formats = ['toml', 'yaml', 'yml', 'json'];
const named = (base: string) => formats.map((format) => `${base}.${format}`);

export const hugo: Tool = {
  name: 'Hugo',
  configs: [
    ...named('hugo'),
    ...named('config/_default/hugo'),
    ...named('config/_default/config'),
    ...named('config'),
  ],
  more: [...named('config/_default/params'), ...named('config/_default/languages')],
  articles: (config) => [config.said('contentDir') ?? 'content'],
  site: (config) => ({
    name: config.said('title', 'languages.en.title'),
    baseUrl: config.said('baseURL'),
    language: config.said('locale', 'languageCode', 'defaultContentLanguage'),
    description: config.said('params.description', 'description', 'params.subtitle'),
  }),
  fields: ['lastmod', 'publishDate', 'expiryDate', 'isCJKLanguage', 'headless'],
};
