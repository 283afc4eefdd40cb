import { isPmid } from '../markdown/references.ts';
import { citedTexts } from '../prose/reference-lists.ts';
import { sources, type Rule } from './rule.ts';

export const pmidSyntax: Rule = {
  id: 'pmid-syntax',
  reason: 'A PubMed id is a number of at most eight digits; with a typing error it leads nowhere.',
  ...sources.pmid,
  strict: 'error',
  plain: 'warning',
  bad: 'Words.[^a]\n\n[^a]: Nobody A. A study. PMID 3873859812\n',
  good: 'Words.[^a]\n\n[^a]: Nobody A. A study. PMID 38738598\n',
  *check({ structure, text }) {
    for (const { text: cited, position } of citedTexts(structure, text)) {
      for (const [, written] of cited.matchAll(/\bPMID\s*:?\s*([\p{L}\p{N}.-]+)/gu)) {
        const pmid = written!.replace(/[.-]+$/, '');
        if (isPmid(pmid)) continue;
        const reason = `"${pmid}" is no PubMed id: write it like PMID 38738598.`;
        yield { position: position(pmid), reason };
      }
    }
  },
};
