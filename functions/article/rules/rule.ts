/** What a rule is; rules/index.ts lists all of them. */
import type { Finding, RuleInfo } from '../diagnostics.ts';
import type { ParsedArticle, World } from '../model.ts';

export { sources } from './sources.ts';

export interface Rule extends RuleInfo {
  /** Everything in this article that breaks the rule. `now` is RFC 3339. */
  check(article: ParsedArticle, world: World, now: string): Iterable<Finding>;
}
