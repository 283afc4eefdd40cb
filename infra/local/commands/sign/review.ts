/** Binds a medical review to the words that were reviewed. */
import { writeFileSync } from 'node:fs';
import { clinicalHash } from '../../../../functions/article/prose/clinical-text.ts';
import { isDay } from '../../../../functions/base/moments.ts';
import { isAfter } from '../../../../functions/base/time.ts';
import { ownReviews } from '../../../../functions/article/rules/reviewer-is-author.ts';
import { houseIn } from '../../../configuration/house.ts';
import { readSettings } from '../../../../functions/article/settings/read.ts';
import { withFields } from '../../../../functions/article/sign.ts';
import { classify } from '../../../../functions/article/file/source-path.ts';
import { guarded } from '../../../../functions/store/filesystem-failure.ts';
import { parseInFolder } from '../../runtime/parse-in-folder.ts';
import { fromHere, oneArticle } from '../../runtime/choose.ts';
import { CommandError } from '../../cli/command-error.ts';
import { fileOf, openContentFolder } from '../../runtime/content-folder.ts';
import { program } from '../../cli/program.ts';

export interface SignOptions {
  /** The folder of articles. */
  content: string;
  /** The article's file, from the working directory or from `content`. */
  file: string;
  /** Days; when absent both stay what the file says, and `reviewed` is today where it says nothing. */
  reviewed?: string | undefined;
  next?: string | undefined;
  now: Date;
}

/** What is in the front matter now. */
export interface Signed {
  /** From the working directory. */
  file: string;
  reviewed: string;
  nextReview?: string;
  reviewedText: string;
}

/**
 * Writes `reviewed`, `nextReview` and `reviewedText` into the article's front matter; all else stays
 * as it is. Throws CommandError, or StoreError for a folder that cannot be read, each with a sentence.
 */
export async function sign(options: SignOptions): Promise<Signed> {
  const { content, now, next } = options;
  const { key } = await oneArticle(content, options.file, 'a review is of one article');
  const path = fileOf(content, key);
  const article = await read(content, key);
  const said = options.reviewed === undefined ? article.frontMatter.reviewed : undefined;
  const reviewed = said ?? options.reviewed ?? now.toISOString().slice(0, 10);
  checkDays(options, reviewed);
  if ((article.frontMatter.reviewers ?? []).length === 0)
    throw new CommandError(
      `${fromHere(path)} does not say who reviewed it: name them under \`reviewers\` first.`,
    );
  for (const { reason } of ownReviews(article))
    throw new CommandError(`${fromHere(path)} cannot be signed. ${reason}`);
  const reviewedText = clinicalHash(article);
  const fields = { ...(next !== undefined && { nextReview: next }), reviewedText };
  const text = withFields(article.text, said === undefined ? { reviewed, ...fields } : fields);
  if (text === undefined)
    throw new CommandError(`${fromHere(path)} has no front matter in YAML to sign in.`);
  const ended = article.isCrlf ? text.replaceAll('\n', '\r\n') : text;
  guarded(path, () => writeFileSync(path, ended));
  return { file: fromHere(path), reviewed, ...fields };
}

async function read(content: string, key: string) {
  const folder = openContentFolder(content);
  const { settings } = readSettings(
    (await folder.get('site.yaml'))?.body,
    {},
    await houseIn(content),
  );
  const kind = classify(key);
  const source = await folder.get(key);
  const { body: bytes, lastModified } = source ?? {};
  const parsed =
    settings !== undefined && bytes && lastModified !== undefined && kind.kind === 'article'
      ? await parseInFolder(folder, { ...kind, bytes, lastModified }, settings)
      : undefined;
  const article = parsed?.article;
  // A review is bound to all that means something, and what is broken is not among it.
  const isBroken = parsed?.diagnostics.some(({ severity }) => severity === 'error');
  if (article === undefined || source === undefined || isBroken)
    throw new CommandError(
      `${fromHere(fileOf(content, key))} cannot be read as it is:` +
        ` ${program} check says what is wrong.`,
    );
  return { ...article, isCrlf: new TextDecoder().decode(source.body).includes('\r\n') };
}

/** `reviewed` is as the front matter has it, or as it is asked for. */
function checkDays({ reviewed: asked, next, now }: SignOptions, reviewed: string): void {
  for (const day of [asked, next])
    if (day !== undefined && !isDay(day))
      throw new CommandError(`"${day}" is no day: write it like 2026-11-30.`);
  if (isAfter(reviewed, now.toISOString()))
    throw new CommandError(`${reviewed} is still to come: a review is signed when it is done.`);
  if (next !== undefined && !isAfter(next, reviewed))
    throw new CommandError(`The next review, ${next}, is not after this one, ${reviewed}.`);
}
