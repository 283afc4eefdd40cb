/** What is wrong with the articles in a folder. Only a fix writes anything. */
import { byPosition, inOrder } from '../../../../functions/article/diagnostics.ts';
import type { Fixed } from '../../../../functions/article/fix.ts';
import { readSettings } from '../../../../functions/article/settings/read.ts';
import { checkSources } from './sources.ts';
import { choose, fromHere } from '../../runtime/choose.ts';
import { fileOf, openContentFolder } from '../../runtime/content-folder.ts';
import { formats, type FormatName } from '../../cli/diagnostics/index.ts';
import { FolderDependencies } from '../../runtime/folder-dependencies.ts';
import type { Progress } from '../../cli/progress.ts';
import { sourceText } from '../../runtime/source-text.ts';

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
  baseUrl?: string | undefined;
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
  let fixed: Fixed[] = [];
  // What site.yaml asks of the articles is not known while it cannot be read.
  if (settings !== undefined) {
    const dependencies = await FolderDependencies.list(folder, settings);
    const keys = files.length === 0 ? dependencies.keys : choose(content, files, dependencies.keys);
    const sources = keys.filter((key) => dependencies.slugOf(key) !== undefined);
    articles = sources.length;
    for (const key of keys) diagnostics.push(...(await dependencies.wrongWith(key)));
    const checking = { content, folder, settings, dependencies, fix: options.fix === true, now };
    const checked = await checkSources(checking, sources, progress);
    diagnostics.push(...checked.found);
    fixed = checked.fixed.sort((a, b) => byPosition(a.diagnostic, b.diagnostic));
    progress?.done();
  }
  const context = {
    source: sourceText(content),
    path: (file: string) => fromHere(fileOf(content, file)),
    articles,
    ...(options.fix && { fixed }),
    colour: options.colour,
  };
  const written = await formats[format]();
  options.write(written(inOrder(diagnostics), context));
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}
