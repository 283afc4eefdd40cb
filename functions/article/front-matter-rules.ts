/** What the reading of front matter finds, where site.yaml can say how bad it is. */
import type { RuleInfo } from './diagnostics.ts';

export const frontMatterRule: RuleInfo = {
  id: 'front-matter',
  reason: 'Every field is what the schema of the front matter says.',
  strict: 'error',
  plain: 'warning',
};

export const unknownFieldRule: RuleInfo = {
  id: 'unknown-field',
  reason: 'A field that nobody reads is probably misspelt.',
  strict: 'warning',
  plain: 'warning',
};

export const frontMatterRules: readonly RuleInfo[] = [frontMatterRule, unknownFieldRule];
