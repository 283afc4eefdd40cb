import type { Tool } from './tool.ts';

export const astro: Tool = {
  name: 'Astro',
  configs: ['mjs', 'ts', 'js', 'mts', 'cjs'].map((ending) => `astro.config.${ending}`),
  more: ['src/consts.ts', 'src/consts.js', 'src/config.ts', 'src/site.config.ts'],
  articles: () => ['src/content', 'src/data'],
  site: (config) => ({
    name: config.said('SITE_TITLE', 'title'),
    baseUrl: config.said('site', 'website'),
    language: config.said('defaultLocale', 'lang', 'locale'),
    description: config.said('SITE_DESCRIPTION', 'description'),
  }),
  fields: ['pubDate', 'updatedDate', 'heroImage', 'pubDatetime', 'modDatetime'],
};
