import { isDoi } from '../markdown/references.ts';
import { citedTexts } from '../prose/reference-lists.ts';
import { sources, type Rule } from './rule.ts';

export const doiSyntax: Rule = {
  id: 'doi-syntax',
  reason: 'A DOI is 10., a number, a slash and a name; with a typing error it leads nowhere.',
  ...sources.doi,
  strict: 'error',
  plain: 'warning',
  bad: 'Words.[^a]\n\n[^a]: Nobody A. A study. 2024. doi:10.56/jcsm\n\n',
  good: 'Words.[^a]\n\n[^a]: Nobody A. A study. 2024. doi:10.5664/jcsm.11206\n',
  *check({ structure, text }) {
    for (const { text: cited, position } of citedTexts(structure, text)) {
      for (const [, written] of cited.matchAll(/\bdoi(?:\.org\/|\s*:\s*|\s+)(\S+)/gi)) {
        const doi = written!
          .replace(/^(https?:\/\/)?(dx\.)?doi\.org\//i, '')
          .replace(/[.,;]+$/, '');
        if (isDoi(doi) || !/\d/.test(doi)) continue;
        const reason = `"${doi}" is no DOI: write it like 10.5664/jcsm.11206.`;
        yield { position: position(doi), reason };
      }
    }
  },
};
