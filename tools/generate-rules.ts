/**
 * Makes docs/rules.md from the rules themselves.
 *
 * `node tools/generate-rules.ts` writes the file; the test in test/docs compares instead.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import type { RuleInfo } from '../functions/article/diagnostics.ts';
import { exceptionRules } from '../functions/article/rules/exception.ts';
import { frontMatterRules } from '../functions/article/front-matter/rule-ids.ts';
import { ruleGroups } from '../functions/article/rules/index.ts';
import { measure } from '../test/article/rules/labelled.ts';
import { siteStatementsRule } from '../functions/article/rules/site-statements.ts';

const folder = new URL('../docs/', import.meta.url);

const groups: { about: string; rules: readonly RuleInfo[] }[] = [
  ...ruleGroups,
  {
    about: 'Front matter and settings',
    rules: [...frontMatterRules, ...exceptionRules, siteStatementsRule],
  },
];

/** The whole of rules.md, as it should be. */
export async function generateRules(): Promise<string> {
  const text = [introduction(), table(), ...groups.map(section)].join('\n\n');
  const options = JSON.parse(
    readFileSync(new URL('../.prettierrc.json', folder), 'utf8'),
  ) as object;
  return await format(text, { ...options, parser: 'markdown' });
}

function introduction(): string {
  return `<!-- Generated from functions/article/rules/ by \`npm run generate\`. Do not edit. -->

# Rules

What \`healthwire check\` looks for, and what keeps an article off the site. An **error** does, a
**warning** does not. \`profile\` in \`site.yaml\` chooses where all rules start from: \`strict\` is for a
health publisher, \`plain\` for a folder of Markdown from elsewhere. \`rules\` changes single ones:

\`\`\`yaml
profile: strict
rules:
  long-sentence: off
  claim-uncited: error
\`\`\`

An article can break a rule on purpose, in its front matter. Every report shows that it does, and why:

\`\`\`yaml
exceptions:
  - rule: hard-word
    reason: The word is what the article is about.
\`\`\`

A rule holds for texts in the language that the table names, and is silent in all others. A rule marked
with ✎ suggests what changes how a thing is written and never what is said.

How far to trust a rule: the last columns count what it does on passages that were labelled by hand, in
[test/article/labelled](../test/article/labelled/README.md). It **finds** so many of what it should,
**misses** so many, and is **false** where it finds something that is none. The rules were made with most
of these passages in view; of those that were written afterwards they found four in five at first sight,
so expect less of them on what is new.

What cannot be read or published at all is an error everywhere: bytes that are no UTF-8, characters
that nobody sees, YAML that is none, files without a word, merge conflicts, sources beyond the limits,
and two articles with one \`id\`. So is whatever says when or whether an article is public, and cannot be
read: dates, days of expiry, drafts in anybody's words. No rule can see whether what an article says is
**true**.`;
}

const { counts } = measure();

function table(): string {
  const rows = groups.flatMap(({ rules }) =>
    rules.map(({ id, strict, plain, safe, language }) => {
      const { found, missed, false: vain } = counts.get(id)!;
      const cells = [
        `[${id}](#${id})${safe === true ? ' ✎' : ''}`,
        ...[strict, plain, language ?? 'all', found, missed, vain],
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  );
  const head = '| rule | strict | plain | language | found | missed | false |';
  return [head, '| --- | --- | --- | --- | --: | --: | --: |', ...rows].join('\n');
}

function section({ about, rules }: { about: string; rules: readonly RuleInfo[] }): string {
  return [`## ${about}`, ...rules.map(entry)].join('\n\n');
}

function entry(rule: RuleInfo): string {
  const { id, reason, strict, plain, whose, url, bad, good } = rule;
  const from = url === undefined ? (whose ?? 'healthwire') : `[${whose}](${url})`;
  const language = rule.in === 'site.yaml' ? 'yaml' : 'markdown';
  return [
    `### ${id}`,
    reason,
    `Strict: ${strict}. Plain: ${plain}. ${holds(rule)} Whose rule: ${from}.`,
    outcome(id),
    `Not so:\n\n${block(bad, language)}`,
    `But so:\n\n${block(good, language)}`,
  ].join('\n\n');
}

function holds({ language, englishWords }: RuleInfo): string {
  if (language === 'en') return 'For English.';
  return englishWords === undefined
    ? 'For all languages.'
    : `For all languages; ${englishWords} in English only.`;
}

function outcome(id: string): string {
  const { found, missed, false: vain } = counts.get(id)!;
  return `On the labelled passages: found ${found}, missed ${missed}, false ${vain}.`;
}

/** Long lines are cut where the point has been made. */
function block(example: string, language: string): string {
  const lines = example
    .trimEnd()
    .split('\n')
    .map((line) => (line.length > 200 ? `${line.slice(0, line.lastIndexOf(' ', 200))} …` : line));
  return `\`\`\`\`${language}\n${lines.join('\n')}\n\`\`\`\``;
}

if (import.meta.main) writeFileSync(new URL('rules.md', folder), await generateRules());
