/** `healthwire check`: what is wrong with the articles in a folder. Only --fix writes anything. */
import { check as checkArticle } from '../../functions/article/check.ts';
import { inOrder } from '../../functions/article/diagnostics.ts';
import type { ParsedArticle, Settings } from '../../functions/article/model.ts';
import { parse } from '../../functions/article/parse.ts';
import { readSettings } from '../../functions/article/settings/read.ts';
import { duplicates } from '../../functions/publish/ingest/rivals.ts';
import type { Diagnostic } from '../../schemas/types.ts';
import { choose, fromHere } from './choose.ts';
import { fileOf, openContentFolder, type ContentFolder } from './content-folder.ts';
import { formats } from './diagnostics/index.ts';
import type { FormatName } from './diagnostics/names.ts';
import { FolderWorld } from './folder-world.ts';
import { mend } from './mend.ts';
import type { Progress } from './progress.ts';
import { sourceText } from './source-text.ts';

export interface CheckOptions {
  /** The folder of articles. */
  content: string;
  /** Files and folders, from the working directory or from `content`; none: everything. */
  files?: readonly string[];
  format: FormatName;
  /** Put the safe suggestions into the files first. */
  fix?: boolean;
  /** RFC 3339; what is overdue or in the future depends on it. */
  now: string;
  baseUrl?: string;
  colour: boolean;
  write: (text: string) => void;
  progress?: Progress;
}

/**
 * Writes the diagnostics in the format that is asked for. Returns the exit code: 1 when one of them
 * is an error, else 0. Throws StoreError `missing` for a folder that is not there and CommandError
 * for a file that is not, each with a sentence.
 */
export async function check(options: CheckOptions): Promise<0 | 1> {
  const { content, files = [], format, now, baseUrl, progress } = options;
  const folder = openContentFolder(content);
  const site = await folder.get('site.yaml');
  const overrides = baseUrl === undefined ? {} : { baseUrl };
  const { settings, diagnostics } = readSettings(site?.body, overrides);
  let articles = 0;
  let fixed = 0;
  // What site.yaml asks of the articles is not known while it cannot be read.
  if (settings !== undefined) {
    const world = await FolderWorld.open(folder, settings, progress);
    const keys = files.length === 0 ? world.keys : choose(content, files, world.keys);
    const sources = keys.filter((key) => world.slugOf(key) !== undefined);
    articles = sources.length;
    for (const key of keys) diagnostics.push(...(await world.wrongWith(key)));
    for (const [done, key] of sources.entries()) {
      progress?.update(`Checking ${done + 1} of ${articles} articles`);
      const checking = { content, folder, settings, world, now };
      if (options.fix) fixed += await mendSource(checking, key);
      diagnostics.push(...(await checkSource(checking, key)).found);
    }
    progress?.done();
  }
  const context = {
    source: sourceText(content),
    path: (file: string) => fromHere(fileOf(content, file)),
    articles,
    ...(options.fix && { fixed }),
    colour: options.colour,
  };
  options.write(formats[format](inOrder(diagnostics), context));
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

interface Checking {
  content: string;
  folder: ContentFolder;
  settings: Settings;
  world: FolderWorld;
  now: string;
}

interface Checked {
  found: Diagnostic[];
  /** What the findings count in, and what it was read from; absent where nothing can be read. */
  text?: string;
  bytes?: Uint8Array;
}

async function checkSource(checking: Checking, key: string): Promise<Checked> {
  const { folder, settings, world, now } = checking;
  const source = await folder.get(key);
  const slug = world.slugOf(key);
  // Deleted since the folder was listed.
  if (source === undefined || slug === undefined) return { found: [] };
  const { body: bytes, lastModified } = source;
  const { article, diagnostics } = parse({ slug, bytes, lastModified }, settings);
  if (article === undefined) return { found: diagnostics };
  const found = [...diagnostics, ...(await judge(article, world, now))];
  const { draft, withdrawn } = article.frontMatter;
  const { text } = article;
  return { found: draft === true || withdrawn ? found.map(asWarning) : found, text, bytes };
}

/** One mending can make room for another, as "1000IU" does; how many there were. */
const ROUNDS = 5;

async function mendSource(checking: Checking, key: string): Promise<number> {
  let fixed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { found, text, bytes } = await checkSource(checking, key);
    if (text === undefined || bytes === undefined) break;
    const done = mend(fileOf(checking.content, key), { bytes, text, found });
    fixed += done.length;
    if (done.length === 0) break;
  }
  return fixed;
}

/** A draft or a withdrawn article is not published, so nothing in it can be refused. */
function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: 'warning' };
}

/** What is said of an article by what stands around it; publish says the same. */
async function judge(article: ParsedArticle, world: FolderWorld, now: string) {
  const around = await world.around(article);
  const { rivals, ...surroundings } = around;
  return [
    ...checkArticle(article, surroundings, now),
    ...duplicates(article, { slug: article.slug, world: surroundings, rivals }),
  ];
}
