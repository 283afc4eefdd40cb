/** Names of elements by what the parser and the reader do with them (HTML Living Standard). */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/**
 * Elements that begin a block in a browser. Where one stands in a paragraph of Markdown, the blocks
 * around are read with it; all others end with their paragraph.
 */
export const blockNames = words(
  'address article aside blockquote caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing ' +
    'main menu nav noscript object ol p pre search section summary table tbody td tfoot th thead ' +
    'tr ul xmp',
);

/** They have no closing tag (13.1.2). */
export const voidNames = words(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track ' +
    'wbr',
);

/** Whatever stands in them is text to the parser, up to their closing tag (13.2.5). */
export const rawTextNames = words(
  'script style textarea title iframe noembed noframes xmp plaintext',
);
