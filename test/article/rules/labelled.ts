/** The labelled passages, and how each rule does on them: what it finds, misses, and finds in vain. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { memoize } from '../../../functions/base/memoize.ts';
import { allRules } from '../../../functions/article/rules/index.ts';
import { readSettings } from '../../../functions/article/settings/read.ts';
import type { Diagnostic } from '../../../schemas/types.ts';
import { sourceRemarks } from './one-rule.ts';

const folder = new URL('../labelled/', import.meta.url);

/** What a file says of one passage; labelled/README.md says what it means. */
interface Written {
  text: string;
  find?: Record<string, string[] | 'whole'>;
  not?: string[];
  language?: string;
  raw?: boolean;
  site?: boolean;
}

interface Passage {
  file: string;
  written: Written;
  /** The whole source, as it is judged. */
  source: string;
  /** Rules that must be silent although something looks like their business. */
  tempted: Set<string>;
}

export interface Counts {
  found: number;
  missed: number;
  false: number;
}

/** A label without a remark, or a remark without a label. */
export interface Fault {
  rule: string;
  kind: 'missed' | 'false';
  file: string;
  /** The words of the label, or those that were marked. */
  words: string;
  /** The line they stand in. */
  line: string;
}

const ids = allRules.map(({ id }) => id);

/**
 * Rules about what an article as a whole must have: a passage is no article, so that they are judged
 * only where a label names them. All others are judged in every passage.
 */
const ofTheWhole = new Set(
  ids.filter(
    (id) => /-missing$|^treatment-|-grade$|-authority$/.test(id) && !/^(image|foot)/.test(id),
  ),
);

/** All passages, file by file. A label that cannot be true is an error. */
export function passages(): Passage[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.sort().flatMap((file) => {
    const list = parse(readFileSync(new URL(file, folder), 'utf8')) as Written[];
    return list.map((written) => read(file, written));
  });
}

function read(file: string, written: Written): Passage {
  const { text, find = {}, not = [] } = written;
  const fail = (what: string): never => {
    throw new Error(`${file}: ${what} in ${JSON.stringify(text.slice(0, 200))}`);
  };
  const source = wholeSource(written);
  for (const [rule, words] of Object.entries(find)) {
    if (!ids.includes(rule)) fail(`no rule ${rule}`);
    for (const one of words === 'whole' ? [] : words)
      if (text.split(one).length !== 2) fail(`${JSON.stringify(one)} not once`);
  }
  const tempted = new Set(not.flatMap((name) => named(name)));
  if (not.some((name) => named(name).length === 0)) fail(`no rule ${not.join()}`);
  if (Object.keys(find).some((rule) => tempted.has(rule))) fail('a rule both finds and does not');
  return { file, written, source, tempted };
}

/** `treatment-*` is every rule whose name begins so. */
function named(name: string): string[] {
  const begin = name.endsWith('*') ? name.slice(0, -1) : undefined;
  return ids.filter((id) => (begin === undefined ? id === name : id.startsWith(begin)));
}

function wholeSource({ text, language, raw, site }: Written): string {
  if (raw === true || site === true) return text;
  const field = language === undefined ? '' : `language: ${language}\n`;
  const above = text.startsWith('---') ? '' : `---\ntitle: A\n${field}---\n\n`;
  const isCited = text.includes('[^a]') && !/^\[\^a\]:/m.test(text);
  const below = isCited ? '\n\n[^a]: Nobody A. “A study.” 2024.\n' : '';
  return above + text.trimEnd() + '\n' + below;
}

/** How every rule does, in the order of the table; and each fault. */
export function measure(): { counts: Map<string, Counts>; faults: Fault[] } {
  const counts = new Map(ids.map((id) => [id, { found: 0, missed: 0, false: 0 }]));
  const faults: Fault[] = [];
  for (const passage of passages()) {
    for (const rule of ids) {
      const { found, faults: some } = judge(passage, rule);
      const count = counts.get(rule)!;
      count.found += found;
      for (const fault of some) count[fault.kind]++;
      faults.push(...some);
    }
  }
  const place = ({ rule, kind }: Fault) => ids.indexOf(rule) * 2 + (kind === 'false' ? 1 : 0);
  return { counts, faults: faults.sort((a, b) => place(a) - place(b)) };
}

interface Marked {
  from: number;
  to: number;
}

function judge(passage: Passage, rule: string): { found: number; faults: Fault[] } {
  const { file, source, written, tempted } = passage;
  const label = written.find?.[rule];
  if (label === undefined && !tempted.has(rule) && ofTheWhole.has(rule)) {
    return { found: 0, faults: [] };
  }
  const marks = remarksOn(passage)
    .filter((one) => one.rule === rule)
    .map((one) => marked(one, source));
  const fault = (kind: Fault['kind'], { from, to }: Marked): Fault => ({
    rule,
    kind,
    file,
    words: source.slice(from, to),
    line: lineAt(source, from),
  });
  if (label === 'whole') {
    return marks.length > 0
      ? { found: 1, faults: [] }
      : { found: 0, faults: [{ rule, kind: 'missed', file, words: '', line: gist(written) }] };
  }
  const labels = (label ?? []).map((words) => {
    const from = source.indexOf(words, source.indexOf(written.text.trimEnd()));
    return { from, to: from + words.length };
  });
  const meet = (a: Marked, b: Marked) => a.from < b.to && b.from < a.to;
  const missed = labels.filter((one) => !marks.some((mark) => meet(one, mark)));
  const vain = marks.filter((mark) => !labels.some((one) => meet(one, mark)));
  const faults = [
    ...missed.map((one) => fault('missed', one)),
    ...vain.map((one) => fault('false', one)),
  ];
  return { found: labels.length - missed.length, faults };
}

const remarksOn = memoize(({ source, written }: Passage): Diagnostic[] => {
  if (written.site === true) return readSettings(new TextEncoder().encode(source)).diagnostics;
  return sourceRemarks(allRules, source);
});

/** Where a remark stands; one without an end is its first character. */
function marked(found: Diagnostic, source: string): Marked {
  const { line, column, endLine = line, endColumn = column + 1 } = found;
  const lines = source.split('\n');
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  return { from: offset(line, column), to: offset(endLine, endColumn) };
}

function lineAt(source: string, offset: number): string {
  const from = source.lastIndexOf('\n', offset - 1) + 1;
  const end = source.indexOf('\n', offset);
  return source.slice(from, end < 0 ? undefined : end).trim();
}

/** What an article is called, or how a passage begins. */
function gist({ text }: Written): string {
  return (/^title: (.*)$/m.exec(text)?.[1] ?? text.trim().split('\n')[0]!).trim();
}
