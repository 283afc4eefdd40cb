/**
 * Looks at a folder of somebody else's: what healthwire would publish of it. Reads, and writes nothing
 * but, where that is asked for, a site.yaml where there is none.
 */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { utc } from '../../../../functions/base/time.ts';
import { defaultAddress } from './addresses.ts';
import { classify } from '../../../../functions/article/file/source-path.ts';
import { houseIn } from '../../../configuration/house.ts';
import { readSettings } from '../../../../functions/article/settings/read.ts';
import type { Settings } from '../../../../functions/site/settings.ts';
import { guarded } from '../../../../functions/store/filesystem-failure.ts';
import type { Diagnostic } from '../../../../schemas/types.ts';
import { CommandError } from '../../cli/command-error.ts';
import { count } from '../../cli/lines.ts';
import type { Progress } from '../../cli/progress.ts';
import { openContentFolder, sourceKeyOf } from '../../runtime/content-folder.ts';
import { FolderDependencies } from '../../runtime/folder-dependencies.ts';
import type { Article } from './article.ts';
import { takeCensus, type Census } from './census.ts';
import { judgeAll } from './judge.ts';
import { recognise, toolByFields, type Recognised } from './recognise.ts';
import {
  countArticles,
  counted,
  countTopics,
  countWarnings,
  countWords,
  keptBack,
  losing,
  place,
  type Back,
  type Imported,
} from './report.ts';
import { siteYaml } from './site-yaml.ts';

export interface Asked {
  /** As the command line names it. */
  folder: string;
  baseUrl?: string | undefined;
  /** Write the site.yaml. */
  write: boolean;
  now: Date;
}

const SITE = 'site.yaml';

/** Throws CommandError for a folder that is not there, and where there is a site.yaml to be written. */
export async function importFolder(asked: Asked, progress: Progress): Promise<Imported> {
  const { folder, write, now, baseUrl } = asked;
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new CommandError(`There is no folder ${folder}: name the folder that you bring.`);
  const recognised = recognise(folder);
  const { content } = recognised;
  const file = join(content, SITE);
  if (write && existsSync(file))
    throw new CommandError(
      `${fromHere(file)} is there already, and is never written over: look at it.`,
    );
  const census = takeCensus(content, (files) =>
    progress.update(`Looking at ${count(files, 'file')}`),
  );
  const closed = census.unreadable.filter((name) => isLookedAt(content, name));
  if (closed.length > 0) throw unreadable(content, closed);
  const source = openContentFolder(content);
  const overrides = baseUrl === undefined ? {} : { baseUrl };
  const { settings, diagnostics } = readSettings(
    (await source.get(SITE))?.body,
    overrides,
    await houseIn(content),
  );
  const found = await lookAt({ content, settings, diagnostics, census, now }, progress);
  const outside = outsideOf(content, resolve(folder), progress);
  const imported = told({ ...found, recognised, census, settings, outside });
  if (!write) return imported;
  guarded(file, () => writeFileSync(file, imported.site.yaml, { flag: 'wx' }));
  return { ...imported, site: { ...imported.site, written: fromHere(file) } };
}

/** What a tool has built, what it makes pages from, and what others have written: no pages of it. */
const FOREIGN =
  /(^|\/)(_site|public|build|dist|out|vendor|themes|resources|target|archetypes|_?layouts|_includes)\//;
/** What a repository says of itself, and to whoever works in it. */
const ABOUT =
  /^(README|LICEN[CS]E|CONTRIBUTING|CHANGELOG|SECURITY|CODE_OF_CONDUCT|CLAUDE|AGENTS)\b/i;

/** Markdown files that the folder has outside what is looked at, from the working directory. */
function outsideOf(content: string, folder: string, progress: Progress): string[] {
  if (content === folder) return [];
  const { markdown } = takeCensus(folder, (files) =>
    progress.update(`Looking at ${count(files, 'file')}`),
  );
  const within = `${relative(folder, content).replaceAll(sep, '/')}/`;
  return markdown
    .filter((name) => !name.startsWith(within) && !FOREIGN.test(name) && !ABOUT.test(name))
    .map((name) => fromHere(join(folder, name)));
}

/** Folders, and files that are sources. */
function isLookedAt(content: string, name: string): boolean {
  if (name === '.' || name.endsWith('/')) return true;
  const key = sourceKeyOf(content, join(content, name));
  return key !== undefined && classify(key).kind !== 'ignored';
}

/** All of them at once, where *publish* would stop at the first. */
function unreadable(content: string, names: readonly string[]): CommandError {
  const shown = names.slice(0, 5).map((name) => fromHere(join(content, name)));
  const more = names.length - shown.length;
  const list = more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
  return new CommandError(
    `You may not read ${list}, and publish would stop there: let yourself read what is to be` +
      ' published, and move the rest elsewhere.',
  );
}

interface Looked {
  articles: Article[];
  /** What is wrong with site.yaml, and with files by their names. */
  wrong: Diagnostic[];
  /** Markdown files that are no sources, or none that may be. */
  passedOver: Back[];
}

/** While site.yaml cannot be read nothing is published, and nobody knows what it asks for. */
async function lookAt(
  given: {
    content: string;
    settings: Settings | undefined;
    diagnostics: Diagnostic[];
    census: Census;
    now: Date;
  },
  progress: Progress,
): Promise<Looked> {
  const { content, settings, diagnostics, census, now } = given;
  if (settings === undefined) return { articles: [], wrong: diagnostics, passedOver: [] };
  const folder = openContentFolder(content);
  const dependencies = await FolderDependencies.list(folder, settings);
  await dependencies.read(progress);
  const judging = { folder, settings, dependencies, now: utc(now.setMilliseconds(0)) };
  const articles = await judgeAll(judging, progress);
  const wrong = [...diagnostics];
  for (const key of dependencies.keys) wrong.push(...(await dependencies.wrongWith(key)));
  return { articles, wrong, passedOver: passedOver(content, census, new Set(dependencies.keys)) };
}

/** Markdown that nobody looks at, by reason. */
function passedOver(content: string, { markdown }: Census, keys: ReadonlySet<string>): Back[] {
  const groups = new Map<string, Back>();
  for (const name of markdown) {
    const key = sourceKeyOf(content, join(content, name));
    if (key !== undefined && keys.has(key)) continue;
    const [why, about] = whyPassedOver(name, key);
    const group = groups.get(why) ?? { why, about, where: [] };
    group.where.push({ file: name, line: 1, column: 1, reason: about });
    groups.set(why, group);
  }
  return [...groups.values()];
}

function whyPassedOver(name: string, key: string | undefined): [why: string, about: string] {
  if (/\.[qr]md$/i.test(name))
    return ['.qmd and .Rmd', 'Without code to run they are Markdown: rename them to .md.'];
  if (key === undefined)
    return ['beside articles/', 'The folder has a folder articles/: only what is in it is read.'];
  if (/(^|\/)_drafts\//.test(name)) return ['_drafts', 'What is in a folder _drafts is a draft.'];
  if (name === '_index.md') return ['home page', "healthwire's own home page stands in its place."];
  return ['not an article', 'By its name it is a lock, a hidden file or a folder.'];
}

function told(
  given: Looked & {
    recognised: Recognised;
    census: Census;
    settings: Settings | undefined;
    outside: string[];
  },
): Imported {
  const { articles, wrong, passedOver, recognised, census, settings, outside } = given;
  const { content, site, by } = recognised;
  const live = articles.filter(({ outcome }) => outcome === 'accepted');
  const tool = toolOf(recognised, articles);
  const refusals = wrong.filter(({ severity }) => severity === 'error');
  const byName = refusals.filter(({ file }) => MARKDOWN.test(file)).length;
  const over = passedOver.reduce((sum, { where }) => sum + where.length, 0);
  const topics = countTopics(articles);
  const unread = counted(articles.map((one) => one.unread));
  const unclear = counted(articles.map((one) => one.unclear));
  const unknown = new Set(unread.map(({ name }) => name));
  const dialects = counted(articles.map((one) => one.dialects));
  return {
    content: fromHere(content),
    ...(tool && { tool }),
    articles: countArticles(articles, {
      ...{ refused: byName, passedOver: over, found: census.markdown.length },
    }),
    outside,
    words: countWords(live),
    losing: losing(live),
    addresses: live.flatMap(({ file, slug, url }) =>
      url === undefined || settings === undefined || url === defaultAddress(slug, settings)
        ? []
        : [{ file, url }],
    ),
    redirects: live.flatMap(({ file, url = '', redirects }) =>
      redirects.map((from) => ({ file, from, to: url })),
    ),
    pictures: countPictures(live),
    fields: {
      read: counted(articles.map((one) => one.fields)).filter(({ name }) => !unknown.has(name)),
      extra: counted(articles.map((one) => one.extra)),
      unread,
    },
    back: [...keptBack(articles), ...byRule(refusals), ...passedOver],
    warnings: countWarnings([...articles.flatMap((one) => one.diagnostics), ...wrong]),
    files: {
      all: census.files,
      refused: refusals.length - byName,
      endings: [...census.endings]
        .map(([name, articles]) => ({ name, articles }))
        .sort((a, b) => b.articles - a.articles),
      links: census.links,
    },
    topics,
    dialects,
    site: {
      yaml: siteYaml({
        ...{ site, topics, dialects, unread, unclear, folder: basename(rootOf(content)) },
        ...(by !== undefined && { by }),
      }),
    },
    each: articles.map(({ file, outcome, url, words }) => ({
      file,
      outcome,
      ...(url !== undefined && { url }),
      ...(words && { words }),
    })),
  };
}

function countPictures(articles: readonly Article[]): Imported['pictures'] {
  const sum = { shown: 0, missing: 0 };
  for (const { pictures } of articles) {
    sum.shown += pictures.shown;
    sum.missing += pictures.missing;
  }
  return sum;
}

const MARKDOWN = /\.(md|mdx|markdown|mdown|mkdn?)$/i;

function toolOf({ tool, by }: Recognised, articles: readonly Article[]): Imported['tool'] {
  if (tool !== undefined) return { name: tool.name, because: by ?? '' };
  const seems = toolByFields(articles.map(({ fields }) => fields));
  return seems && { name: seems.name, because: 'its fields in the front matter' };
}

function byRule(refusals: readonly Diagnostic[]): Back[] {
  return [...Map.groupBy(refusals, ({ rule }) => rule)].map(([why, all]) => ({
    why,
    where: all.map(place),
  }));
}

/** Folders of articles are called alike everywhere: their site is called what holds them. */
function rootOf(content: string): string {
  const generic = /^(content|src|docs|blog|data|_?posts|articles|pages)$/i;
  return generic.test(basename(content)) ? rootOf(dirname(content)) : content;
}

/** As whoever works in this folder would write it. */
function fromHere(path: string): string {
  return relative('', path) || '.';
}
