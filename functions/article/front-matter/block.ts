/** Where the front matter of a source begins and ends, in every form that a tool gives it. */
import type { Remark } from '../diagnostics.ts';
import { positionAt } from '../positions.ts';
import { visibilityOf } from '../dialects/front-matter/index.ts';

export type Block =
  | { kind: 'none' }
  | {
      kind: 'yaml' | 'toml' | 'json';
      /** Offsets of what stands between the fences. */
      from: number;
      to: number;
      /** Offsets of the block with its fences. */
      start: number;
      end: number;
      /** Of JSON: Hexo leaves its braces out. */
      bare?: true;
    }
  | { kind: 'broken'; remark: Remark };

/**
 * Front matter stands at the top, below blank lines and comments at most: between two lines of three
 * hyphens (YAML), plus signs (TOML) or semicolons (JSON), or as one JSON object. Hyphens can name
 * their language (`---json`), and a line of three dots ends YAML too. What looks like front matter
 * and is none is `broken`: who could say whether it is a draft?
 */
export function frontMatterBlock(text: string, settings: object = {}): Block {
  const above = /^(?:\s+|<!--[^]*?-->|\{\/\*[^]*?\*\/\}|%%[^]*?%%)+/.exec(text)?.[0] ?? '';
  // A fence may be indented a little, as its file may begin with a space.
  const start = above.lastIndexOf('\n') + 1;
  const isFirst = above.trim() === '' && start === 0;
  const block =
    jsonObject(text, above.length) ??
    fenced(text, start, isFirst) ??
    unfenced(text, start, settings);
  if (block.kind === 'broken') return block;
  return misplaced(text, 'end' in block ? block.end : 0, settings) ?? block;
}

/** In YAML, TOML or JSON. */
const field = /^["']?[\p{L}_][\p{L}\p{N}_ .-]*["']?[ \t]*[:=]|^\{/u;

const languages: Record<string, 'yaml' | 'toml' | 'json'> = {
  ...{ '---': 'yaml', '+++': 'toml', ';;;': 'json' },
  ...{ yaml: 'yaml', yml: 'yaml', toml: 'toml', json: 'json' },
};

/** `isFirst`: nothing stands above it, so that it is front matter whatever follows. */
function fenced(text: string, start: number, isFirst: boolean): Block | undefined {
  const opening = /[ \t\uFEFF]{0,3}(---|\+\+\+|;;;)([a-z]{2,10})?[ \t]*(?:\n|$)/iy;
  opening.lastIndex = start;
  const [line, fence, language] = opening.exec(text) ?? [];
  if (line === undefined || fence === undefined) return undefined;
  const from = start + line.length;
  const closing = closed(text, from, fence);
  const inside = text.slice(from, from + 1000);
  if (closing === undefined) {
    // Above words, it is a line across the page.
    if (!field.test(inside)) return undefined;
    const reason = `The front matter that begins here never ends: add a line of ${fence} below it.`;
    return broken(text, start, reason);
  }
  if (!isFirst && !field.test(inside.trimStart())) return undefined;
  const kind = languages[language?.toLowerCase() ?? fence];
  if (kind === undefined) {
    const reason = `Front matter in ${language!} is not read: write it as YAML between lines of ---.`;
    return broken(text, start, reason);
  }
  const isBare = kind === 'json' && /^\s*"/.test(text.slice(from, closing.to));
  return { kind, from, ...closing, start, ...(isBare && { bare: true }) };
}

/** Where the closing fence begins and ends. */
function closed(
  text: string,
  from: number,
  fence: string,
): { to: number; end: number } | undefined {
  const fences = { '---': '---|\\.\\.\\.', '+++': '\\+\\+\\+', ';;;': ';;;' };
  const line = new RegExp(`^[ \\t]{0,3}(?:${fences[fence as '---']})[ \\t]*$`, 'gm');
  line.lastIndex = from;
  const found = line.exec(text);
  return found === null ? undefined : { to: found.index, end: found.index + found[0].length };
}

/** One object, on one line or on many, with nothing behind it on its last line. */
function jsonObject(text: string, start: number): Block | undefined {
  if (!/^\{\s*(?:"|\}[ \t]*(?:\n|$))/.test(text.slice(start, start + 1000))) return undefined;
  const end = endOfObject(text, start);
  if (end === undefined) {
    const reason =
      'The closing brace of this front matter is missing, or text stands behind it: mend it.';
    return broken(text, start, reason);
  }
  return { kind: 'json', from: start, to: end, start, end };
}

/** Behind the brace that closes the one at `start`, where the line ends; linear time. */
function endOfObject(text: string, start: number): number | undefined {
  const token = /"(?:[^"\\\n]|\\.)*"|[{}]/g;
  token.lastIndex = start;
  let depth = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    if (found[0] === '{') depth++;
    if (found[0] === '}' && --depth === 0)
      return /^[ \t]*(?:\n|$)/.test(text.slice(token.lastIndex)) ? token.lastIndex : undefined;
  }
  return undefined;
}

/**
 * Fields that keep an article back, without the line above them: Markdown would show them as words.
 * Of other fields the rule `fields-in-text` tells.
 */
function unfenced(text: string, start: number, settings: object): Block {
  const lines = text.slice(start, start + 2000).split('\n');
  const from = lines.findIndex((line) => !otherFence.test(line));
  if (from < 0 || !hides(lines.slice(from), settings)) return { kind: 'none' };
  const reason = 'These look like the fields of a draft: put a line of --- above and below them.';
  return broken(text, start, reason);
}

/** Other lines that people put above fields: `***`, or code that was to be shown. */
const otherFence = /^[ \t]*(?:[*_=~]{3,}|-{3,}|`{3,}|~{3,})[ \t]*(?:ya?ml|toml)?[ \t]*$/i;

/** Whether fields, as far as there are any, keep an article back. */
function hides(lines: readonly string[], settings: object): boolean {
  const fields = lines.map((line) => /^([\p{L}_][\w -]*):(?:[ \t]+(.*))?$/u.exec(line));
  const end = fields.indexOf(null);
  return fields
    .slice(0, end < 0 ? undefined : end)
    .some((field) => visibilityOf(field![1]!, field![2] ?? '', settings).says === 'hidden');
}

/** Such fields between fences that stand below a title, or below other front matter. */
function misplaced(text: string, from: number, settings: object): Block | undefined {
  const below = /\s*(?:# [^\n]*\n\s*)?(?=---[ \t]*\n)/y;
  below.lastIndex = from;
  if (below.exec(text) === null) return undefined;
  const [, ...lines] = text.slice(below.lastIndex, below.lastIndex + 2000).split('\n');
  const end = lines.findIndex((line) => /^---[ \t]*$/.test(line));
  if (end < 1 || !hides(lines.slice(0, end), settings)) return undefined;
  const reason =
    'These fields of a draft are read by nobody here: put them at the top of the file, between two ' +
    'lines of ---.';
  return broken(text, below.lastIndex, reason);
}

function broken(text: string, start: number, reason: string): Block {
  return { kind: 'broken', remark: { position: positionAt(text, start), reason } };
}
