/** What git leaves in a file when two editors changed the same lines: both versions, between markers. */
import type { Diagnostic } from '../../../schemas/types.ts';
import { error } from '../diagnostics.ts';
import { positionAt } from '../positions.ts';

/** Where the first conflict stands that nobody has resolved, also one that is half resolved. */
export function mergeConflict(text: string, file: string): Diagnostic | undefined {
  const begins = text.search(/^<{7}(?: |$)/m);
  const middle = text.search(/^={7}$/m);
  const isEnded = middle >= 0 && /^>{7} \S/m.test(text.slice(middle));
  const at = begins >= 0 ? begins : isEnded ? middle : -1;
  if (at < 0) return undefined;
  const reason =
    'Here begins a merge conflict that is not resolved: keep the version that is right, and delete ' +
    'the other and the markers.';
  return error('merge-conflict', file, { position: positionAt(text, at), reason });
}
