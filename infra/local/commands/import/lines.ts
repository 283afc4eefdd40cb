/** What `import` says to a person: first what it comes to, then what to look at. */
import { program } from '../../cli/program.ts';
import { count } from '../../cli/lines.ts';
import type { Back, Count, Imported, Warned } from './report.ts';

/** Lines of one list; `--json` has all. */
const MOST = 10;
/** Of one reason. */
const MOST_PLACES = 5;
const WIDTH = 10;

/** `path`: how a file is called where the command was given. */
export function importedLines(imported: Imported, path: (file: string) => string): string[] {
  return [
    heading(imported),
    '',
    ...summary(imported),
    ...section('Look at the words of', imported.losing, (one) => lossLine(one, path)),
    ...stays(imported.back, path),
    ...section('Warnings', imported.warnings, (one) => warningLine(one, path)),
    ...section(
      'Addresses that articles name themselves',
      imported.addresses,
      ({ file, url }) => `${path(file)}  ${url}`,
    ),
    ...section('Redirects', imported.redirects, ({ from, to }) => `${from} → ${to}`),
    '',
    ...next(imported),
  ];
}

function heading({ content, tool }: Imported): string {
  if (tool === undefined) return `${content}: a folder of Markdown`;
  return `${content}: articles of ${tool.name}, as it seems (${tool.because})`;
}

function summary(imported: Imported) {
  const { articles, words, outside, addresses, redirects, pictures, fields, files } = imported;
  const { found, published } = articles;
  return [
    line('articles', `${published} of ${found} would be published${others(articles)}`),
    ...(outside.length === 0 ? [] : [line('', outsideLine(outside))]),
    line('words', wordsLine(words)),
    line('pictures', `${pictures.shown} shown, ${pictures.missing} not found`),
    line(
      'addresses',
      `${addresses.length} named in front matter, ${count(redirects.length, 'redirect')}`,
    ),
    line('fields', `read: ${few(fields.read)}`),
    ...(fields.extra.length === 0 ? [] : [line('', `kept as extra: ${few(fields.extra)}`)]),
    line('', `not read: ${few(fields.unread)}`),
    line('files', `${files.all}: ${few(files.endings)}`),
    ...(files.refused === 0 ? [] : [line('', `refused, beside articles: ${files.refused}`)]),
    ...(files.links.length === 0
      ? []
      : [line('', `links to folders are not followed: ${files.links.slice(0, 3).join(', ')}`)]),
  ];
}

function outsideLine(outside: readonly string[]): string {
  const shown = outside.slice(0, MOST_PLACES).join(', ');
  const more = outside.length - MOST_PLACES;
  const stand = `${count(outside.length, 'Markdown file')} outside this folder`;
  return `not looked at: ${stand}: ${shown}${more > 0 ? ` and ${more} more` : ''}`;
}

function others({ drafts, scheduled, withdrawn, refused, passedOver }: Imported['articles']) {
  const rest = [
    drafts > 0 && count(drafts, 'draft'),
    scheduled > 0 && `${scheduled} scheduled`,
    withdrawn > 0 && `${withdrawn} expired or withdrawn`,
    refused > 0 && `${refused} refused`,
    passedOver > 0 && `${passedOver} passed over`,
  ].filter((one) => one !== false);
  return rest.length === 0 ? '' : `; ${rest.join(', ')}`;
}

function wordsLine({ shown, lost, marks, leftOut }: Imported['words']): string {
  const kept = shown - lost - marks;
  return [
    `${number(kept)} of ${number(shown)} that a plain renderer shows`,
    `${number(lost)} lost`,
    marks > 0 && `${number(marks)} read as marks or comments of a dialect`,
    leftOut > 0 && `beside them ${number(leftOut)} left out with scripts, forms and frames`,
  ]
    .filter((one) => one !== false)
    .join(', ');
}

/** `12,345` */
function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

function few(counts: readonly Count[]): string {
  if (counts.length === 0) return 'none';
  const shown = counts
    .slice(0, MOST)
    .map(({ name, articles }) => `${name || 'no ending'} ${articles}`);
  const more = counts.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

function lossLine(
  { file, lost, marks, shown, examples }: Imported['losing'][number],
  path: (file: string) => string,
): string {
  const said = lost === 0 ? `${marks} are read as marks or comments` : examples.join(' ');
  return `${path(file)}  ${lost} of ${number(shown)}: ${said}`;
}

function stays(back: readonly Back[], path: (file: string) => string): string[] {
  if (back.length === 0) return [];
  return [
    '',
    'Stays back',
    ...back.flatMap(({ why, about, where }) => {
      const shown = where.slice(0, MOST_PLACES);
      const more = where.length - shown.length;
      return [
        `  ${why} (${where.length})${about === undefined ? '' : `: ${about}`}`,
        ...shown.map(({ file, line, reason }) =>
          about === undefined ? `    ${path(file)}:${line}  ${reason}` : `    ${path(file)}`,
        ),
        ...(more > 0 ? [`    … and ${more} more: --json has all`] : []),
      ];
    }),
  ];
}

function warningLine(
  { rule, warnings, articles, first }: Warned,
  path: (file: string) => string,
): string {
  const where = `${count(warnings, 'time')} in ${count(articles, 'file')}`;
  return `${rule}: ${where}, as ${path(first.file)}:${first.line}  ${first.reason}`;
}

function section<T>(title: string, all: readonly T[], lineOf: (one: T) => string): string[] {
  if (all.length === 0) return [];
  const more = all.length - MOST;
  return [
    '',
    title,
    ...all.slice(0, MOST).map((one) => `  ${lineOf(one)}`),
    ...(more > 0 ? [`  … and ${more} more: --json has all`] : []),
  ];
}

function line(word: string, text: string): string {
  return `${word.padEnd(WIDTH)}  ${text}`;
}

function next({ content, site }: Imported): string[] {
  if (site.written !== undefined)
    return [`${site.written} is written: read it through, and publish with:`, publish(content)];
  return [
    'Nothing was changed. A site.yaml to begin with: the same with --write. To publish:',
    publish(content),
  ];
}

function publish(content: string): string {
  return `  ${program} publish --content ${/[^\w./-]/.test(content) ? JSON.stringify(content) : content}`;
}
