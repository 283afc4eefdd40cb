/* Generated from functions/collection/feeds/ by `npm run generate`. Do not edit. */

/** Which feeds a collection has, and what each is called: for those who must not render them. */
export const feedTable = {
  rss: { file: 'feed.xml', title: 'RSS', mediaType: 'application/rss+xml' },
  atom: { file: 'atom.xml', title: 'Atom', mediaType: 'application/atom+xml', archive: '.xml' },
  json: {
    file: 'feed.json',
    title: 'JSON Feed',
    mediaType: 'application/feed+json',
    archive: '.json',
  },
} as const;
