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

/** `7 articles, 1 error, 3 warnings, 2 fixed` */
export function summaryLine({ articles, errors, warnings, fixed }: Summary): string {
  return [
    count(articles, 'article'),
    errors === 0 && warnings === 0 ? 'nothing to complain about' : count(errors, 'error'),
    warnings > 0 && count(warnings, 'warning'),
    fixed !== undefined && `${fixed} fixed`,
  ]
    .filter(Boolean)
    .join(', ');
}
