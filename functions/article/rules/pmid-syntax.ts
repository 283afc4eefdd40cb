import { plain } from '../plain-text.ts';
import { placeOfNode } from '../places.ts';
import { isPmid } from '../references.ts';
import { sources, type Rule } from './rule.ts';

export const pmidSyntax: Rule = {
  id: 'pmid-syntax',
  reason: 'A PubMed id is a number of at most eight digits; with a typing error it leads nowhere.',
  url: sources.pmid,
  strict: 'error',
  plain: 'warning',
  *check({ structure }) {
    for (const { node } of structure.notes) {
      for (const [, written] of plain(node).matchAll(/\bPMID\s*:?\s*([\p{L}\p{N}.-]+)/gu)) {
        const pmid = written!.replace(/[.-]+$/, '');
        if (isPmid(pmid)) continue;
        const reason = `"${pmid}" is no PubMed id: write it like PMID 38738598.`;
        yield { place: placeOfNode(node), reason };
      }
    }
  },
};
