/** What is wrong now, apart from what was wrong before: by its words, wherever they stand now. */
import type { Diagnostic } from '../../../schemas/types.ts';

export interface Checked {
  diagnostics: readonly Diagnostic[];
  /** The text of a diagnostic's file; undefined where it cannot be shown. */
  source: (file: string) => string | undefined;
}

export interface Apart {
  fresh: Diagnostic[];
  before: Diagnostic[];
}

/**
 * A diagnostic was there before when one of the same rule and reason stood on the same words of the
 * same file. Of several alike as many are not new as there were.
 */
export function setApart(now: Checked, then: Checked): Apart {
  const known = new Map<string, number>();
  for (const mark of marks(then)) known.set(mark, (known.get(mark) ?? 0) + 1);
  const apart: Apart = { fresh: [], before: [] };
  const each = marks(now);
  for (const [i, diagnostic] of now.diagnostics.entries()) {
    const left = known.get(each[i]!) ?? 0;
    if (left > 0) known.set(each[i]!, left - 1);
    apart[left > 0 ? 'before' : 'fresh'].push(diagnostic);
  }
  return apart;
}

/** A warning that has become an error is new. */
function marks({ diagnostics, source }: Checked): string[] {
  const lines = new Map<string, string[]>();
  return diagnostics.map(({ rule, severity, reason, ...position }) => {
    const { file, line, column, endLine = line, endColumn } = position;
    if (!lines.has(file)) lines.set(file, source(file)?.split(/\r\n|\n|\r/) ?? []);
    const spanned = lines.get(file)!.slice(line - 1, endLine);
    if (endColumn !== undefined && spanned.length > 0)
      spanned.push(spanned.pop()!.slice(0, endColumn - 1));
    const words = endColumn === undefined ? '' : spanned.join('\n').slice(column - 1);
    return JSON.stringify([rule, severity, file, reason, words.replace(/\s+/g, ' ')]);
  });
}
