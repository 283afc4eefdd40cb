/** `healthwire publish` on the command line: one run, and what came of it. */
import { existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Common } from '../../cli/command.ts';
import type { Folders } from '../../runtime/bind.ts';
import { CommandError } from '../../cli/command-error.ts';
import { fileOf } from '../../runtime/content-folder.ts';
import { Loop } from '../../runtime/loop.ts';
import { checkMadeFrom, rememberMadeFrom } from '../../runtime/made-from.ts';
import { publishedLine } from '../../runtime/push-lines.ts';
import { createProgress } from '../../cli/progress.ts';
import { publishAll, Tally, type Published } from '../../runtime/publish.ts';
import { rendererVersion } from '../../../renderer.ts';
import { sourceText } from '../../runtime/source-text.ts';
import { colour, print } from '../../cli/terminal.ts';

/** Returns the exit code: 1 when a source was refused. */
export async function publishCommand(asked: Common & { dryRun: boolean }): Promise<0 | 1> {
  const folders = foldersOf(asked);
  if (asked.dryRun) return await (await import('./dry-run.ts')).dryRun(asked, folders);
  const tally = new Tally();
  const loop = new Loop(folders, { log: (event) => tally.hear(event) });
  const progress = createProgress(process.stderr);
  try {
    await checkMadeFrom(folders, loop.bound.ports);
    rememberMadeFrom(folders);
    const result = await publishAll(loop, tally, (done, total) =>
      progress.count(done, total, 'sources'),
    );
    progress.done();
    if (asked.json) print(JSON.stringify(result));
    else await printPublished(result, folders);
    return result.refused.length > 0 ? 1 : 0;
  } finally {
    progress.done();
    loop.close();
  }
}

export async function printPublished(result: Published, folders: Folders): Promise<void> {
  const diagnostics = result.refused.flatMap((one) =>
    one.diagnostics.filter(({ severity }) => severity === 'error'),
  );
  if (diagnostics.length > 0) {
    const { formats } = await import('../../cli/diagnostics/index.ts');
    const context = {
      source: sourceText(folders.content),
      articles: result.refused.length,
      colour,
    };
    print(
      formats.pretty(diagnostics, {
        ...context,
        path: (file) => relative('', fileOf(folders.content, file)),
      }),
    );
  }
  print(publishedLine(result, folders.out));
  if (result.unheard !== undefined) print(result.unheard);
  if (result.warnings > 0)
    print(`See the warnings with: npm run healthwire -- check${option(folders)}`);
}

/** The option that leads another command to the same articles. */
function option({ content }: Folders): string {
  return content === resolve('content') ? '' : ` --content ${relative('', content)}`;
}

/** Where the command works; a missing content folder is said before anything is made. */
export function foldersOf({
  content,
  out,
  baseUrl,
}: Pick<Common, 'content' | 'out' | 'baseUrl'>): Folders {
  const folder = resolve(content);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new CommandError(
      `There is no folder ${content}: name the folder of your articles with --content DIR.`,
    );
  const base = baseUrl === undefined ? {} : { baseUrl };
  return { content: folder, out: resolve(out), renderer: rendererVersion(), ...base };
}
