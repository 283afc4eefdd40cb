/* Generated from functions/article/variants/ by `npm run generate`. Do not edit. */

/** Which variants an article has, and where each is and what: for those who must not render them. */
export const variantTable = {
  page: { file: '', mediaType: 'text/html', framed: false },
  article: { file: 'article.json', mediaType: 'application/json', framed: false },
  embed: { file: 'embed.html', mediaType: 'text/html', framed: true },
  frame: { file: 'frame.html', mediaType: 'text/html', framed: true },
  source: { file: 'source.md', mediaType: 'text/markdown', framed: false },
  oembed: { file: 'oembed.json', mediaType: 'application/json', framed: false },
} as const;
