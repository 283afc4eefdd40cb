/** One diagnostic as a good compiler shows it: the line, the span, the reason, whose rule it is. */
import { html, lines, type Html } from '../../../../functions/base/markup.ts';
import type { Diagnostic } from '../../../../schemas/types.ts';
import { markedExcerpt } from '../../cli/diagnostics/excerpt.ts';

/** The text of a source, or undefined where it cannot be shown. */
export type SourceText = (file: string) => string | undefined;

/** A list; nothing where there is nothing to say. */
export function remarks(diagnostics: readonly Diagnostic[], source: SourceText): Html | undefined {
  if (diagnostics.length === 0) return undefined;
  const texts = new Map<string, string[]>();
  const linesOf = (file: string) => {
    if (!texts.has(file)) texts.set(file, (source(file) ?? '').split(/\r\n|\n|\r/));
    return texts.get(file)!;
  };
  const items = diagnostics.map((one) => html`${remark(one, linesOf(one.file)[one.line - 1])}\n`);
  return html`<ol class="diagnostics">
${items}</ol>`;
}

function remark(diagnostic: Diagnostic, text: string | undefined): Html {
  const { rule, severity, file, line, column, reason, suggestion, url } = diagnostic;
  return html`<li class="diagnostic ${severity}">
${lines(
  html`<p class="where"><strong class="tag ${severity}">${severity}</strong>
<code>${file}:${line}:${column}</code> <span class="rule">${rule}</span></p>`,
  html`<p class="reason">${reason}</p>`,
  text !== undefined && text.trim() !== '' && frame(diagnostic, text),
  suggestion !== undefined && html`<p class="write">Write: <code>${suggestion}</code></p>`,
  url !== undefined && html`<p class="whose">Whose rule: <a href="${url}">${url}</a></p>`,
)}
</li>`;
}

/** A span that goes on behind its line is marked to the end of it. */
function frame({ line, column, endLine = line, endColumn }: Diagnostic, text: string): Html {
  const end = endLine > line ? text.length + 1 : endColumn;
  const { before, marked, after } = markedExcerpt(text, column, end);
  const span = html`<mark>${marked === '' ? ' ' : marked}</mark>`;
  return html`<pre class="frame"><code><span class="number">${line}</span>${before}${span}${after}</code></pre>`;
}
