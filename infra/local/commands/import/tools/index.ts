/** Every tool whose folders are known: the only list of them. */
import { astro } from './astro.ts';
import { docusaurus } from './docusaurus.ts';
import { eleventy } from './eleventy.ts';
import { ghost } from './ghost.ts';
import { hugo } from './hugo.ts';
import { jekyll } from './jekyll.ts';
import { mkdocs } from './mkdocs.ts';
import { obsidian } from './obsidian.ts';
import { quarto } from './quarto.ts';
import type { Tool } from './tool.ts';
import { wordpress } from './wordpress.ts';

/** In this order they are looked for: `config.yaml` may be anybody's, and is Hugo's last of all. */
export const tools: readonly Tool[] = [
  ...[jekyll, docusaurus, astro, eleventy, quarto, mkdocs, hugo],
  ...[obsidian, ghost, wordpress],
];
