/**
 * The site's one stylesheet, named after its content so that it can be cached for ever.
 *
 * System fonts, a readable measure, light and dark by the reader's choice, and print. The pages
 * read well without it: it changes how they look, never what they say.
 */
import { createHash } from 'node:crypto';
import { memoize } from '../base/memoize.ts';
import { article } from './style/article.ts';
import { care } from './style/care.ts';
import { feed } from './style/feed.ts';
import { ground } from './style/ground.ts';
import { listing } from './style/listing.ts';
import { notes } from './style/notes.ts';
import { print } from './style/print.ts';
import { shell } from './style/shell.ts';
import { side } from './style/side.ts';
import { tables } from './style/tables.ts';
import { text } from './style/text.ts';
import { theme } from './style/theme.ts';
import { addedTheme, type Theme } from './theme.ts';

const parts = [
  ...[theme, ground, shell, article, text, care, tables, notes, side, listing],
  // Last, for it changes what the others say.
  print,
];

/** Ours, without what a configuration adds. */
const css = parts.join('\n').trimStart() + '\n';

/** The custom properties that are colours. */
export const colourNames: readonly string[] = [
  ...new Set([...theme.matchAll(/--([a-z-]+): #/g)].map(([, name]) => name!)),
];

export interface Stylesheet {
  css: string;
  /** Where it is on the site; another content has another name. */
  path: string;
}

/** The whole stylesheet of this site: ours, its colours, its own CSS. */
export function stylesheetFor(house: object | undefined): Stylesheet {
  return stylesheetOf(addedTheme.of(house));
}

/** Of feeds in a browser: their own, in the site's colours. */
export function feedStyle(house: object | undefined): string {
  return `${theme.trimStart()}${feed}\n${coloursOf(addedTheme.of(house))}`;
}

const stylesheetOf = memoize((added: Theme): Stylesheet => {
  const { css: own } = added;
  const whole = css + coloursOf(added) + (own ? `${own.trim()}\n` : '');
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, 12);
  return { css: whole, path: `/assets/style.${hash}.css` };
});

function coloursOf({ colours = {}, darkColours = {} }: Theme): string {
  const light = properties(colours);
  const dark = properties(darkColours);
  return (
    (light && `:root {${light} }\n`) +
    (dark && `@media (prefers-color-scheme: dark) { :root {${dark} } }\n`)
  );
}

function properties(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, colour]) => ` --${name}: ${colour};`)
    .join('');
}
