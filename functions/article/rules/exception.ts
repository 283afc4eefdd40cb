/** What is said of the exceptions that an article makes for itself; site.yaml can say how bad it is. */
import type { RuleInfo } from '../diagnostics.ts';

const article = (rule: string) =>
  `---\ntitle: A\nexceptions: [{ rule: ${rule}, reason: A poem has its own lines. }]\n---\n\n` +
  `${'A line of verse and '.repeat(8)}then it ends.\n`;

export const exceptionRule: RuleInfo = {
  id: 'exception',
  reason: 'What an article breaks on purpose stays in sight, with its reason.',
  strict: 'warning',
  plain: 'warning',
  bad: article('long-sentence'),
  good: '---\ntitle: A\n---\n\nThe sentence ends.\n',
};

export const exceptionInvalidRule: RuleInfo = {
  id: 'exception-invalid',
  reason: 'An exception names one rule, once, that this site asks for.',
  strict: 'error',
  plain: 'warning',
  bad: article('long-sentense'),
  good: article('long-sentence'),
};

export const exceptionRules: readonly RuleInfo[] = [exceptionRule, exceptionInvalidRule];
