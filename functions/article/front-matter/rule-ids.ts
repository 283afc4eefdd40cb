/** What the reading of front matter finds, where site.yaml can say how bad it is. */
import type { RuleInfo } from '../diagnostics.ts';

export const frontMatterRule: RuleInfo = {
  id: 'front-matter',
  reason: 'Every field is what the schema of the front matter says.',
  strict: 'error',
  plain: 'warning',
  bad: '---\ntitle: A\nreviewed: last week\n---\n\nWords.\n',
  good: '---\ntitle: A\nreviewed: 2026-10-25\n---\n\nWords.\n',
};

export const unknownFieldRule: RuleInfo = {
  id: 'unknown-field',
  reason: 'A field that nobody reads is probably misspelt.',
  strict: 'warning',
  plain: 'warning',
  bad: '---\ntitle: A\nreviewd: 2026-10-25\n---\n\nWords.\n',
  good: '---\ntitle: A\nreviewed: 2026-10-25\n---\n\nWords.\n',
};

export const addressRule: RuleInfo = {
  id: 'address',
  reason: 'An address is a path of this site that nothing else on it has.',
  strict: 'error',
  plain: 'warning',
  bad: '---\ntitle: A\npermalink: /:year/:title/\n---\n\nWords.\n',
  good: '---\ntitle: A\npermalink: /2026/a/\n---\n\nWords.\n',
};

export const frontMatterRules: readonly RuleInfo[] = [
  frontMatterRule,
  unknownFieldRule,
  addressRule,
];
