/** Where the front matter of a source begins and ends. */
import type { Remark } from '../diagnostics.ts';

export type Block =
  | { kind: 'none' }
  /** Offsets of what stands between the fences. */
  | { kind: 'yaml' | 'toml' | 'json'; from: number; to: number }
  | { kind: 'broken'; remark: Remark };

/**
 * Front matter stands at the very top, between two lines of three hyphens (YAML) or plus signs
 * (TOML), or is one object between two lines of braces (JSON, as Hugo has it). Hyphens that are
 * never closed are a thematic break, unless a field follows them. A language that is named after
 * the hyphens (Eleventy's `---js`) is not read: who could say whether it is a draft?
 */
export function frontMatterBlock(text: string): Block {
  const json = /^\{[ \t]*\n(?:[^]*?\n)?\}[ \t]*(?:\n|$)/.exec(text);
  if (json !== null) return { kind: 'json', from: 0, to: json[0].lastIndexOf('}') + 1 };
  const named = /^---([a-z]{2,10})[ \t]*\n/i.exec(text);
  if (named !== null && closing(text, named[0].length, '---') !== undefined) {
    const reason = `Front matter in ${named[1]!} is not read: write it as YAML between lines of ---.`;
    return { kind: 'broken', remark: { position: { line: 1, column: 1 }, reason } };
  }
  const opening = /^(---|\+\+\+)[ \t]*(?:\n|$)/.exec(text);
  if (opening === null) return { kind: 'none' };
  const fence = opening[1] === '---' ? '---' : '+++';
  const from = opening[0].length;
  const to = closing(text, from, fence);
  if (to !== undefined) return { kind: fence === '---' ? 'yaml' : 'toml', from, to };
  const next = text.slice(from, text.indexOf('\n', from) >>> 0);
  if (!/^[A-Za-z][\w-]*\s*[:=]/.test(next)) return { kind: 'none' };
  const reason = `The front matter that begins here never ends: add a line of ${fence} below it.`;
  return { kind: 'broken', remark: { position: { line: 1, column: 1 }, reason } };
}

/** Where the closing fence begins. */
function closing(text: string, from: number, fence: string): number | undefined {
  const line = fence === '---' ? /^---[ \t]*$/gm : /^\+\+\+[ \t]*$/gm;
  line.lastIndex = from;
  return line.exec(text)?.index;
}
