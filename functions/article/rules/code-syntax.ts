import { faultOf } from '../medical-codes.ts';
import { sources, type Rule } from './rule.ts';

export const codeSyntax: Rule = {
  id: 'code-syntax',
  reason: 'A code with a typing error means another illness, or none: each system has its form.',
  ...sources.codes,
  strict: 'error',
  plain: 'warning',
  safe: true,
  bad: "---\ntitle: A\nabout:\n  - type: condition\n    name: Restless legs\n    codes: [{ system: SNOMED CT, code: '32914009' }]\n---\n\nWords.\n",
  good: "---\ntitle: A\nabout:\n  - type: condition\n    name: Restless legs\n    codes: [{ system: SNOMED CT, code: '32914008' }]\n---\n\nWords.\n",
  *check({ frontMatter, position }) {
    for (const [i, { codes = [] }] of (frontMatter.about ?? []).entries()) {
      for (const [j, { system, code }] of codes.entries()) {
        const fault = faultOf(system, code);
        if (fault === undefined) continue;
        const { what, instead } = fault;
        const hint = instead === undefined ? 'look it up' : `write ${instead}`;
        yield {
          position: position(['about', i, 'codes', j, 'code']),
          reason: `"${code}" is no ${system} code: ${what}; ${hint}.`,
          ...(instead !== undefined && { suggestion: instead }),
        };
      }
    }
  },
};
