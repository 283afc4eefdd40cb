/**
 * The words that healthwire shows of a text, and those that another renderer would.
 *
 * For a folder of one's own: `node test/article/html/compare.ts DIR` says of each Markdown file in it
 * which words are missing without a diagnostic, and how many there are of all.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from '../../../functions/article/check.ts';
import { parse } from '../../../functions/article/parse.ts';
import { render } from '../../../functions/article/render.ts';
import { dependencies, plain } from '../read.ts';
import { diff, outsideWords, visibleWords } from './outside.ts';

const NOW = '2026-11-01T08:00:00Z';

export interface Compared {
  /** In order. */
  outside: string[];
  ours: string[];
  /** Words that diagnostics count. */
  told: number;
  /** Diagnostics about HTML. */
  remarks: number;
}

/** Undefined for a text that is refused as a whole. */
export function compare(markdown: string): Compared | undefined {
  // A title of its own, so that none is taken from the text.
  const bytes = new TextEncoder().encode(`---\ntitle: '-'\n---\n\n${markdown}`);
  const { article } = parse({ slug: 's/a', bytes, lastModified: NOW }, plain);
  if (article === undefined) return undefined;
  const around = dependencies({ settings: plain });
  const { content } = render(article, around, { published: NOW, modified: NOW });
  const found = check(article, around, NOW).filter(({ rule }) => rule === 'raw-html');
  return {
    outside: outsideWords(markdown),
    ours: visibleWords(content),
    told: article.structure.leftOut.reduce((sum, { words }) => sum + words, 0),
    remarks: found.length,
  };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(md|markdown|mdx|qmd)$/i.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

/** Without front matter of any kind. */
function bodyOf(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*---\n[^]*?\n(?:---|\.\.\.)[ \t]*(?:\n|$)/, '')
    .replace(/^\s*\+\+\+\n[^]*?\n\+\+\+[ \t]*(?:\n|$)/, '');
}

/** Notes stand at the end here, and in another order there: what only moved is not lost. */
function withoutMoved({ lost, added }: ReturnType<typeof diff>): ReturnType<typeof diff> {
  const rest = [...added];
  const gone = lost.filter((word) => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return { lost: gone, added: rest };
}

function compareFolder(folder: string): void {
  const total = { files: 0, refused: 0, words: 0, lost: 0, told: 0, added: 0, remarks: 0 };
  for (const file of filesIn(folder)) {
    total.files++;
    const body = bodyOf(readFileSync(file, 'utf8'));
    const compared = compare(body);
    if (compared === undefined) {
      total.refused++;
      console.log(`${file}: refused`);
      continue;
    }
    const { lost, added } = withoutMoved(diff(compared.outside, compared.ours));
    total.words += compared.outside.length;
    total.lost += lost.length;
    total.added += added.length;
    total.told += compared.told;
    total.remarks += compared.remarks;
    if (lost.length > compared.told || added.length > 0) {
      const few = (words: string[]) => words.slice(0, 12).join(' ');
      console.log(
        `${file}: lost ${lost.length} (told ${compared.told}): ${few(lost)}; added: ${few(added)}`,
      );
    }
  }
  console.log(total);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) compareFolder(process.argv[2] ?? '.');
