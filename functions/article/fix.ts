/** Suggestions put into effect: those that change how a thing is written, never what is said. */
import type { Diagnostic } from '../../schemas/types.ts';
import { Lines } from './positions.ts';
import { allRulesFor } from './rules/index.ts';

/** A suggestion that was put in, and the words that stood there. */
export interface Fixed {
  diagnostic: Diagnostic;
  was: string;
}

/**
 * `text` with every safe suggestion of its diagnostics in place, and which they were. Of two that
 * overlap the first counts; the other is found again by whoever checks again.
 */
export function fix(
  text: string,
  diagnostics: readonly Diagnostic[],
  settings: object,
): { text: string; fixed: Fixed[] } {
  const safe = new Set(allRulesFor(settings).flatMap(({ id, safe }) => (safe === true ? id : [])));
  const lines = new Lines(text);
  const edits = diagnostics.flatMap((diagnostic) => {
    const { rule, line, column, endLine = line, endColumn, suggestion } = diagnostic;
    if (suggestion === undefined || endColumn === undefined || !safe.has(rule)) return [];
    const from = lines.offset(line, column);
    return { from, to: lines.offset(endLine, endColumn), suggestion, diagnostic };
  });
  edits.sort((a, b) => a.from - b.from || a.to - b.to);
  const fixed: Fixed[] = [];
  let done = '';
  let at = 0;
  for (const { from, to, suggestion, diagnostic } of edits) {
    if (from < at) continue;
    done += text.slice(at, from) + suggestion;
    at = to;
    fixed.push({ diagnostic, was: text.slice(from, to) });
  }
  return { text: done + text.slice(at), fixed };
}
