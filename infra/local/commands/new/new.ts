/** `healthwire new`: a draft with all that an article needs, ready to be filled in. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Settings } from '../../../../functions/site/settings.ts';
import { readSettings } from '../../../../functions/article/settings/read.ts';
import { classify } from '../../../../functions/article/file/source-path.ts';
import { tagUri } from '../../../../functions/site/tag-uri.ts';
import { guarded } from '../../../../functions/store/filesystem-failure.ts';
import { listAll } from '../../../../functions/store/store.ts';
import { CommandError } from '../../cli/command-error.ts';
import { fileOf, openContentFolder } from '../../runtime/content-folder.ts';
import { complete, type Ask } from './answers.ts';
import { draft } from './draft.ts';
import type { Given } from './fields.ts';
import { unfinished, type Left } from './unfinished.ts';

export interface NewOptions extends Given {
  /** The folder of articles. */
  content: string;
  now: Date;
  json: boolean;
  write: (text: string) => void;
  /** Asks whoever sits at the terminal; absent where nobody does. */
  ask?: Ask;
}

/**
 * Writes the draft and says where it is. Never overwrites. Returns the exit code 0; throws
 * CommandError, or StoreError for a folder that cannot be read or written, each with a sentence.
 */
export async function newArticle(options: NewOptions): Promise<0> {
  const settings = await settingsOf(options.content);
  const answers = await complete(options, settings);
  const slug = toSlug(options.slug ?? slugify(answers.title), answers.topic);
  const id = tagUri(settings.idAuthority, slug);
  const file = await placeFor(options.content, `articles/${slug}.md`);
  const text = draft(answers, { id, settings, now: options.now });
  guarded(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    writeNew(file, text);
  });
  const path = relative('', file);
  const left = await unfinished({ content: options.content, slug, text, settings }, options.now);
  const json = `${JSON.stringify({ file: path, slug, id, left })}\n`;
  options.write(options.json ? json : nextSteps(path, left));
  return 0;
}

async function settingsOf(content: string): Promise<Settings> {
  const { settings } = readSettings((await openContentFolder(content).get('site.yaml'))?.body);
  if (settings) return settings;
  throw new CommandError(
    'site.yaml cannot be read, and a new article takes its topics and its publisher from there:' +
      ' npm run healthwire -- check says what is wrong with it.',
  );
}

/** A name that files, URLs and people can live with. */
const SLUG_LIMIT = 80;

/** `Café, sleep & you` → `cafe-sleep-you`; other scripts keep their letters. */
function slugify(title: string): string {
  const words = title
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
  while (words.length > 1 && words.join('-').length > SLUG_LIMIT) words.pop();
  return words.join('-').slice(0, SLUG_LIMIT);
}

function toSlug(given: string, topic: string | undefined): string {
  const name = given.normalize('NFC').replace(/\.md$/, '');
  if (name === '')
    throw new CommandError(
      'No file name can be made from this title: give one with --slug, like --slug restless-legs.',
    );
  const slug = topic === undefined ? name : `${topic}/${name}`;
  const kind = classify(`articles/${slug}.md`);
  if (kind.kind === 'article') return kind.slug;
  const why =
    kind.kind === 'forbidden' ? ` ${kind.diagnostic.reason.replace(' Rename the file.', '')}` : '';
  throw new CommandError(
    `An article cannot be called "${name}".${why} Choose another name with --slug.`,
  );
}

/** In an empty folder the articles get one of their own, as the README of content/ has it. */
async function placeFor(content: string, key: string): Promise<string> {
  for await (const other of listAll(openContentFolder(content), 'articles/'))
    if (classify(other.key).kind === 'article') return fileOf(content, key);
  return join(content, key);
}

function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new CommandError(
      `${relative('', file)} is there already, and nothing is overwritten: choose another name` +
        ' with --slug.',
    );
  }
}

function nextSteps(path: string, left: readonly Left[]): string {
  const shown = /^[\w./-]+$/.test(path) ? path : `"${path}"`;
  return `${path} is begun. Next:

  1. Write it: the comments say what goes where.
  2. See what is missing: npm run healthwire -- check ${shown}
  3. Delete the line "draft: true" when it is ready, and publish.
${leftLines(left)}`;
}

/** What only a person can know, and so is not filled in. */
function leftLines(left: readonly Left[]): string {
  if (left.length === 0) return '\nThe rules ask for nothing more.\n';
  const lines = left.map(({ severity, rule, reason, remarks }) => {
    const more = remarks === 1 ? '' : ` (and ${remarks - 1} more)`;
    return `  ${severity}  ${rule}: ${reason}${more}\n`;
  });
  return `\nBefore it is published, the rules still ask for:\n\n${lines.join('')}`;
}
