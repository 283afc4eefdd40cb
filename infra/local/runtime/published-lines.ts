/** What `publish` and `start` say to a person of one run. */
import { join, relative, resolve } from 'node:path';
import { formats } from '../cli/diagnostics/index.ts';
import { fileOf } from './content-folder.ts';
import type { Folders } from './folders.ts';
import type { Published } from './publish.ts';
import { sourceText } from './source-text.ts';
import { program } from '../cli/program.ts';
import { unscaledPicture } from './unscaled.ts';
import { usualContent } from '../cli/usual-content.ts';

type Where = Pick<Folders, 'content' | 'out'>;

/** What is refused and where, then what the run came to. */
export async function publishedLines(
  result: Published,
  folders: Where,
  colour: boolean,
): Promise<string[]> {
  const warned = result.warnings > 0;
  return [
    ...(await refusedLines(result, folders, colour)),
    publishedLine(result, folders.out),
    ...(result.anew ? [anewLine(folders.out)] : []),
    ...unscaledLines(result),
    ...(result.unheard === undefined ? [] : [result.unheard]),
    ...(warned ? [`See the warnings with: ${program} check${optionFor(folders.content)}`] : []),
  ];
}

/** Pictures that one run names; `status` has all of them. */
const NAMED_PICTURES = 5;

function unscaledLines({ unscaled = [] }: Published): string[] {
  if (unscaled.length === 0) return [];
  const named = unscaled.slice(0, NAMED_PICTURES).map(unscaledPicture);
  const rest = unscaled.length - named.length;
  const all = [...named, ...(rest > 0 ? [`${rest} more, which "${program} status" names`] : [])];
  return [`Published as they are, without smaller files for small screens: ${all.join(', ')}.`];
}

function anewLine(out: string): string {
  const where = relative('.', out) || '.';
  return (
    `What was in ${where} was made by an older healthwire, and is published anew. Notices and other ` +
    'pages without an article stay where they are, but no feed or listing knows of them any more: ' +
    `see them with "${program} verify". ${join(where, 'state')} is not used any more.`
  );
}

async function refusedLines({ refused }: Published, { content }: Where, colour: boolean) {
  const errors = refused.flatMap(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === 'error'),
  );
  if (errors.length === 0) return [];
  const pretty = await formats.pretty();
  return [
    pretty(errors, {
      source: sourceText(content),
      path: (file) => relative('', fileOf(content, file)),
      articles: refused.length,
      colour,
    }),
  ];
}

/** The option that leads another command to the same articles. */
function optionFor(content: string): string {
  return content === resolve(usualContent()) ? '' : ` --content ${relative('', content) || '.'}`;
}

/** `7 live, 1 refused, 2 warnings …: 40 files written to .healthwire/site in 412 ms` */
function publishedLine(result: Published, out: string): string {
  const counts = [
    `${result.live} live`,
    some(result.refused.length, 'refused'),
    some(result.drafts, result.drafts === 1 ? 'draft' : 'drafts'),
    some(result.scheduled, 'scheduled'),
    some(result.withdrawn, 'withdrawn'),
    some(result.warnings, result.warnings === 1 ? 'warning' : 'warnings'),
  ].filter(Boolean);
  const files = result.changed.length;
  const wrote =
    files === 0 ? 'nothing to write' : `${files} ${files === 1 ? 'file' : 'files'} written to`;
  const where = files === 0 ? '' : ` ${relative('.', out) || out}/site`;
  return `${counts.join(', ')}: ${wrote}${where} in ${result.milliseconds} ms`;
}

function some(count: number, what: string): string | undefined {
  return count === 0 ? undefined : `${count} ${what}`;
}
