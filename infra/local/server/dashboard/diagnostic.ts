/**
 * One diagnostic as a good compiler shows it: the lines around it, the span, the reason, and beside them
 * what its rule is for, with an example of how it is done.
 */
import { html, lines, type Html } from '../../../../functions/base/markup.ts';
import { allRulesFor } from '../../../../functions/article/rules/index.ts';
import type { RuleInfo } from '../../../../functions/article/diagnostics.ts';
import type { House } from '../../../../functions/site/house.ts';
import { classify } from '../../../../functions/article/file/source-path.ts';
import type { Diagnostic } from '../../../../schemas/types.ts';
import { markedExcerpt } from '../../cli/diagnostics/excerpt.ts';
import { listPath } from './choices.ts';

/** What remarks are shown with. */
export interface Beside {
  /** The text of a source, or undefined where it cannot be shown. */
  source: (file: string) => string | undefined;
  /** What a rule says of itself; undefined where what is wrong is no matter of rules. */
  help: (rule: string) => RuleInfo | undefined;
}

/** Lines that are shown before and after. */
const AROUND = 2;
/** Of a line that is only there for what stands beside it. */
const CHARACTERS = 120;

/** What the rules of a site say of themselves. */
export function helpIn(house: House | undefined): Beside['help'] {
  const rules = new Map(allRulesFor(house ?? {}).map((rule) => [rule.id, rule]));
  return (rule) => rules.get(rule);
}

/** A list; nothing where there is nothing to say. `most`: so many, and how many more there are. */
export function remarks(
  diagnostics: readonly Diagnostic[],
  beside: Beside,
  most = Infinity,
): Html | undefined {
  if (diagnostics.length === 0) return undefined;
  const texts = new Map<string, string[]>();
  const linesOf = (file: string) => {
    if (!texts.has(file)) texts.set(file, (beside.source(file) ?? '').split(/\r\n|\n|\r/));
    return texts.get(file)!;
  };
  const items = diagnostics
    .slice(0, most)
    .map((one) => html`${remark(one, linesOf(one.file), beside.help(one.rule))}\n`);
  const more =
    diagnostics.length > most &&
    html`<li class="soft">… and ${diagnostics.length - most} more</li>\n`;
  return html`<ol class="diagnostics">
${items}${more}</ol>`;
}

function remark(
  diagnostic: Diagnostic,
  texts: readonly string[],
  rule: RuleInfo | undefined,
): Html {
  const { severity, file, line, column, reason, suggestion, url } = diagnostic;
  return html`<li class="diagnostic ${severity}">
<div class="said">
${lines(
  html`<p class="where"><strong class="tag ${severity}">${severity}</strong>
<code>${file}:${line}:${column}</code> ${ruleName(diagnostic)}</p>`,
  html`<p class="reason">${withCode(reason)}</p>`,
  suggestion !== undefined && html`<p class="write">Write: <code>${suggestion}</code></p>`,
  rule !== undefined && about(rule),
  url !== undefined &&
    html`<p class="whose">Whose rule: <a href="${url}">${rule?.whose ?? url}</a></p>`,
)}
</div>
${texts[line - 1]?.trim() ? frame(diagnostic, texts) : ''}
</li>`;
}

/** It leads to all articles that it is said of. */
export function ruleName({ file, rule }: Diagnostic): Html {
  if (classify(file).kind !== 'article') return html`<span class="rule">${rule}</span>`;
  return html`<a class="rule" href="${listPath({ chosen: { rule } })}">${rule}</a>`;
}

/** A sentence with what stands between `backticks` as code. */
export function withCode(sentence: string): Html[] {
  return sentence
    .split(/`([^`]+)`/)
    .map((part, at) => (at % 2 === 0 ? html`${part}` : html`<code>${part}</code>`));
}

function about({ id, reason, bad, good }: RuleInfo): Html {
  const example = (called: string, text: string) => html`<p class="soft">${called}</p>
<pre class="frame"><code>${text.trimEnd()}</code></pre>`;
  return html`<details class="help">
<summary>Why, with an example<span class="visually-hidden"> (${id})</span></summary>
<p>${withCode(reason)}</p>
${example('Instead of', bad)}
${example('for example', good)}
</details>`;
}

/** A span that goes on behind its line is marked to the end of it. */
function frame(
  { line, column, endLine = line, endColumn }: Diagnostic,
  texts: readonly string[],
): Html {
  const text = texts[line - 1]!;
  const end = endLine > line ? text.length + 1 : endColumn;
  const { before, marked, after } = markedExcerpt(text, column, end);
  const span = html`<mark>${marked === '' ? ' ' : marked}</mark>`;
  const others = (from: number, to: number) =>
    texts.slice(Math.max(0, from - 1), to).map((other, at) => {
      const short = other.length > CHARACTERS ? `${other.slice(0, CHARACTERS)}…` : other;
      return html`<span class="around">${number(Math.max(1, from) + at)}${short}\n</span>`;
    });
  return html`<pre class="frame"><code>${others(line - AROUND, line - 1)}${number(line)}${before}${span}${after}
${others(line + 1, line + AROUND)}</code></pre>`;
}

function number(line: number): Html {
  return html`<span class="number">${line}</span>`;
}
