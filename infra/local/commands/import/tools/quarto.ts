import type { Tool } from './tool.ts';

export const quarto: Tool = {
  name: 'Quarto',
  configs: ['_quarto.yml', '_quarto.yaml'],
  articles: () => ['.'],
  site: (config) => ({
    name: config.said('website.title', 'book.title', 'project.title', 'title'),
    baseUrl: config.said('website.site-url', 'book.site-url'),
    language: config.said('lang'),
    description: config.said('website.description', 'book.description', 'book.subtitle'),
  }),
  fields: ['execute', 'number-sections', 'date-modified', 'code-fold'],
};
