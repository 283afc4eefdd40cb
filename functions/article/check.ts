/** What is to be said about one article before it is published. */
import { instantOf } from '../base/time.ts';
import type { Diagnostic } from '../../schemas/types.ts';
import { diagnostic, few, inOrder, severityOf } from './diagnostics.ts';
import { positionAt } from './positions.ts';
import { frontMatterBlock } from './front-matter/block.ts';
import { withExceptions } from './settings/exceptions.ts';
import type { ParsedArticle, Dependencies } from './model.ts';
import { isEnglish } from './prose/english.ts';
import { rulesFor } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';

/**
 * What the rules find below the front matter, where that cannot be read: what they say of the front
 * matter itself could be wrong.
 */
export function checkText(
  article: ParsedArticle,
  dependencies: Dependencies,
  now: string,
): Diagnostic[] {
  const block = frontMatterBlock(article.text);
  const end = 'to' in block ? positionAt(article.text, block.to).line : 0;
  return check(article, dependencies, now).filter(({ line }) => line > end);
}

/**
 * Everything that the rules find, in order of place, with the severity that the site's settings give
 * it. Rules that are off say nothing; what the article excepts is said once, with its reason. One
 * error keeps an article from being published. `now` is RFC 3339.
 */
export function check(
  article: ParsedArticle,
  dependencies: Dependencies,
  now: string,
): Diagnostic[] {
  const diagnostics = rulesFor(dependencies.settings).flatMap((rule) => {
    const severity = severityOf(rule, dependencies.settings);
    if (severity === 'off' || !holdsFor(rule, article)) return [];
    return few(rule.check(article, dependencies, now)).map((remark) =>
      diagnostic(rule, severity, remark.file ?? article.file, remark),
    );
  });
  return inOrder(withExceptions(article, diagnostics, dependencies.settings));
}

/** A rule about the words of one language has nothing to say about another. */
function holdsFor({ language }: Rule, article: ParsedArticle): boolean {
  return language === undefined || isEnglish(article);
}

/** Whether an article has expired. `now` is RFC 3339. */
export function isOver({ frontMatter: { expires } }: ParsedArticle, now: string): boolean {
  return expires !== undefined && instantOf(expires) <= instantOf(now);
}

/**
 * A draft or a withdrawn article is not published, so nothing in it can be refused: its errors are
 * warnings, and a draft's say what they will be.
 */
export function unlessPublic({ frontMatter }: ParsedArticle, found: Diagnostic[]): Diagnostic[] {
  const { draft, withdrawn } = frontMatter;
  if (draft !== true && withdrawn === undefined) return found;
  return found.map((diagnostic) => {
    if (diagnostic.severity === 'warning') return diagnostic;
    const reason = draft
      ? `${diagnostic.reason} (An error once it is no draft.)`
      : diagnostic.reason;
    return { ...diagnostic, severity: 'warning', reason };
  });
}
