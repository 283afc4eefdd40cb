/**
 * TOML front matter (https://toml.io/en/v1.0.0), the first form of Hugo, rewritten as YAML: fields,
 * strings, lists and inline tables mean the same there once the equals sign is a colon. What is no
 * TOML stays as it is, for the YAML parser to refuse.
 */

export interface Rewritten {
  yaml: string;
  /** Where a code unit of `yaml` stood in the TOML. */
  original: (offset: number) => number;
  /** Where the first table begins. What stands below it is in tables, and left out. */
  table?: [start: number, end: number];
}

const blank = /[ \t]*(?:#[^\n]*)?(?:\n|$)/y;
const table = /[ \t]*\[[^\n]*/y;
const field = /[ \t]*((?:[\w.-]+|"[^"\n]*"|'[^'\n]*'))[ \t]*=[ \t]*/dy;
const longString = /"""\n?([^]*?)"""|'''\n?([^]*?)'''/y;
const shortString = /"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y;
const restOfLine = /[^\n]*/y;

/** Rewrites what stands between two lines of `+++`. Linear time. */
export function tomlAsYaml(toml: string): Rewritten {
  const rewriter = new Rewriter(toml);
  const table = rewriter.rewrite();
  const { yaml, original } = rewriter;
  return { yaml, original, ...(table && { table }) };
}

class Rewriter {
  yaml = '';
  readonly #toml: string;
  #at = 0;
  /** Pieces of the output in order: where each begins, there and in the TOML. */
  readonly #pieces: [yaml: number, toml: number][] = [];

  constructor(toml: string) {
    this.#toml = toml;
  }

  /** Returns where the first table begins, if there is one. */
  rewrite(): [number, number] | undefined {
    while (this.#at < this.#toml.length) {
      const start = this.#at;
      if (this.#take(blank)) {
        this.#emit('\n', start);
        continue;
      }
      if (this.#take(table)) return [start, this.#at];
      const key = this.#take(field);
      if (key) {
        this.#emit(key[1]!, key.indices![1]![0]);
        this.#emit(': ', this.#at);
        this.#value();
      } else this.#emit(this.#take(restOfLine)![0], start);
    }
    return undefined;
  }

  readonly original = (offset: number): number => {
    let low = 0;
    let high = this.#pieces.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#pieces[middle]![0] <= offset) low = middle;
      else high = middle;
    }
    const [yaml, toml] = this.#pieces[low] ?? [0, 0];
    return Math.min(toml + offset - yaml, this.#pieces[high]?.[1] ?? this.#toml.length);
  };

  /** Up to the end of the line, or of the list that begins here. */
  #value(): void {
    let depth = 0;
    while (this.#at < this.#toml.length) {
      const start = this.#at;
      const long = this.#take(longString);
      if (long) {
        this.#emit(quoted(long), start);
        continue;
      }
      const [short] = this.#take(shortString) ?? [];
      if (short !== undefined) {
        this.#emit(short, start);
        continue;
      }
      const letter = this.#toml[start]!;
      if (letter === '\n' && depth === 0) return;
      if (letter === '#') this.#take(restOfLine);
      else this.#at++;
      if (letter === '[' || letter === '{') depth++;
      if (letter === ']' || letter === '}') depth--;
      if (letter === '\n' || letter === '#') this.#emit(' ', start);
      else this.#emit(letter === '=' && depth > 0 ? ': ' : letter, start);
    }
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#toml);
    if (match !== null) this.#at = pattern.lastIndex;
    return match;
  }

  #emit(text: string, from: number): void {
    this.#pieces.push([this.yaml.length, from]);
    this.yaml += text;
  }
}

/** A string of several lines as one of YAML in double quotes. */
function quoted([, basic, literal]: RegExpExecArray): string {
  if (basic === undefined) return JSON.stringify(literal);
  const joined = basic.replace(/\\[ \t]*\n\s*/g, '');
  return `"${joined.replace(/\\.|"/g, (found) => (found === '"' ? '\\"' : found)).replaceAll('\n', '\\n')}"`;
}
