/** One article of a folder: what is wrong with it, fixed where that is asked for. */
import { existsSync, writeFileSync } from 'node:fs';
import {
  check as checkArticle,
  checkText,
  unlessPublic,
} from '../../../../functions/article/check.ts';
import { fix, type Fixed } from '../../../../functions/article/fix.ts';
import type { ParsedArticle } from '../../../../functions/article/model.ts';
import type { Settings } from '../../../../functions/site/settings.ts';
import { pathOfSource } from '../../../../functions/site/keys.ts';
import { takenAddresses } from '../../../../functions/publish/ingest/addresses.ts';
import { duplicates } from '../../../../functions/publish/ingest/id-conflicts.ts';
import { guarded } from '../../../../functions/store/filesystem-failure.ts';
import type { Diagnostic } from '../../../../schemas/types.ts';
import { fileOf, type ContentFolder } from '../../runtime/content-folder.ts';
import type { FolderDependencies } from '../../runtime/folder-dependencies.ts';

export interface Checking {
  content: string;
  folder: ContentFolder;
  settings: Settings;
  /** The folder whose configuration holds, where it is not `content` itself. */
  configured?: string;
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
  const fixed = checking.fix ? await fixSource(checking, key) : [];
  return { found: (await readSource(checking, key)).found, fixed };
}

interface Checked {
  found: Diagnostic[];
  /** What the diagnostics count in, and what it was read from; absent where nothing can be read. */
  text?: string;
  bytes?: Uint8Array;
}

async function readSource(checking: Checking, key: string): Promise<Checked> {
  const { folder, dependencies, now } = checking;
  const source = await folder.get(key);
  const slug = dependencies.slugOf(key);
  // Deleted since the folder was listed.
  if (source === undefined || slug === undefined) return { found: [] };
  const { body: bytes, lastModified } = source;
  const path = pathOfSource(key) ?? slug;
  const { article, textOnly, diagnostics } = await dependencies.parse({
    slug,
    path,
    bytes,
    lastModified,
  });
  if (textOnly !== undefined) {
    const { text } = textOnly;
    const more = checkText(textOnly, await dependencies.around(textOnly), now);
    return { found: [...diagnostics, ...more], text, bytes };
  }
  if (article === undefined) return { found: diagnostics };
  const found = [...diagnostics, ...(await judge(article, dependencies, now))];
  return { found: unlessPublic(article, found), text: article.text, bytes };
}

/** One fix can make room for another, as "1000IU" does. */
const ROUNDS = 5;

async function fixSource(checking: Checking, key: string): Promise<Fixed[]> {
  const fixed: Fixed[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { found, text, bytes } = await readSource(checking, key);
    if (text === undefined || bytes === undefined) break;
    const done = fixFile(fileOf(checking.content, key), { bytes, text, found }, checking.settings);
    fixed.push(...done);
    if (done.length === 0) break;
  }
  return fixed;
}

/**
 * Writes `file` anew if a diagnostic of it has a safe suggestion, and returns what was put in.
 * `bytes` is what the file holds, `text` what the diagnostics counted in: its lines end as they did.
 */
function fixFile(
  file: string,
  { bytes, text, found }: { bytes: Uint8Array; text: string; found: readonly Diagnostic[] },
  settings: Settings,
): Fixed[] {
  const { text: better, fixed } = fix(text, found, settings);
  // A name in another Unicode form than its key: what is written would stand beside it.
  if (fixed.length === 0 || !existsSync(file)) return [];
  const isCrlf = new TextDecoder().decode(bytes).includes('\r\n');
  const written = isCrlf ? better.replaceAll('\n', '\r\n') : better;
  guarded(file, () => writeFileSync(file, written));
  return fixed;
}

/** What is said of an article by what stands around it; publish says the same. */
async function judge(article: ParsedArticle, dependencies: FolderDependencies, now: string) {
  const around = await dependencies.around(article);
  const { holders, rivals, ...inputs } = around;
  const { slug, address, aliases } = article;
  // As far as a folder tells, whoever is fit to be published is: the first keeps an id.
  const id = article.id;
  return [
    ...checkArticle(article, inputs, now),
    ...duplicates(article, { slug, dependencies: inputs, holders, liveAs: id, isFolderOnly: true }),
    ...takenAddresses(article, {
      ...{ slug, dependencies: inputs, rivals },
      own: {
        status: 'live',
        source: true,
        has: [address, ...aliases],
        asks: [address, ...aliases],
      },
    }),
  ];
}
