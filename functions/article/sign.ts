/** A review, written into the front matter of the source that it is about. */
import { frontMatterBlock } from './front-matter/block.ts';
import { Lines } from './positions.ts';
import { readYaml } from './front-matter/yaml.ts';

/**
 * `text` with these fields in its front matter, each on its line; all else stays as it is, comments
 * included. Undefined where the source has no YAML front matter that can be read.
 */
export function withFields(
  text: string,
  fields: Readonly<Record<string, string>>,
): string | undefined {
  const block = frontMatterBlock(text);
  if (block.kind !== 'yaml') return undefined;
  const { yaml } = readYaml(text, block.from, block.to);
  if (yaml === undefined) return undefined;
  const lines = new Lines(text);
  const edits: [from: number, to: number, written: string][] = [];
  let added = '';
  for (const [field, value] of Object.entries(fields)) {
    if (!Object.hasOwn(yaml.value, field)) {
      added += `${field}: ${value}\n`;
      continue;
    }
    const key = yaml.keyPosition([field]);
    const { line, column, endLine = line, endColumn = column } = yaml.position([field]);
    const from = lines.offset(line, column);
    // A field without a value has its key as its place.
    const isEmpty = line === key.line && column === key.column;
    const to = lines.offset(endLine, endColumn);
    edits.push(isEmpty ? [to, to + 1, `: ${value}`] : [from, to, value]);
  }
  edits.push([block.to, block.to, added]);
  return edits
    .sort(([a], [b]) => b - a)
    .reduce((done, [from, to, written]) => done.slice(0, from) + written + done.slice(to), text);
}
