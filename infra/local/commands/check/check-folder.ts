/** What is wrong with the articles in a folder. Only a fix writes anything. */
import { byPosition, inOrder } from '../../../../functions/article/diagnostics.ts';
import type { Fixed } from '../../../../functions/article/fix.ts';
import { readSettings } from '../../../../functions/article/settings/read.ts';
import type { House } from '../../../../functions/site/house.ts';
import { setApart } from '../../runtime/apart.ts';
import { withContentAt } from './content-at.ts';
import { checkSources } from './sources.ts';
import { choose, fromHere } from '../../runtime/choose.ts';
import { fileOf, openContentFolder } from '../../runtime/content-folder.ts';
import { formats, type FormatName } from '../../cli/diagnostics/index.ts';
import { FolderDependencies } from '../../runtime/folder-dependencies.ts';
import type { Progress } from '../../cli/progress.ts';
import { houseIn } from '../../../configuration/house.ts';
import { sourceText } from '../../runtime/source-text.ts';
import type { Diagnostic } from '../../../../schemas/types.ts';

export interface CheckOptions {
  /** The folder of articles. */
  content: string;
  /** Files and folders, from the working directory or from `content`; none: everything. */
  files?: readonly string[];
  format: FormatName;
  /** Put the safe suggestions into the files first. */
  fix?: boolean;
  /** Against what git has here: what was wrong then is not shown again, and is no reason to fail. */
  ref?: string | undefined;
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
 * for a file that is not, or for what git does not know, each with a sentence.
 */
export async function check(options: CheckOptions): Promise<0 | 1> {
  const { content, format, ref, progress } = options;
  const house = await houseIn(content);
  const asked = { ...options, house };
  const { diagnostics: all, articles, fixed } = await find(asked);
  const { fresh: diagnostics, before } =
    ref === undefined ? { fresh: all } : await apart(all, asked, ref);
  progress?.done();
  const context = {
    source: sourceText(content),
    path: (file: string) => fromHere(fileOf(content, file)),
    articles,
    ...(options.fix && { fixed }),
    ...(before && { before: { ref: ref!, diagnostics: before } }),
    colour: options.colour,
  };
  const written = await formats[format]();
  options.write(written(diagnostics, context));
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

interface Found {
  /** In order. */
  diagnostics: Diagnostic[];
  /** How many were checked. */
  articles: number;
  fixed: Fixed[];
}

/** With what the folder's configuration adds, now as at any time before. */
type Asked = CheckOptions & { house: House | undefined; configured?: string };

async function find(options: Asked): Promise<Found> {
  const { content, configured = content, files = [], now, baseUrl, progress, house } = options;
  const folder = openContentFolder(content);
  const site = await folder.get('site.yaml');
  const overrides = baseUrl === undefined ? {} : { baseUrl };
  const { settings, diagnostics } = readSettings(site?.body, overrides, house);
  // What site.yaml asks of the articles is not known while it cannot be read.
  if (settings === undefined) return { diagnostics: inOrder(diagnostics), articles: 0, fixed: [] };
  const dependencies = await FolderDependencies.list(folder, settings);
  const keys = files.length === 0 ? dependencies.keys : choose(content, files, dependencies.keys);
  const sources = keys.filter((key) => dependencies.slugOf(key) !== undefined);
  for (const key of keys) diagnostics.push(...(await dependencies.wrongWith(key)));
  const checking = {
    content,
    configured,
    folder,
    settings,
    dependencies,
    fix: options.fix === true,
    now,
  };
  const { found, fixed } = await checkSources(checking, sources, progress);
  return {
    diagnostics: inOrder([...diagnostics, ...found]),
    articles: sources.length,
    fixed: fixed.sort((a, b) => byPosition(a.diagnostic, b.diagnostic)),
  };
}

/** What is wrong, apart from what was already so at `ref`. */
async function apart(found: readonly Diagnostic[], options: Asked, ref: string) {
  const { content } = options;
  return await withContentAt(ref, content, async (then) => {
    // All of it, since a file that is asked for may have had another name.
    const asked = { ...options, content: then, configured: content, files: [], fix: false };
    const { diagnostics } = await find(asked);
    return setApart(
      { diagnostics: found, source: sourceText(content) },
      { diagnostics, source: sourceText(then) },
    );
  });
}
