/**
 * The site's one stylesheet, named after its content so that it can be cached for ever.
 *
 * System fonts, a readable measure, light and dark by the reader's choice, and print. The pages
 * read well without it: it changes how they look, never what they say.
 */
import { createHash } from 'node:crypto';
import { article } from './style/article.ts';
import { care } from './style/care.ts';
import { ground } from './style/ground.ts';
import { listing } from './style/listing.ts';
import { notes } from './style/notes.ts';
import { print } from './style/print.ts';
import { shell } from './style/shell.ts';
import { side } from './style/side.ts';
import { tables } from './style/tables.ts';
import { text } from './style/text.ts';
import { theme } from './style/theme.ts';

const parts = [
  ...[theme, ground, shell, article, text, care, tables, notes, side, listing],
  // Last, for it changes what the others say.
  print,
];

/** The whole stylesheet. */
export const css = parts.join('\n').trimStart() + '\n';

/** Where it is on the site; another content has another name. */
export const stylesheetPath = `/assets/style.${createHash('sha256')
  .update(css)
  .digest('hex')
  .slice(0, 12)}.css`;
