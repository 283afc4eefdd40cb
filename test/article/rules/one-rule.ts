/** One rule and one passage: what it marks, shown within the passage itself. */
import type { RuleInfo } from '../../../functions/article/diagnostics.ts';
import { readSettings } from '../../../functions/article/settings/read.ts';
import type { Diagnostic } from '../../../schemas/types.ts';
import { remarks, settingsOf } from '../read.ts';

const settings = settingsOf('profile: strict\ntopics: [{ id: sleep, title: Sleep }]\n');
/** Everything on, so that a rule that is off by default can be tried too. */
const severity = (rules: readonly RuleInfo[]) => ({
  ...settings,
  rules: Object.fromEntries(rules.map(({ id }) => [id, 'warning' as const])),
});
const around = {
  articles: {
    'sleep/iron': { status: 'live' as const, source: true, title: 'Iron', language: 'en' },
  },
  media: {
    'media/leg.png': {
      status: 'live' as const,
      url: 'https://test.example/media/leg.png',
      type: 'image/png',
      bytes: 1,
      etag: 'e',
    },
  },
};

const folder = { slugs: ['sleep/iron'], anchors: new Map([['sleep/iron', new Set(['symptoms'])]]) };

/** What one rule finds in a source. */
export function exampleFindings(rule: RuleInfo, source: string): Diagnostic[] {
  if (rule.in === 'site.yaml') return readSettings(new TextEncoder().encode(source)).diagnostics;
  return rule.in === 'file' ? sourceRemarks([rule], source) : remarksOf([rule], source);
}

/** What some rules find in a passage, where all else is as they would have it. */
export function remarksOf(rules: readonly RuleInfo[], passage: string): Diagnostic[] {
  return sourceRemarks(rules, whole(passage));
}

/** The same in a source to which nothing is added. */
export function sourceRemarks(rules: readonly RuleInfo[], source: string): Diagnostic[] {
  const ids = new Set(rules.map(({ id }) => id));
  const found = remarks(source, { ...around, folder, settings: severity(rules) });
  return found.filter(({ rule }) => ids.has(rule));
}

/** Without a title, the first heading of a passage would become it. */
const FRONT_MATTER = '---\ntitle: A\n---\n\n';
function whole(source: string): string {
  return source.startsWith('---') ? source : FRONT_MATTER + source;
}

/** The source with its findings between brackets, as `⟦what is marked⟧`, or `⟦a ⟶ b⟧` to mend. */
export function marked(rule: RuleInfo, source: string): string {
  let text = whole(source);
  const lines = text.split('\n');
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  for (const found of exampleFindings(rule, source).reverse()) {
    const { line, column, endLine = line, endColumn = column, suggestion } = found;
    const [from, to] = [offset(line, column), offset(endLine, endColumn)];
    const instead = suggestion === undefined ? '' : ` ⟶ ${suggestion}`;
    text = `${text.slice(0, from)}⟦${text.slice(from, to)}${instead}⟧${text.slice(to)}`;
  }
  return source.startsWith('---') ? text : text.slice(FRONT_MATTER.length);
}

/** A marked passage as it was before it was marked. */
export function unmarked(text: string): string {
  return text.replace(/⟦([^⟧]*?)(?: ⟶ [^⟧]*)?⟧/g, '$1');
}
