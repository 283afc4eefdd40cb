/** What every format is given, and what several of them say alike. */
import type { Fixed } from '../../../../functions/article/fix.ts';
import type { Diagnostic } from '../../../../schemas/types.ts';
import { count } from '../lines.ts';

/** The whole output, with a line break at its end, or '' where there is nothing to say. */
export type Format = (diagnostics: readonly Diagnostic[], context: FormatContext) => string;

export interface FormatContext {
  /** The text of a diagnostic's file, or undefined where it cannot be shown. */
  source: (file: string) => string | undefined;
  /** A diagnostic's file as the reader reaches it: from the working directory, with `/`. */
  path: (file: string) => string;
  /** How many articles were checked. */
  articles: number;
  colour: boolean;
  /** What was fixed before; absent where nobody asked for it. */
  fixed?: readonly Fixed[];
  /** What was wrong already at a state that git has; absent where nobody asked for it. */
  before?: Before;
}

export interface Before {
  ref: string;
  /** None of them is among those that are written. */
  diagnostics: readonly Diagnostic[];
}

export interface Summary {
  articles: number;
  errors: number;
  warnings: number;
  fixed?: number;
}

export function summarise(
  diagnostics: readonly Diagnostic[],
  { articles, fixed }: Pick<FormatContext, 'articles' | 'fixed'>,
): Summary {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return {
    articles,
    errors,
    warnings: diagnostics.length - errors,
    ...(fixed !== undefined && { fixed: fixed.length }),
  };
}

/** `Not new since main: 1 error, 9 warnings (link-target 8, reviewer-missing 2)`; nothing for none. */
export function beforeLines(before: Before | undefined): string[] {
  if (before === undefined || before.diagnostics.length === 0) return [];
  const { errors, warnings } = summarise(before.diagnostics, { articles: 0 });
  const rules = new Map<string, number>();
  for (const { rule } of before.diagnostics) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  const each = [...rules].sort().map(([rule, times]) => `${rule} ${times}`);
  const counts = [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')];
  return [`Not new since ${before.ref}: ${counts.filter(Boolean).join(', ')} (${each.join(', ')})`];
}

/** `7 articles, 1 error, 3 warnings, 2 fixed` */
export function summaryLine(
  { articles, errors, warnings, fixed }: Summary,
  before?: Before,
): string {
  const isNew = before === undefined ? '' : 'new ';
  return [
    count(articles, 'article'),
    errors === 0 && warnings === 0
      ? `nothing ${isNew}to complain about`
      : count(errors, `${isNew}error`),
    warnings > 0 && count(warnings, `${isNew}warning`),
    fixed !== undefined && `${fixed} fixed`,
  ]
    .filter(Boolean)
    .join(', ');
}
