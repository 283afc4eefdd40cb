/**
 * The embed as a document of its own, for partners who show it in a frame: with title, language and
 * the site's looks, and it tells its height (site/embedding.ts). What is too wide moves by itself, as on the
 * page. Links leave the frame.
 */
import { html, raw } from '../../base/markup.ts';
import { frameScript } from '../../site/embedding.ts';
import { direction } from '../../site/layout.ts';
import type { Settings } from '../../site/settings.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { stylesheetFor } from '../../site/style.ts';
import { lettered, scrolling } from './page/text-for-page.ts';
import type { Variant } from './variant.ts';

export const frame: Variant = {
  name: 'frame',
  file: 'frame.html',
  mediaType: 'text/html',
  framed: true,
  render: ({ facts, text, settings }) => document(facts, facts.url, text('embed'), settings),
  notice: ({ gone, url, text, settings }) => document(gone, url, text('embed'), settings),
};

function document(
  { title, language }: { title: string; language: string },
  url: string,
  fragment: string,
  settings: Settings,
): string {
  const words = stringsFor(language, settings).article;
  return html`<!doctype html>
<html lang="${language}"${direction(language)} class="framed">
<head>
<meta charset="utf-8">
<title>${title} – ${settings.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<base target="_blank">
<link rel="canonical" href="${url}">
<link rel="stylesheet" href="${stylesheetFor(settings).path}">
<script>${raw(frameScript)}</script>
</head>
<body>
<main class="text">
${raw(lettered(scrolling(fragment, words)))}</main>
</body>
</html>
`.text;
}
