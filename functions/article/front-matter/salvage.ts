/**
 * What can still be read of front matter with a mistake in it: all but the lines that are wrong. It
 * serves to judge the text below (who is it for, in which language?), and is never published.
 */
import { Lines } from '../positions.ts';
import { readYaml, type Yaml } from './yaml.ts';

/** Mistakes looked past, one after another; beyond these nothing of it counts. */
const MISTAKES = 10;

/** Reads `text` from `from` up to `to`; places are those of `text`. */
export function salvage(text: string, from: number, to: number, language: 'yaml' | 'toml'): Yaml {
  const lines = new Lines(text);
  let rest = text;
  for (let i = 0; i < MISTAKES; i++) {
    const { yaml, remarks } = readYaml(rest, from, to, language);
    if (yaml !== undefined) return yaml;
    for (const { position } of remarks) {
      const start = Math.max(from, lines.offset(position.line, 1));
      const end = Math.min(to, lines.offset(position.line + 1, 1) - 1);
      rest = blank(rest, start, end);
    }
  }
  return readYaml('').yaml!;
}

/** As long as before, so that everything else stays where it is. */
function blank(text: string, from: number, to: number): string {
  if (to <= from) return text;
  return text.slice(0, from) + text.slice(from, to).replace(/[^\n]/g, ' ') + text.slice(to);
}
