/** What a rule is; rules/index.ts lists all of them. */
import type { Remark, RuleInfo } from '../diagnostics.ts';
import type { ParsedArticle, Dependencies } from '../model.ts';

export { sources } from './sources.ts';

export interface Rule extends RuleInfo {
  /** Everything in this article that breaks the rule. `now` is RFC 3339. */
  check(article: ParsedArticle, dependencies: Dependencies, now: string): Iterable<Remark>;
}
