import type { Tool } from './tool.ts';

const code = ['.js', '.mjs', '.cjs', '.ts'];
const data = ['json', 'js', 'cjs', 'mjs', 'yaml', 'yml'].flatMap((format) =>
  ['metadata', 'site', 'meta'].map((name) => `${name}.${format}`),
);

export const eleventy: Tool = {
  name: 'Eleventy',
  configs: ['.eleventy.js', ...code.map((ending) => `eleventy.config${ending}`)],
  more: ['_data', 'src/_data', 'content/_data'].flatMap((folder) =>
    data.map((name) => `${folder}/${name}`),
  ),
  articles: (config) => [config.said('dir.input') ?? '.'],
  site: (config) => ({
    name: config.said('title', 'name'),
    baseUrl: config.said('url'),
    language: config.said('language', 'lang'),
    description: config.said('description'),
  }),
  fields: ['eleventyNavigation', 'eleventyExcludeFromCollections', 'eleventyComputed'],
};
