/**
 * For a GitHub workflow: commands that annotate the lines of a pull request ("Workflow commands
 * for GitHub Actions", setting an error or warning message).
 */
import type { Diagnostic } from '../../../../schemas/types.ts';
import { beforeLines, summarise, summaryLine, type Format } from './format.ts';

export const github: Format = (diagnostics, context) =>
  [
    ...diagnostics.map((diagnostic) => command(diagnostic, context.path(diagnostic.file))),
    ...beforeLines(context.before),
    summaryLine(summarise(diagnostics, context), context.before),
    '',
  ].join('\n');

function command(diagnostic: Diagnostic, file: string): string {
  const { rule, severity, line, column, endLine = line, endColumn, reason, url } = diagnostic;
  // GitHub ignores an annotation whose columns stand on two lines: the lines alone remain.
  const columns = endLine === line && { col: column, ...(endColumn && { endColumn }) };
  const properties = { file, line, endLine, ...columns, title: rule };
  const listed = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
  const message = url === undefined ? reason : `${reason}\n${url}`;
  return `::${severity} ${listed.join(',')}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(value: string | number): string {
  return data(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
