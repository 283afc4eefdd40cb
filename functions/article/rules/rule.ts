/** What a rule is; rules/index.ts lists all of them. */
import type { Finding, RuleInfo } from '../diagnostics.ts';
import type { ParsedArticle, World } from '../model.ts';

export interface Rule extends RuleInfo {
  /** Everything in this article that breaks the rule. `now` is RFC 3339. */
  check(article: ParsedArticle, world: World, now: string): Iterable<Finding>;
}

/** Whose rules they are. */
export const sources = {
  structure: 'https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships.html',
  labels: 'https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels.html',
  alternatives: 'https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html',
  nhs: 'https://www.england.nhs.uk/tis/',
  jama: 'https://doi.org/10.1001/jama.1997.03540390074039',
  doi: 'https://www.doi.org/doi_handbook/2_Numbering.html',
  pmid: 'https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pmid',
} as const;
