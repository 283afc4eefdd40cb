/**
 * For people at a terminal, like a good compiler:
 *
 *   content/articles/sleep/legs.md:12:1 error heading-order
 *     The heading is two levels below the one before it: write ### here.
 *
 *     12 │ #### Causes
 *        │ ^^^^
 *     write: ###
 *     rule: https://www.w3.org/WAI/tutorials/page-structure/headings/
 */
import { styleText } from 'node:util';
import type { Diagnostic } from '../../../../schemas/types.ts';
import { excerpt } from './excerpt.ts';
import { beforeLines, summarise, summaryLine, type Format, type FormatContext } from './format.ts';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

export const pretty: Format = (diagnostics, context) => {
  // Whether there is a terminal that shows colours is for the caller to say.
  const paint: Paint = (style, text) =>
    context.colour ? styleText(style, text, { validateStream: false }) : text;
  const summary = summarise(diagnostics, context);
  return [
    ...diagnostics.map((diagnostic) => remark(diagnostic, context, paint)),
    ...fixes(context, paint),
    ...beforeLines(context.before).map((line) => `${paint('dim', line)}\n`),
    `${paint('bold', summaryLine(summary, context.before))}\n`,
  ].join('\n');
};

function remark(diagnostic: Diagnostic, context: FormatContext, paint: Paint): string {
  const { rule, severity, file, line, column, reason, suggestion, url } = diagnostic;
  const colour = severity === 'error' ? 'red' : 'yellow';
  const position = `${context.path(file)}:${line}:${column}`;
  const head = `${paint('bold', position)} ${paint(colour, severity)} ${paint('dim', rule)}`;
  return [
    head,
    ...reason.split('\n').map((text) => `  ${text}`),
    ...shown(diagnostic, context, paint),
    ...(suggestion === undefined ? [] : [`  ${paint('dim', 'write:')} ${suggestion}`]),
    ...(url === undefined ? [] : [`  ${paint('dim', 'rule:')} ${url}`]),
    '',
  ].join('\n');
}

/** What was put in, each on a line: where, whose rule, what stood there and what stands there now. */
function fixes({ fixed = [], path }: FormatContext, paint: Paint): string[] {
  if (fixed.length === 0) return [];
  const lines = fixed.map(({ diagnostic: { file, line, column, rule, suggestion }, was }) => {
    const position = paint('bold', `${path(file)}:${line}:${column}`);
    const words = `${was.replace(/\s+/g, ' ')} → ${suggestion?.trim()}`;
    return `${position} ${paint('green', 'fixed')} ${paint('dim', rule)}  ${words}\n`;
  });
  return [lines.join('')];
}

/** The line it is about with the span underlined; nothing where there is no such line. */
function shown(diagnostic: Diagnostic, context: FormatContext, paint: Paint): string[] {
  const { line, column, endLine = line, endColumn, severity, file } = diagnostic;
  const text = context.source(file)?.split(/\r\n|\n|\r/)[line - 1];
  if (text === undefined || text.trim() === '') return [];
  const end = endLine > line ? text.length + 1 : endColumn;
  const { source, underline } = excerpt(text, column, end);
  const number = String(line);
  const colour = severity === 'error' ? 'red' : 'yellow';
  return [
    '',
    `  ${paint('dim', `${number} │`)} ${source}`,
    `  ${paint('dim', `${' '.repeat(number.length)} │`)} ${paint(colour, underline)}`,
  ];
}
