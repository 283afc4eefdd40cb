/** One article of a folder: what is wrong with it, mended where that is asked for. */
import {
  check as checkArticle,
  checkText,
  unlessPublic,
} from '../../../../functions/article/check.ts';
import type { Fixed } from '../../../../functions/article/fix.ts';
import type { ParsedArticle } from '../../../../functions/article/model.ts';
import type { Settings } from '../../../../functions/site/settings.ts';
import { pathOfSource } from '../../../../functions/site/keys.ts';
import { parse } from '../../../../functions/article/parse.ts';
import { duplicates } from '../../../../functions/publish/ingest/id-conflicts.ts';
import type { Diagnostic } from '../../../../schemas/types.ts';
import { fileOf, type ContentFolder } from '../../runtime/content-folder.ts';
import type { FolderDependencies } from '../../runtime/folder-dependencies.ts';
import { mend } from './fix.ts';

export interface Checking {
  content: string;
  folder: ContentFolder;
  settings: Settings;
  dependencies: FolderDependencies;
  /** Put the safe suggestions into the file first. */
  fix: boolean;
  /** RFC 3339. */
  now: string;
}

/** What is wrong with some articles, and the suggestions that were put into their files before. */
export interface CheckedSources {
  found: Diagnostic[];
  fixed: Fixed[];
}

/** One article. */
export async function checkSource(checking: Checking, key: string): Promise<CheckedSources> {
  const fixed = checking.fix ? await mendSource(checking, key) : [];
  return { found: (await look(checking, key)).found, fixed };
}

interface Checked {
  found: Diagnostic[];
  /** What the findings count in, and what it was read from; absent where nothing can be read. */
  text?: string;
  bytes?: Uint8Array;
}

async function look(checking: Checking, key: string): Promise<Checked> {
  const { folder, settings, dependencies, now } = checking;
  const source = await folder.get(key);
  const slug = dependencies.slugOf(key);
  // Deleted since the folder was listed.
  if (source === undefined || slug === undefined) return { found: [] };
  const { body: bytes, lastModified } = source;
  const path = pathOfSource(key) ?? slug;
  const { article, textOnly, diagnostics } = parse({ slug, path, bytes, lastModified }, settings);
  if (textOnly !== undefined) {
    const { text } = textOnly;
    const more = checkText(textOnly, await dependencies.around(textOnly), now);
    return { found: [...diagnostics, ...more], text, bytes };
  }
  if (article === undefined) return { found: diagnostics };
  const found = [...diagnostics, ...(await judge(article, dependencies, now))];
  return { found: unlessPublic(article, found), text: article.text, bytes };
}

/** One mending can make room for another, as "1000IU" does. */
const ROUNDS = 5;

async function mendSource(checking: Checking, key: string): Promise<Fixed[]> {
  const fixed: Fixed[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { found, text, bytes } = await look(checking, key);
    if (text === undefined || bytes === undefined) break;
    const done = mend(fileOf(checking.content, key), { bytes, text, found });
    fixed.push(...done);
    if (done.length === 0) break;
  }
  return fixed;
}

/** What is said of an article by what stands around it; publish says the same. */
async function judge(article: ParsedArticle, dependencies: FolderDependencies, now: string) {
  const around = await dependencies.around(article);
  const { holders, ...inputs } = around;
  // As far as a folder tells, whoever is fit to be published is: the first keeps an id.
  const id = article.id;
  return [
    ...checkArticle(article, inputs, now),
    ...duplicates(article, { slug: article.slug, dependencies: inputs, holders, liveAs: id }),
  ];
}
