/** Diagnostics are values: made here, collected by everybody, thrown by nobody. */
import type { Diagnostic } from '../../schemas/types.ts';
import type { Settings } from '../site/settings.ts';
import type { Position } from './positions.ts';

export type Severity = 'error' | 'warning' | 'off';

/** What site.yaml may say about a rule, and what the rule says about itself. */
export interface RuleInfo {
  /** Lower-case words with hyphens; never changed once published. */
  id: string;
  /** One line: what it asks for, and why. */
  reason: string;
  /** Whose rule it is, and where to read it; without them it is our own. */
  whose?: string;
  url?: string;
  /** Where the rules start from for a health publisher, and for a folder from elsewhere. */
  strict: Severity;
  plain: Severity;
  /** What it finds something in, and the same without fault: whole sources, front matter or not. */
  bad: string;
  good: string;
  /** Its examples are settings, or files without any front matter, and not articles. */
  in?: 'site.yaml' | 'file';
  /** It holds for texts in this language only, and is silent in others; without it, for all. */
  language?: 'en';
  /** It holds for all languages, but for the words that it knows: what they are. English. */
  englishWords?: string;
  /** What it suggests changes how a thing is written, never what is said: it needs no second reading. */
  safe?: boolean;
}

/** What a rule has found, before anybody decided how bad it is. */
export interface Remark {
  /** The file that it is about, where that is not the source itself. */
  file?: string;
  position: Position;
  /** What is wrong and what to do, in a sentence. */
  reason: string;
  suggestion?: string;
}

export const top: Position = { line: 1, column: 1 };

/** How bad a remark of this rule is here: the profile's severity, unless site.yaml says more. */
export function severityOf(
  rule: RuleInfo,
  settings: Pick<Settings, 'profile' | 'rules'>,
): Severity {
  return settings.rules[rule.id] ?? rule[settings.profile];
}

/** A remark that cannot be configured away. */
export function error(rule: string, file: string, remark: Remark, url?: string): Diagnostic {
  return diagnostic({ id: rule, ...(url !== undefined && { url }) }, 'error', file, remark);
}

export function diagnostic(
  rule: Pick<RuleInfo, 'id' | 'url'>,
  severity: 'error' | 'warning',
  file: string,
  { position, reason, suggestion }: Remark,
): Diagnostic {
  const { line, column, endLine, endColumn } = position;
  return {
    rule: rule.id,
    severity,
    file,
    line,
    column,
    ...(endLine !== undefined && { endLine }),
    ...(endColumn !== undefined && { endColumn }),
    reason,
    ...(suggestion !== undefined && { suggestion }),
    ...(rule.url !== undefined && { url: rule.url }),
  };
}

/** Remarks of one rule in one source: whoever has more fixes these first. */
const REMARKS_LIMIT = 50;

/** The first remarks of a rule. */
export function few<T>(remarks: Iterable<T>): T[] {
  const first: T[] = [];
  for (const remark of remarks) {
    if (first.push(remark) === REMARKS_LIMIT) break;
  }
  return first;
}

/** The same source always gives the same list. */
export function inOrder(diagnostics: Diagnostic[]): Diagnostic[] {
  return diagnostics.sort(byPosition);
}

/** By where they stand, then by rule; but a misspelt field first, for it says why another is missing. */
export function byPosition(a: Diagnostic, b: Diagnostic): number {
  return (
    compare(a.file, b.file) ||
    Number(isMisspelt(b)) - Number(isMisspelt(a)) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.rule, b.rule) ||
    compare(a.reason, b.reason)
  );
}

/** Of an article, or of site.yaml. */
function isMisspelt({ rule, suggestion }: Diagnostic): boolean {
  return suggestion !== undefined && (rule === 'unknown-field' || rule === 'site');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
