/** What mutations begin with: every article, example and payload of this repository. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { dialects } from '../../functions/article/dialects/index.ts';
import { allRules } from '../../functions/article/rules/index.ts';
import { payloads } from '../hostile/payloads.ts';

const root = new URL('../../', import.meta.url);
const bytes = (text: string) => new TextEncoder().encode(text);

function articlesBelow(folder: string): Uint8Array[] {
  const files = readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile() && file.name.endsWith('.md'))
    .map((file) => `${file.parentPath}/${file.name}`)
    .sort()
    .map((path) => readFileSync(path));
}

/** The passages by which rules are measured. */
function passages(): string[] {
  const folder = new URL('test/article/labelled/', root);
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().flatMap((name) => {
    const all = parse(readFileSync(new URL(name, folder), 'utf8')) as { text?: string }[];
    return all.map(({ text = '' }) => text);
  });
}

/** So many to a file. */
const TOGETHER = 8;

function gathered(all: readonly string[]): Uint8Array[] {
  return Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_, at) =>
    bytes(all.slice(at * TOGETHER, (at + 1) * TOGETHER).join('\n\n')),
  );
}

export const corpus: readonly Uint8Array[] = [
  ...articlesBelow('content/articles/'),
  ...articlesBelow('test/golden/content/'),
  ...articlesBelow('test/article/golden/'),
  ...gathered(passages()),
  ...dialects.map(({ examples }) => bytes(examples.map(({ input }) => input).join('\n\n'))),
  ...allRules.flatMap(({ bad, good }) => [bad, good].map(bytes)),
  ...gathered(payloads),
];
