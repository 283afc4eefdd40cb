/** Every dialect of Markdown that is read, one file each: the only list of them. */
import { Addition } from '../../site/house.ts';
import type { Settings } from '../../site/settings.ts';
import type { Dialect } from '../markdown/dialect.ts';
import { admonitions } from './admonitions.ts';
import { attributes } from './attributes.ts';
import { callouts } from './callouts.ts';
import { citations } from './citations.ts';
import { cjkEmphasis } from './cjk-emphasis.ts';
import { comments } from './comments.ts';
import { containers } from './containers.ts';
import { definitionLists } from './definition-lists.ts';
import { directives } from './directives.ts';
import { emoji } from './emoji.ts';
import { gridTables } from './grid-tables.ts';
import { highlight } from './highlight.ts';
import { markdownInHtml } from './markdown-in-html.ts';
import { math } from './math.ts';
import { picturePaths } from './picture-paths.ts';
import { strayBackslash } from './stray-backslash.ts';
import { subAndSup } from './sub-and-sup.ts';
import { wikiLinks } from './wiki-links.ts';

/**
 * In this order they are asked what a node means to them: those first that put other blocks in the
 * place of their own.
 */
export const dialects: readonly Dialect[] = [
  markdownInHtml,
  definitionLists,
  comments,
  containers,
  callouts,
  admonitions,
  directives,
  gridTables,
  subAndSup,
  highlight,
  emoji,
  wikiLinks,
  picturePaths,
  attributes,
  cjkEmphasis,
  math,
  citations,
  strayBackslash,
];

/** Dialects of the site's own. */
export const addedDialects = new Addition<readonly Dialect[]>('dialects', []);

/** Those that are read on this site: its own before ours, so that they may take what ours would. */
export function dialectsFor(settings: object): readonly Dialect[] {
  return [...addedDialects.of(settings), ...dialects];
}

/** Of these, those that may stand in a text and are not switched off. */
export function dialectsIn(text: string, settings: Pick<Settings, 'dialects'>): Dialect[] {
  const { dialects: said = {} } = settings;
  return dialectsFor(settings).filter(
    ({ name, mayStandIn }) => said[name] !== 'off' && mayStandIn(text),
  );
}
