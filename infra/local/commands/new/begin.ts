/** A draft with all that an article needs, ready to be filled in. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Settings, Slug } from '../../../../functions/site/settings.ts';
import { houseIn } from '../../../configuration/house.ts';
import { readSettings } from '../../../../functions/article/settings/read.ts';
import { classify } from '../../../../functions/article/file/source-path.ts';
import { tagUri } from '../../../../functions/site/tag-uri.ts';
import { guarded } from '../../../../functions/store/filesystem-failure.ts';
import { listAll } from '../../../../functions/store/store.ts';
import { CommandError } from '../../cli/command-error.ts';
import { program } from '../../cli/program.ts';
import { fileOf, openContentFolder } from '../../runtime/content-folder.ts';
import type { Ask } from '../../cli/ask.ts';
import { complete } from './answers.ts';
import { draft } from './draft.ts';
import type { Given } from './fields.ts';
import { unfinished, type Left } from './unfinished.ts';
import { usualAuthor } from './usual-author.ts';

export interface NewOptions extends Given {
  /** The folder of articles. */
  content: string;
  now: Date;
  /** Asks whoever sits at the terminal; absent where nobody does. */
  ask?: Ask | undefined;
}

export interface Begun {
  /** From the working directory. */
  file: string;
  slug: Slug;
  id: string;
  /** What the rules still ask for. */
  left: Left[];
}

/**
 * Writes the draft. Never overwrites. Throws CommandError, or StoreError for a folder that cannot be
 * read or written, each with a sentence.
 */
export async function newArticle(options: NewOptions): Promise<Begun> {
  const settings = await settingsOf(options.content);
  const author = await usualAuthor(openContentFolder(options.content), settings);
  const answers = await complete(options, { settings, author });
  const slug = toSlug(options.slug ?? slugify(answers.title), answers.topic);
  const id = tagUri(settings.idAuthority, slug);
  const file = await fileFor(options.content, `articles/${slug}.md`);
  const text = draft(answers, { id, settings, now: options.now });
  guarded(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    writeNew(file, text);
  });
  const left = await unfinished({ content: options.content, slug, text, settings }, options.now);
  return { file: relative('', file), slug, id, left };
}

async function settingsOf(content: string): Promise<Settings> {
  const site = await openContentFolder(content).get('site.yaml');
  const { settings } = readSettings(site?.body, {}, await houseIn(content));
  if (settings) return settings;
  throw new CommandError(
    'site.yaml cannot be read, and a new article takes its topics and its publisher from there:' +
      ` ${program} check says what is wrong with it.`,
  );
}

/** A name that files, URLs and people can live with. */
const SLUG_CHARACTERS = 80;

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
  while (words.length > 1 && words.join('-').length > SLUG_CHARACTERS) words.pop();
  return words.join('-').slice(0, SLUG_CHARACTERS);
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
async function fileFor(content: string, key: string): Promise<string> {
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

/** What is said to a person. */
export function nextSteps({ file, left }: Begun): string {
  const shown = /^[\w./-]+$/.test(file) ? file : `"${file}"`;
  return `${file} is begun. Next:

  1. Write it: the comments say what goes where.
  2. See what is missing: ${program} check ${shown}
  3. Delete the line "draft: true" when it is ready, and publish.
${leftLines(left)}`;
}

/** What only a person can know, and so is not filled in. */
function leftLines(left: readonly Left[]): string {
  if (left.length === 0) return '\nThe rules ask for nothing more.';
  const lines = left.map(({ severity, rule, reason, remarks }) => {
    const more = remarks === 1 ? '' : ` (and ${remarks - 1} more)`;
    return `\n  ${severity}  ${rule}: ${reason}${more}`;
  });
  return `\nBefore it is published, the rules still ask for:\n${lines.join('')}`;
}
