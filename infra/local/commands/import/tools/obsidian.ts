import type { Tool } from './tool.ts';

export const obsidian: Tool = {
  name: 'Obsidian',
  configs: [],
  folder: '.obsidian',
  articles: () => ['.'],
  site: () => ({}),
  fields: ['cssclass', 'cssclasses', 'dg-publish', 'publish'],
};
