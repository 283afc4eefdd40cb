/** `healthwire check --fix`: puts the safe suggestions into an editor's file. */
import { existsSync, writeFileSync } from 'node:fs';
import { fix, type Fixed } from '../../../../functions/article/fix.ts';
import { guarded } from '../../../../functions/store/filesystem-failure.ts';
import type { Diagnostic } from '../../../../schemas/types.ts';

/**
 * Writes `file` anew if a diagnostic of it has a safe suggestion, and returns what was put in.
 * `bytes` is what the file holds, `text` what the diagnostics counted in: its lines end as they did.
 */
export function mend(
  file: string,
  { bytes, text, found }: { bytes: Uint8Array; text: string; found: readonly Diagnostic[] },
): Fixed[] {
  const fixedLines = fix(text, found);
  // A name in another Unicode form than its key: what is written would stand beside it.
  if (fixedLines.fixed.length === 0 || !existsSync(file)) return [];
  const isCrlf = new TextDecoder().decode(bytes).includes('\r\n');
  const written = isCrlf ? fixedLines.text.replaceAll('\n', '\r\n') : fixedLines.text;
  guarded(file, () => writeFileSync(file, written));
  return fixedLines.fixed;
}
