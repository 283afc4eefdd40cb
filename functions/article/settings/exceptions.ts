/** Rules that an article breaks on purpose: `exceptions` in its front matter. */
import type { Diagnostic } from '../../../schemas/types.ts';
import { diagnostic, severityOf, type Remark, type RuleInfo } from '../diagnostics.ts';
import { exceptionInvalidRule, exceptionRule } from '../rules/exception.ts';
import type { ParsedArticle } from '../model.ts';
import type { Settings } from '../../site/settings.ts';
import { allRulesFor, rulesFor } from '../rules/index.ts';
import { nearest } from '../../base/spelling.ts';

/**
 * The diagnostics without those that the article excepts. In place of the remarks of a rule stands
 * one diagnostic with the reason, so that every report shows what was passed over, and why.
 */
export function withExceptions(
  article: ParsedArticle,
  found: readonly Diagnostic[],
  settings: Settings,
): Diagnostic[] {
  const { exceptions = [] } = article.frontMatter;
  const passed = new Set<string>();
  const said: Diagnostic[] = [];
  const say = (rule: RuleInfo, remark: Remark) => {
    const severity = severityOf(rule, settings);
    if (severity !== 'off') said.push(diagnostic(rule, severity, article.file, remark));
  };
  for (const [i, { rule, reason }] of exceptions.entries()) {
    const position = article.position(['exceptions', i, 'rule']);
    const fault = passed.has(rule) ? again(rule) : faultOf(rule, settings);
    if (fault !== undefined) {
      say(exceptionInvalidRule, { position, ...fault });
      continue;
    }
    passed.add(rule);
    const count = found.filter((one) => one.rule === rule).length;
    const what =
      count === 0
        ? `\`${rule}\` finds nothing here, so it needs no exception: delete it.`
        : `\`${rule}\` is switched off here, with ${count} remark${count === 1 ? '' : 's'}: ${reason}`;
    say(exceptionRule, { position, reason: what });
  }
  return [...found.filter(({ rule }) => !passed.has(rule)), ...said];
}

type Fault = Omit<Remark, 'position'>;

function again(rule: string): Fault {
  return { reason: `\`${rule}\` stands here a second time: delete one of the two.` };
}

function faultOf(id: string, settings: Settings): Fault | undefined {
  const rules = rulesFor(settings);
  const rule = rules.find((known) => known.id === id);
  if (rule === undefined && allRulesFor(settings).some((known) => known.id === id)) {
    return { reason: `\`${id}\` is for site.yaml alone to switch off: delete the exception.` };
  }
  if (rule === undefined) return unknownRule(id, rules);
  if (severityOf(rule, settings) !== 'off') return undefined;
  return { reason: `\`${id}\` is off on this site anyway: delete the exception.` };
}

/** What these find cannot be read or published at all. */
const always: ReadonlySet<string> = new Set([
  ...['characters', 'comment-unclosed', 'duplicate-id', 'encoding', 'file-copy', 'file-size'],
  ...['limits', 'media', 'merge-conflict', 'no-text', 'path', 'site'],
  ...['site-unreadable', 'withdrawal-held', 'yaml'],
]);

/** A rule that nobody knows, and the one that was probably meant. */
export function unknownRule(id: string, known: readonly RuleInfo[]): Fault {
  if (always.has(id))
    return { reason: `\`${id}\` holds everywhere and cannot be switched off: delete it.` };
  const meant = nearest(
    id,
    known.map((rule) => rule.id),
  );
  return meant === undefined
    ? { reason: `There is no rule \`${id}\`: delete it.` }
    : { reason: `There is no rule \`${id}\`; did you mean \`${meant}\`?`, suggestion: meant };
}
