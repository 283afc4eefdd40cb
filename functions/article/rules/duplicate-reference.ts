import { positionOfLabel } from '../markdown/note-positions.ts';
import { readReference } from '../markdown/references.ts';
import type { Rule } from './rule.ts';

export const duplicateReference: Rule = {
  id: 'duplicate-reference',
  reason:
    'One source is one reference, cited as often as needed: two look like twice the evidence.',
  strict: 'warning',
  plain: 'warning',
  bad: 'One.[^a] Two.[^b]\n\n[^a]: Nobody A. A study. PMID 38738598.\n[^b]: Nobody. Study, 2024. PMID 38738598.\n',
  good: 'One.[^a] Two.[^a]\n\n[^a]: Nobody A. A study. PMID 38738598.\n',
  *check({ structure }) {
    const seen = new Map<string, string>();
    for (const note of structure.notes) {
      const { doi, pmid, text } = readReference(note);
      const names = [
        ...(doi === undefined ? [] : [`doi ${doi.toLowerCase()}`]),
        ...(pmid === undefined ? [] : [`PMID ${pmid}`]),
        // The same words; short ones, like "Ibid.", mean something else each time.
        ...(text.length > 40
          ? [
              text
                .toLowerCase()
                .replace(/[^\p{L}\p{N}]+/gu, ' ')
                .trim(),
            ]
          : []),
      ];
      const first = names.map((name) => seen.get(name)).find(Boolean);
      for (const name of names) if (!seen.has(name)) seen.set(name, note.label);
      if (first === undefined) continue;
      const reason = `This is the same source as [^${first}]: cite that one instead.`;
      yield { position: positionOfLabel(note), reason };
    }
  },
};
