/** What stands between the two lines of hyphens, in our words and within our schema. */
import { stringify } from 'yaml';
import type { FrontMatter } from '../../../schemas/types.ts';
import { error, top } from '../diagnostics.ts';
import type { Settings } from '../../site/settings.ts';
import { frontMatterBlock, type Block } from './block.ts';
import { Interpreter, type Interpreted } from './interpreter.ts';
import { frontMatterRule } from './rule-ids.ts';
import { salvage } from './salvage.ts';
import { readYaml } from './yaml.ts';

export interface FrontMatterResult extends Omit<Interpreted, 'frontMatter' | 'isPublic'> {
  /** Absent when the block cannot be read. */
  frontMatter?: FrontMatter;
  /** Then, what stands in the lines of it that can. */
  salvaged?: FrontMatter;
  /** Offsets of the whole block; empty where there is none. */
  block: { start: number; end: number };
  /** How the public source begins, where not all that stands in the block is for readers. */
  publicBlock?: string;
}

/** Reads the front matter of a whole source. A source without any has an empty one. */
export function readFrontMatter(text: string, file: string, settings: Settings): FrontMatterResult {
  const found = frontMatterBlock(text, settings);
  const block = 'start' in found ? { start: found.start, end: found.end } : { start: 0, end: 0 };
  const none = { topicTitles: {}, tags: [], extra: {}, unread: [], unclear: [] };
  const empty = { ...none, heldBy: undefined, leadsElsewhere: false };
  const nothing = { ...empty, block, position: () => top, called: (field: string) => field };
  if (found.kind === 'none') return { frontMatter: {}, diagnostics: [], ...nothing };
  if (found.kind === 'broken') {
    return { diagnostics: [error(frontMatterRule.id, file, found.remark)], ...nothing };
  }
  const { yaml, remarks } = readBlock(text, found);
  if (yaml === undefined) {
    const diagnostics = remarks.map((remark) => error('yaml', file, remark));
    if (found.kind === 'json') return { diagnostics, ...nothing };
    const lines = salvage(text, found.from, found.to, found.kind);
    const rest = new Interpreter(lines, file, settings).read();
    const { frontMatter: salvaged, position, called } = rest;
    return { ...nothing, diagnostics, salvaged, position, called };
  }
  const { isPublic, ...read } = new Interpreter(yaml, file, settings).read();
  return { ...read, block, ...(!isPublic && { publicBlock: rewritten(read) }) };
}

type Found = Extract<Block, { from: number }>;

function readBlock(text: string, { kind, from, to, bare }: Found) {
  if (!bare) return readYaml(text, from, to, kind === 'toml' ? 'toml' : 'yaml');
  // Its braces take the place of the line breaks within its fences.
  return readYaml(text, from - 1, to, 'yaml', `{${text.slice(from, to - 1)}}`);
}

/** What was read, so that it is read as the same again. */
export function rewritten(read: Omit<Interpreted, 'isPublic'>): string {
  const { frontMatter, extra, topicTitles } = read;
  const { topics: both = [], ...fields } = frontMatter;
  const topics = both.filter((id) => !read.tags.includes(id));
  const tags = read.tags.map((id) => (Object.hasOwn(topicTitles, id) ? topicTitles[id]! : id));
  const named = { ...(topics.length > 0 && { topics }), ...(tags.length > 0 && { tags }) };
  const all = { ...fields, ...named, ...extra };
  return `---\n${stringify(all, { lineWidth: 0 })}---`;
}
