import { plain } from '../plain-text.ts';
import { placeOfNode } from '../places.ts';
import { isDoi } from '../references.ts';
import { sources, type Rule } from './rule.ts';

export const doiSyntax: Rule = {
  id: 'doi-syntax',
  reason: 'A DOI is 10., a number, a slash and a name; with a typing error it leads nowhere.',
  url: sources.doi,
  strict: 'error',
  plain: 'warning',
  *check({ structure }) {
    for (const { node } of structure.notes) {
      for (const [, written] of plain(node).matchAll(/\bdoi(?:\.org\/|\s*:\s*|\s+)(\S+)/gi)) {
        const doi = written!.replace(/^(https?:\/\/)?(dx\.)?doi\.org\//i, '');
        if (isDoi(doi) || !/\d/.test(doi)) continue;
        const reason = `"${doi}" is no DOI: write it like 10.5664/jcsm.11206.`;
        yield { place: placeOfNode(node), reason };
      }
    }
  },
};
