/** Every dialect of front matter: the only list. All are read at once, whichever tool wrote a file. */
import { memoize } from '../../../base/memoize.ts';
import { Addition } from '../../../site/house.ts';
import { astro } from './astro.ts';
import type { FrontMatterDialect, Meaning } from './dialect.ts';
import { docusaurus } from './docusaurus.ts';
import { eleventy } from './eleventy.ts';
import { ghost } from './ghost.ts';
import { hugo } from './hugo.ts';
import { jekyll } from './jekyll.ts';
import { obsidian } from './obsidian.ts';
import { others } from './others.ts';
import { quarto } from './quarto.ts';
import { wordpress } from './wordpress.ts';
import type { Json } from '../../front-matter/yaml.ts';
import type { Settings } from '../../../site/settings.ts';
import {
  stageHides,
  stageMayHide,
  stageOf,
  type Reading,
  type Visibility,
} from '../../front-matter/visibility.ts';

/** Where two have a word with two meanings, the one that stands first has it. */
export const frontMatterDialects: readonly FrontMatterDialect[] = [
  ...[hugo, jekyll, eleventy, astro, docusaurus, quarto, obsidian, ghost, wordpress],
  others,
];

/** Words of the site's own, which come before ours. */
export const addedWords = new Addition<readonly FrontMatterDialect[]>('front-matter', []);

/** What a foreign word means here; undefined where nobody knows it. */
export function meaningOf(word: string, settings: object): Meaning | undefined {
  return tables(addedWords.of(settings)).words.get(folded(word));
}

/** What a field says of who may see the page; `plainly` where its word speaks of drafts. */
export function visibilityOf(
  word: string,
  value: Json,
  settings: Pick<Settings, 'statuses'>,
): { says: Visibility; plainly: boolean } {
  const { drafts, hidden } = tables(addedWords.of(settings));
  const [draft, hides] = [drafts.get(folded(word)), hidden.get(folded(word))];
  const reading = draft ?? hides;
  const told = reading && stages.has(reading) ? saidBySite(value, settings) : undefined;
  return { says: told ?? reading?.(value) ?? 'other', plainly: draft !== undefined };
}

/** Readings of words whose values are names, which site.yaml may explain. */
const stages: ReadonlySet<Reading> = new Set([stageHides, stageMayHide]);

/** What site.yaml says of a value, over what is said of it here: `statuses: { 검토완료: public }`. */
function saidBySite(
  value: Json,
  { statuses = {} }: Pick<Settings, 'statuses'>,
): 'hidden' | 'public' | undefined {
  const stage = stageOf(value);
  const said = Object.entries(statuses).find(([name]) => stageOf(name) === stage)?.[1];
  return said === 'draft' ? 'hidden' : said;
}

/** Whether a date is one that is worked out when the page is built. */
export function isUndated(value: Json, settings: object): boolean {
  const { undated } = tables(addedWords.of(settings));
  return typeof value === 'string' && undated.has(value.toLowerCase());
}

/** Case, hyphens, underscores and spaces of a word do not matter. */
export function folded(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, '');
}

/** All of them as tables; of one configuration they are always the same. */
const tables = memoize((added: readonly FrontMatterDialect[]) => {
  const all = [...added, ...frontMatterDialects];
  return {
    words: table(all, ({ words = {} }): [string, Meaning][] =>
      Object.entries(words).map(([word, meaning]) => [
        word,
        typeof meaning === 'string' ? { field: meaning } : meaning,
      ]),
    ),
    drafts: table(all, ({ drafts = {} }): [string, Reading][] => Object.entries(drafts)),
    hidden: table(all, ({ hides = {} }): [string, Reading][] => Object.entries(hides)),
    undated: new Set(all.flatMap(({ undated = [] }) => undated.map((word) => word.toLowerCase()))),
  };
});

function table<T>(
  all: readonly FrontMatterDialect[],
  entriesOf: (dialect: FrontMatterDialect) => [string, T][],
): Map<string, T> {
  return new Map(
    all
      .flatMap(entriesOf)
      .reverse()
      .map(([word, value]) => [folded(word), value]),
  );
}
