/** What `import` tells of a folder: plain data, which `--json` prints as it is. */
import type { Diagnostic, Report } from '../../../../schemas/types.ts';
import type { Article } from './article.ts';

export interface Imported {
  /** Where the articles are, from the working directory. */
  content: string;
  /** Whose folder it seems to be, and what says so. */
  tool?: { name: string; because: string };
  /** Markdown files; each is counted once. */
  articles: Record<Standing, number> & { found: number };
  /** Of all that is published: see words.ts. */
  words: { shown: number; marks: number; lost: number; leftOut: number };
  /** Markdown of the same site outside `content`: pages beside the posts, which nobody looks at. */
  outside: string[];
  /** Articles that lose words, most first, or of which much is read as marks. */
  losing: { file: string; lost: number; marks: number; shown: number; examples: string[] }[];
  /** Whose address is not that of their file. */
  addresses: { file: string; url: string }[];
  redirects: { file: string; from: string; to: string }[];
  pictures: { shown: number; missing: number };
  fields: { read: Count[]; extra: Count[]; unread: Count[] };
  /** What is not published, by reason; an article with two faults stands in two groups. */
  back: Back[];
  warnings: Warned[];
  /** Files by their endings, most first; refused: those that are no articles. */
  files: { all: number; refused: number; endings: Count[]; links: string[] };
  topics: { id: string; title: string; articles: number }[];
  dialects: Count[];
  /** A site.yaml to begin with, and where it was written, if it was. */
  site: { yaml: string; written?: string };
  /** One line an article. */
  each: { file: string; outcome: Report['outcome']; url?: string; words?: Article['words'] }[];
}

/** How a Markdown file stands in the end. */
type Standing = 'published' | 'drafts' | 'scheduled' | 'withdrawn' | 'refused' | 'passedOver';

export interface Count {
  name: string;
  articles: number;
}

export interface Back {
  why: string;
  /** What it is about, in a sentence. */
  about?: string;
  where: Pick<Diagnostic, 'file' | 'line' | 'column' | 'reason'>[];
}

export interface Warned {
  rule: string;
  warnings: number;
  articles: number;
  /** The first of them. */
  first: Pick<Diagnostic, 'file' | 'line' | 'column' | 'reason'>;
}

/** Every outcome that an article can have when it is published for the first time. */
const standings: Partial<Record<Report['outcome'], Exclude<Standing, 'passedOver'>>> = {
  accepted: 'published',
  draft: 'drafts',
  scheduled: 'scheduled',
  withdrawn: 'withdrawn',
  refused: 'refused',
};

export function countArticles(
  articles: readonly Article[],
  { refused, passedOver, found }: Pick<Imported['articles'], 'refused' | 'passedOver' | 'found'>,
): Imported['articles'] {
  const counts = {
    published: 0,
    drafts: 0,
    scheduled: 0,
    withdrawn: 0,
    refused,
    passedOver,
    found,
  };
  for (const { outcome } of articles) counts[standings[outcome] ?? 'refused']++;
  return counts;
}

export function countWords(articles: readonly Article[]): Imported['words'] {
  const total = { shown: 0, marks: 0, lost: 0, leftOut: 0 };
  for (const { words } of articles) {
    total.shown += words?.shown ?? 0;
    total.marks += words?.marks ?? 0;
    total.lost += words?.lost ?? 0;
    total.leftOut += words?.leftOut ?? 0;
  }
  return total;
}

export function losing(articles: readonly Article[]): Imported['losing'] {
  return articles
    .flatMap(({ file, words }) =>
      words === undefined || (words.lost === 0 && words.marks < muchOf(words.shown))
        ? []
        : [{ file, ...words }],
    )
    .map(({ file, lost, marks, shown, examples }) => ({ file, lost, marks, shown, examples }))
    .sort((a, b) => b.lost - a.lost || b.marks - a.marks || compare(a.file, b.file));
}

/** A tenth, and more than a box or two. */
function muchOf(words: number): number {
  return Math.max(10, words / 10);
}

/** Names by how many articles have them; the most frequent first. */
export function counted(lists: Iterable<Iterable<string>>): Count[] {
  const counts = new Map<string, number>();
  for (const list of lists)
    for (const name of new Set(list)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, articles]) => ({ name, articles }))
    .sort((a, b) => b.articles - a.articles || compare(a.name, b.name));
}

/** Each topic as most articles write it. */
export function countTopics(articles: readonly Article[]): Imported['topics'] {
  const spellings = new Map<string, string[]>();
  for (const { topics } of articles)
    for (const [id, title] of topics) spellings.set(id, [...(spellings.get(id) ?? []), title]);
  return [...spellings]
    .map(([id, titles]) => ({
      id,
      title: counted(titles.map((title) => [title]))[0]!.name,
      articles: titles.length,
    }))
    .sort((a, b) => b.articles - a.articles || compare(a.id, b.id));
}

/** Why articles are not published; most first. */
export function keptBack(articles: readonly Article[]): Back[] {
  const groups = new Map<string, Back>();
  for (const article of articles) {
    for (const { why, where } of reasons(article)) {
      const group = groups.get(why) ?? { why, where: [] };
      group.where.push(where);
      groups.set(why, group);
    }
  }
  return [...groups.values()].sort((a, b) => b.where.length - a.where.length);
}

function reasons({ outcome, file, diagnostics, heldBy, leadsElsewhere, due }: Article) {
  if (outcome === 'accepted') return [];
  if (outcome !== 'refused') {
    const { line, column, reason: why } = heldBy ?? { line: 1, column: 1 };
    const reason = why ?? (isSection(file) ? SECTION : (said[outcome]?.(due ?? '') ?? ''));
    const group = leadsElsewhere ? 'leads elsewhere' : outcome;
    return [{ why: group, where: { file, line, column, reason } }];
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [...firsts] = Map.groupBy(errors, ({ rule }) => rule);
  return firsts.map(([rule, [first]]) => ({ why: rule, where: place(first!) }));
}

function isSection(file: string): boolean {
  return file.endsWith('/_index.md');
}

const SECTION = 'It is a section without words of its own, or a draft.';

const said: Partial<Record<Report['outcome'], (due: string) => string>> = {
  draft: () => 'It is a draft.',
  scheduled: (due) => `It is to be published at ${due}.`,
  withdrawn: () => 'It has expired, or is withdrawn.',
};

export function place({ file, line, column, reason }: Diagnostic): Back['where'][number] {
  return { file, line, column, reason };
}

/** By rule; most first. */
export function countWarnings(diagnostics: readonly Diagnostic[]): Warned[] {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  return [...Map.groupBy(warnings, ({ rule }) => rule)]
    .map(([rule, all]) => ({
      rule,
      warnings: all.length,
      articles: new Set(all.map(({ file }) => file)).size,
      first: place(all[0]!),
    }))
    .sort((a, b) => b.warnings - a.warnings || compare(a.rule, b.rule));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
